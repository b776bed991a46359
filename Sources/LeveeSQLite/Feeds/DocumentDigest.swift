/// What documents are told by while an import runs: 64 bits that nobody can foresee, of a few multiplications.
struct DocumentDigest {
    private let seed = UInt64.random(in: 0 ... .max)
    private let factor = UInt64.random(in: 0 ... .max) | 1

    func callAsFunction(_ document: UnsafeRawBufferPointer) -> Int {
        var mixed = seed ^ UInt64(truncatingIfNeeded: document.count)
        var place = 0
        while place + 8 <= document.count {
            mixed = mix(mixed ^ document.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 0
        while place < document.count {
            rest = rest << 8 | UInt64(document[place])
            place += 1
        }
        return Int(truncatingIfNeeded: mix(mix(mixed ^ rest)))
    }

    private func mix(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: factor)
        return product.high ^ product.low ^ seed
    }
}
