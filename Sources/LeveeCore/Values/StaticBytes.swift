extension StaticString {
    /// Its bytes, which stay where they are for ever.
    public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }

    /// Whether the bytes are its own.
    public func spells(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = utf8CodeUnitCount
        guard count == other.count, let start = other.baseAddress else { return count == 0 && other.isEmpty }
        let (mine, theirs) = (UnsafeRawPointer(utf8Start), UnsafeRawPointer(start))
        // As many bytes at once as fit; the last ones are looked at twice where the count is no multiple.
        if count >= 8 { return isSame(mine, theirs, count, UInt64.self) }
        if count >= 4 { return isSame(mine, theirs, count, UInt32.self) }
        return isSame(mine, theirs, count, UInt8.self)
    }

    private func isSame<Word: FixedWidthInteger & BitwiseCopyable>(
        _ one: UnsafeRawPointer, _ other: UnsafeRawPointer, _ count: Int, _: Word.Type
    ) -> Bool {
        let size = MemoryLayout<Word>.size
        func differ(at place: Int) -> Bool {
            one.loadUnaligned(fromByteOffset: place, as: Word.self)
                != other.loadUnaligned(fromByteOffset: place, as: Word.self)
        }
        var place = 0
        while place + size <= count {
            if differ(at: place) { return false }
            place += size
        }
        return place == count || !differ(at: count - size)
    }
}
