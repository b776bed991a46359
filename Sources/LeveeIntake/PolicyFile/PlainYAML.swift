import Foundation
import LeveeCore
import Yams

/// The gate before the YAML parser: small files of visible UTF-8 text, one document, and only the plain part of YAML.
///
/// Anchors and aliases can make a small file unfold without end, and tags and directives change what a text means, so
/// none of them reaches the parser. The test is stricter than YAML: the sign is refused wherever it begins a word.
struct PlainYAML {
    let file: String

    /// Largest file, in bytes; exactly this is inside.
    static let limit = 1 << 20

    func text(of bytes: some Collection<UInt8>) throws(PolicyFileError) -> String {
        guard bytes.count <= Self.limit else { throw tooLarge }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
        throw PolicyFileError(
            .notUTF8, file: file, line: line.map { $0 + 1 }, zh: "不是 UTF-8 文本，请另存为 UTF-8",
            en: "is not UTF-8 text; save it as UTF-8")
    }

    /// The root of the only document.
    func root(of input: String) throws(PolicyFileError) -> YAMLValue {
        guard input.utf8.count <= Self.limit else { throw tooLarge }
        var scalars = input.precomposedStringWithCanonicalMapping.unicodeScalars
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        try admit(scalars)
        let node: Node?
        do {
            node = try Parser(yaml: String(scalars), resolver: .basic, encoding: .utf8).singleRoot()
        } catch {
            throw explained(error)
        }
        guard let node else {
            throw PolicyFileError(.empty, file: file, zh: "文件中没有内容", en: "has nothing in it; fill it in")
        }
        return YAMLValue(node: node, file: file, name: file)
    }

    private func admit(_ scalars: String.UnicodeScalarView) throws(PolicyFileError) {
        var line = 1
        var column = 0
        var before: Unicode.Scalar?
        var pending: Unicode.Scalar?
        for scalar in scalars {
            // A sign is judged when the scalar after it is known.
            if let sign = pending, sign == "!" || !Self.isSpace(scalar) {
                throw marker(sign, line: line, column: column)
            }
            if before == "\n" || (before == "\r" && scalar != "\n") {
                line += 1
                column = 0
            }
            column += 1
            if scalar == "%", column == 1 { throw marker(scalar, line: line, column: column) }
            if scalar.value < 0x20 ? !Self.isSpace(scalar) : scalar.value >= 0x7F && Text.isDoubtful(String(scalar)) {
                let shown = Text.visible(String(scalar))
                throw PolicyFileError(
                    .unseenCharacter, file: file, line: line, column: column,
                    zh: "含有不可见字符 \(shown)，请删除", en: "contains the unseen character \(shown); remove it")
            }
            pending = Self.isSign(scalar) && Self.mayBeginWord(after: before) ? scalar : nil
            before = scalar
        }
        if let pending, pending == "!" { throw marker(pending, line: line, column: column) }
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool { scalar == "&" || scalar == "*" || scalar == "!" }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t"
    }

    private static func mayBeginWord(after before: Unicode.Scalar?) -> Bool {
        guard let before else { return true }
        return isSpace(before) || before == "[" || before == "{" || before == "," || before == ":"
    }

    private func marker(_ sign: Unicode.Scalar, line: Int, column: Int) -> PolicyFileError {
        PolicyFileError(
            .notPlain, file: file, line: line, column: column,
            zh: "词首的 `\(sign)` 不接受（锚点、别名、标签和指令均不可用），请直接写出内容",
            en: "a word begins with `\(sign)`: anchors, aliases, tags and directives are not accepted; "
                + "write the value out")
    }

    private var tooLarge: PolicyFileError {
        PolicyFileError(
            .tooLarge, file: file, zh: "超过 1 MiB，请删减", en: "is larger than 1 MiB; shorten it")
    }

    private func explained(_ error: any Error) -> PolicyFileError {
        switch error as? YamlError {
        case .duplicatedKeysInMapping(let keys, let context):
            let key = quoted(keys.first ?? "")
            return PolicyFileError(
                .duplicateKey, file: file, line: context.mark.line, column: context.mark.column,
                zh: "键 \(key) 写了不止一次，请只留一个", en: "key \(key) is written more than once; keep one")
        case .composer(_, _, let mark, _):
            return PolicyFileError(
                .severalDocuments, file: file, line: mark.line, column: mark.column,
                zh: "此处开始第二个文档，一个文件只能有一个", en: "a second document begins here; keep one to a file")
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            return malformed(problem, line: mark.line, column: mark.column)
        case .reader(let problem, _, _, _):
            return malformed(problem)
        default:
            return malformed("unknown fault")
        }
    }

    /// The parser's words name its own grammar and quote nothing of the file.
    private func malformed(_ problem: String, line: Int? = nil, column: Int? = nil) -> PolicyFileError {
        PolicyFileError(
            .malformed, file: file, line: line, column: column,
            zh: "YAML 写法有误（\(problem)），请检查缩进、冒号和引号",
            en: "not well-formed YAML (\(problem)); check indentation, colons and quotes")
    }
}
