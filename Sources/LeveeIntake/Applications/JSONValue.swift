import Foundation
import LeveeCore

/// Any JSON, so that a value of the wrong kind can be named in our own words.
enum JSONValue: Hashable {
    case null
    case bool(Bool)
    /// As it is shown; no field of ours takes a number.
    case number(String)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    /// What kind of value it is.
    var kind: Bilingual {
        switch self {
        case .null: Bilingual(zh: "空值", en: "null")
        case .bool: Bilingual(zh: "布尔值", en: "a truth value")
        case .number: Bilingual(zh: "数字", en: "a number")
        case .text: Bilingual(zh: "文本", en: "a text")
        case .list: Bilingual(zh: "数组", en: "an array")
        case .object: Bilingual(zh: "对象", en: "an object")
        }
    }

    /// The value as a message quotes it; nil where it is too much to quote.
    var shown: String? {
        switch self {
        case .bool(let flag): "\(flag)"
        case .number(let text), .text(let text): text
        case .null, .list, .object: nil
        }
    }

    /// Reads one JSON document in UTF-8, with or without a byte order mark.
    /// - Throws: ``ApplicationRefusal``.
    static func read(_ data: Data, file: String) throws(ApplicationRefusal) -> JSONValue {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let plain = Array(data.starts(with: mark) ? data.dropFirst(mark.count) : data)
        guard String(validating: plain, as: UTF8.self) != nil else {
            throw ApplicationRefusal(
                file: file, explanation: .init(zh: "不是 UTF-8，请以 UTF-8 保存", en: "is not UTF-8; save it as UTF-8"))
        }
        return try JSONReader.read(plain, file: file)
    }
}
