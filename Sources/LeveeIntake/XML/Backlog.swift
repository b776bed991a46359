/// What waits to be taken, oldest first; its storage is used again.
struct Backlog<Element> {
    /// So many are given up at once, at the latest.
    private static var limit: Int { 1 << 12 }

    private var all: [Element] = []
    private var taken = 0

    var first: Element? { taken < all.count ? all[taken] : nil }

    mutating func append(_ element: Element) { all.append(element) }

    @discardableResult
    mutating func popFirst() -> Element? {
        guard taken < all.count else { return nil }
        defer {
            taken += 1
            if taken == all.count || taken == Self.limit { removeTaken() }
        }
        return all[taken]
    }

    /// Changes the newest one.
    mutating func changeLast(_ change: (inout Element) -> Void) {
        if taken < all.count { change(&all[all.count - 1]) }
    }

    /// Everything that waits.
    var waiting: ArraySlice<Element> { all[taken...] }

    private mutating func removeTaken() {
        if taken == all.count { all.removeAll(keepingCapacity: true) } else { all.removeFirst(taken) }
        taken = 0
    }
}
