import Foundation
import LeveeCore

/// A value in a machine's request. It has the kind that the description names, and no other is taken for it.
enum SentValue: Decodable {
    case nothing
    case text(String)
    case flag(Bool)
    case number(Int64)
    case texts([String])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .nothing
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int64.self) {
            self = .number(number)
        } else {
            self = .texts(try container.decode([String].self))
        }
    }

    /// As a form would have sent it.
    func texts(for field: Field) throws(FieldErrors) -> [String] {
        switch (field.kind, self) {
        case (.flag, .flag(let flag)): return flag ? ["yes"] : []
        case (.number, .number(let number)): return ["\(number)"]
        case (.choices, .texts(let texts)):
            return try texts.map { text throws(FieldErrors) in try Self.taken(text, field) }
        case (.flag, _): throw FieldErrors(field.name, Bilingual(zh: "应为 true 或 false", en: "give true or false"))
        case (.number, _): throw FieldErrors(field.name, Bilingual(zh: "应为整数", en: "give a whole number"))
        case (.choices, _): throw FieldErrors(field.name, Bilingual(zh: "应为文字列表", en: "give a list of texts"))
        case (_, .text(let text)): return [try Self.taken(text, field)]
        default:
            throw FieldErrors(field.name, Bilingual(zh: "应为文字；没有内容就不要发送", en: "give a text, or leave it out"))
        }
    }

    private static func taken(_ text: String, _ field: Field) throws(FieldErrors) -> String {
        guard text.unicodeScalars.count <= field.limit else {
            throw FieldErrors(
                field.name,
                Bilingual(
                    zh: "最多 \(field.limit) 个字，请缩短", en: "at most \(field.limit) characters; make it shorter"))
        }
        switch field.kind {
        case .day, .choice, .choices:
            guard text.utf8.contains(where: { $0 != UInt8(ascii: " ") }) else {
                throw FieldErrors(field.name, Bilingual(zh: "没有内容就不要发送", en: "leave it out where there is nothing"))
            }
        default: break
        }
        return text.precomposedStringWithCanonicalMapping
    }
}
