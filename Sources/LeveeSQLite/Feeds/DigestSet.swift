/// A set of digests in a table of fixed size, which holds half as many as it has slots.
struct DigestSet {
    /// 0 is an empty slot.
    private var slots: [Int]
    private var count = 0

    /// - Parameter slots: a power of two.
    init(slots: Int) { self.slots = [Int](repeating: 0, count: slots) }

    mutating func insert(_ digest: Int) {
        let digest = digest == 0 ? 1 : digest
        precondition(count < slots.count / 2)
        let place = place(of: digest)
        if slots[place] == 0 { count += 1 }
        slots[place] = digest
    }

    func contains(_ digest: Int) -> Bool {
        let digest = digest == 0 ? 1 : digest
        return slots[place(of: digest)] == digest
    }

    mutating func removeAll() {
        if count == 0 { return }
        for place in slots.indices { slots[place] = 0 }
        count = 0
    }

    /// Where it is, or would be put.
    private func place(of digest: Int) -> Int {
        var place = digest & (slots.count - 1)
        while slots[place] != 0, slots[place] != digest { place = (place + 1) & (slots.count - 1) }
        return place
    }
}
