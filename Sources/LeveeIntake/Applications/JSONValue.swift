import Foundation
import LeveeCore

/// Any JSON, so that a value of the wrong kind can be named in our own words.
enum JSONValue: Hashable, Decodable {
    case null
    case bool(Bool)
    /// As it is shown; no field of ours takes a number.
    case number(String)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let fields = try? value.decode([String: JSONValue].self) {
            self = .object(fields)
        } else if let items = try? value.decode([JSONValue].self) {
            self = .list(items)
        } else if let flag = try? value.decode(Bool.self) {
            self = .bool(flag)
        } else if let number = try? value.decode(Int64.self) {
            self = .number("\(number)")
        } else {
            self = .number("\(try value.decode(Double.self))")
        }
    }

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
        let plain = data.starts(with: mark) ? Data(data.dropFirst(mark.count)) : data
        guard String(validating: plain, as: UTF8.self) != nil else {
            throw ApplicationRefusal(
                file: file, explanation: .init(zh: "不是 UTF-8，请以 UTF-8 保存", en: "is not UTF-8; save it as UTF-8"))
        }
        do { return try JSONDecoder().decode(JSONValue.self, from: plain) } catch {
            throw ApplicationRefusal(
                file: file,
                explanation: .init(zh: "不是有效的 JSON，应为一个对象或一个数组", en: "is not valid JSON; give one object or one array"))
        }
    }
}
