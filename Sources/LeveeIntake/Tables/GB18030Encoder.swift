import Glibc

/// UTF-8 to GB18030 by the C library: every character of Unicode has its place there.
enum GB18030Encoder {
    /// Nil where the C library does not know GB18030, or a character of the text has no place in it.
    static func bytes(of text: String) -> [UInt8]? {
        guard let converter = iconv_open("GB18030", "UTF-8"), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = Array(text.utf8)
        var left = input.count
        var isWhole = true
        // One byte stays one; two become at most four.
        let room = input.count * 2 + 8
        let encoded = [UInt8](unsafeUninitializedCapacity: room) { target, count in
            var free = room
            input.withUnsafeMutableBytes { source in
                var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var to = UnsafeMutableRawPointer(target.baseAddress)?.assumingMemoryBound(to: CChar.self)
                // A character that is replaced counts as one that has no place.
                isWhole = iconv(converter, &from, &left, &to, &free) == 0
            }
            count = room - free
        }
        return isWhole ? encoded : nil
    }
}

extension TextEncoding {
    /// The text for a file of this encoding: UTF-8 with a byte order mark, by which spreadsheets know it; GB18030 without.
    /// Nil where the C library cannot write it.
    public func bytes(of text: String) -> [UInt8]? {
        switch self {
        case .utf8: Self.byteOrderMark + Array(text.utf8)
        case .gb18030: GB18030Encoder.bytes(of: text)
        }
    }
}
