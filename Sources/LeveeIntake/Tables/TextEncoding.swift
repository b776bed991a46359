import LeveeCore

/// How a table file writes its text.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case gb18030 = "GB18030"

    /// Tells the two apart by the bytes: UTF-8 where every byte is, else GB18030 where every byte is.
    ///
    /// Reads the whole file, in one pass where it is UTF-8 and in two where it is not; leaves it at the end.
    static func detect(_ file: FileBytes) throws(TableRefusal) -> TextEncoding {
        guard let utf8Line = try firstLineNotUTF8(file) else { return .utf8 }
        file.rewind()
        guard let decoder = GB18030Decoder() else {
            throw file.refusal(
                .init(
                    zh: "不是 UTF-8，而本机 C 库不支持 GB18030，请另存为 UTF-8",
                    en: "is not UTF-8, and the C library here does not know GB18030; save it as UTF-8"), line: utf8Line)
        }
        var mixture = MixtureCheck()
        var line = 1
        var chunk: [UInt8] = []
        var decoded: [UInt8] = []
        while try file.append(to: &chunk) {
            let valid = decoder.decode(chunk, into: &decoded)
            line += decoded.count { $0 == newline }
            // Whichever encoding got further is the one that was meant, so its line is the one to look at.
            guard valid else { throw file.refusal(neither, line: max(line, utf8Line)) }
            mixture.take(chunk)
            chunk.removeAll(keepingCapacity: true)
            decoded.removeAll(keepingCapacity: true)
        }
        guard decoder.isComplete else { throw file.refusal(neither, line: max(line, utf8Line)) }
        if let foreign = mixture.line(firstNotUTF8: utf8Line) { throw file.refusal(mixed, line: foreign) }
        return .gb18030
    }

    /// The line of the first byte that is not UTF-8; nil where there is none.
    private static func firstLineNotUTF8(_ file: FileBytes) throws(TableRefusal) -> Int? {
        let start = try self.start(of: file)
        // A header has no NUL, so one among the first two bytes is half of a UTF-16 unit.
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) || start.prefix(2).contains(0) {
            throw file.refusal(utf16, line: 1)
        }
        var check = UTF8Check()
        var line = 1
        var chunk: [UInt8] = []
        while try file.append(to: &chunk) {
            for byte in chunk {
                guard check.accepts(byte) else {
                    if start == byteOrderMark { throw file.refusal(marked, line: line) }
                    return line
                }
                if byte == newline { line += 1 }
            }
            chunk.removeAll(keepingCapacity: true)
        }
        if check.isComplete { return nil }
        if start == byteOrderMark { throw file.refusal(marked, line: line) }
        return line
    }

    /// The first three bytes, or all where there are fewer.
    private static func start(of file: FileBytes) throws(TableRefusal) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < 3, try file.append(to: &bytes) {}
        file.rewind()
        return Array(bytes.prefix(3))
    }

    /// U+FEFF in UTF-8.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let newline = UInt8(ascii: "\n")

    private static let utf16 = Bilingual(
        zh: "文件是 UTF-16 编码，请另存为 UTF-8 或 GB18030", en: "the file is UTF-16; save it as UTF-8 or GB18030")
    private static let marked = Bilingual(
        zh: "文件带 UTF-8 标记，但本行不是 UTF-8，请整份另存为 UTF-8",
        en: "the file is marked as UTF-8 and this line is not; save the whole file as UTF-8")
    private static let neither = Bilingual(
        zh: "本行既不是 UTF-8 也不是 GB18030，请整份另存为 UTF-8",
        en: "this line is neither UTF-8 nor GB18030; save the whole file as UTF-8")
    private static let mixed = Bilingual(
        zh: "文件混用 UTF-8 和 GB18030，本行与其他行不同，请整份另存为 UTF-8",
        en: "the file mixes UTF-8 and GB18030, and this line differs from the others; save the whole file as UTF-8")
}
