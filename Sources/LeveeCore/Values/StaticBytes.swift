extension StaticString {
    /// Its bytes, which stay where they are for ever.
    public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }

    /// Whether the bytes are its own.
    public func spells(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard utf8CodeUnitCount == other.count else { return false }
        for place in 0..<other.count where utf8Start[place] != other[place] { return false }
        return true
    }
}
