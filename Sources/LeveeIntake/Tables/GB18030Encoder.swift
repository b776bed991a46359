import Glibc
public import LeveeCore

/// UTF-8 to GB18030 by the C library: all of Unicode but two dozen private-use characters.
enum GB18030Encoder {
    static func bytes(of text: String) throws(UnwritableText) -> [UInt8] {
        guard let converter = iconv_open("GB18030", "UTF-8"), converter != iconv_t(bitPattern: -1) else {
            throw UnwritableText(character: nil)
        }
        defer { iconv_close(converter) }
        var input = Array(text.utf8)
        var left = input.count
        // One byte stays one; two become at most four.
        let room = input.count * 2 + 8
        let encoded = [UInt8](unsafeUninitializedCapacity: room) { target, count in
            var free = room
            input.withUnsafeMutableBytes { source in
                var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var to = UnsafeMutableRawPointer(target.baseAddress)?.assumingMemoryBound(to: CChar.self)
                iconv(converter, &from, &left, &to, &free)
            }
            count = room - free
        }
        guard left == 0 else {
            throw UnwritableText(character: String(decoding: input.suffix(left), as: UTF8.self).unicodeScalars.first)
        }
        return encoded
    }
}

/// Why a text cannot be written in an encoding.
public struct UnwritableText: Error, Hashable, Sendable {
    /// The first character that has no place in it; nil where the C library does not know the encoding at all.
    public var character: Unicode.Scalar?

    public var explanation: Bilingual {
        guard let character else {
            return Bilingual(
                zh: "本机 C 库不支持 GB18030，请改用 utf-8", en: "the C library here does not know GB18030; write utf-8")
        }
        let code = "U+" + String(character.value, radix: 16, uppercase: true)
        return Bilingual(
            zh: "GB18030 中没有字符 \(code)，请核对含有该字符的内容，或改用 utf-8",
            en: "GB18030 has no place for the character \(code); look at the text that holds it, or write utf-8")
    }
}

extension TextEncoding {
    /// The text for a file of this encoding: UTF-8 with a byte order mark, by which spreadsheets know it; GB18030 without.
    public func bytes(of text: String) throws(UnwritableText) -> [UInt8] {
        switch self {
        case .utf8: Self.byteOrderMark + Array(text.utf8)
        case .gb18030: try GB18030Encoder.bytes(of: text)
        }
    }
}
