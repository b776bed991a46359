/// Strict UTF-8, byte by byte: no overlong forms, no surrogates, nothing above U+10FFFF.
public struct UTF8Check: Sendable {
    /// Continuation bytes that the current character still needs.
    public private(set) var due = 0
    private var low: UInt8 = 0x80
    private var high: UInt8 = 0xBF

    public init() {}

    /// Whether the text may end here.
    public var isComplete: Bool { due == 0 }

    /// Takes one byte; false where it cannot follow. Nothing is promised after a false.
    public mutating func accepts(_ byte: UInt8) -> Bool {
        if due > 0 {
            guard byte >= low, byte <= high else { return false }
            due -= 1
            low = 0x80
            high = 0xBF
            return true
        }
        switch byte {
        case 0...0x7F: return true
        case 0xC2...0xDF: due = 1
        case 0xE0...0xEF:
            due = 2
            if byte == 0xE0 { low = 0xA0 }
            if byte == 0xED { high = 0x9F }
        case 0xF0...0xF4:
            due = 3
            if byte == 0xF0 { low = 0x90 }
            if byte == 0xF4 { high = 0x8F }
        default: return false
        }
        return true
    }

    /// Place of the first byte of the range that is NUL or cannot stand there.
    public mutating func firstWrong(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = range.lowerBound
        while index < range.upperBound {
            // Eight bytes at once, as long as all of them are ASCII and none is NUL.
            if isComplete, index + 8 <= range.upperBound {
                let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0 {
                    index += 8
                    continue
                }
            }
            guard bytes[index] != 0, accepts(bytes[index]) else { return index }
            index += 1
        }
        return nil
    }
}
