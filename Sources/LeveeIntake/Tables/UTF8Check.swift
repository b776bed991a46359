/// Strict UTF-8, byte by byte: no overlong forms, no surrogates, nothing above U+10FFFF.
struct UTF8Check {
    /// Continuation bytes that the current character still needs.
    private(set) var due = 0
    private var low: UInt8 = 0x80
    private var high: UInt8 = 0xBF

    /// Whether the text may end here.
    var isComplete: Bool { due == 0 }

    /// Takes one byte; false where it cannot follow. Nothing is promised after a false.
    mutating func accepts(_ byte: UInt8) -> Bool {
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
}
