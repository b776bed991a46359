import Foundation

/// A JSON value as it came.
enum SeenJSON: Decodable, Sendable {
    case nothing
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([SeenJSON])
    case object([String: SeenJSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .nothing
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([SeenJSON].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: SeenJSON].self))
        }
    }

    init(_ bytes: some Sequence<UInt8>) throws { self = try JSONDecoder().decode(Self.self, from: Data(bytes)) }

    subscript(_ name: String) -> SeenJSON? { object[name] }
    var object: [String: SeenJSON] { if case .object(let object) = self { object } else { [:] } }
    var list: [SeenJSON] { if case .list(let list) = self { list } else { [] } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
}

/// As much of JSON Schema 2020-12 as the description uses. A word that is not known here is a fault, so that nothing goes unchecked.
struct JSONSchema: Sendable {
    let document: SeenJSON

    private static let words: Set<String> = [
        "type", "properties", "required", "additionalProperties", "items", "enum", "$ref", "description", "maxLength",
        "minLength", "format", "pattern",
    ]

    /// What in a value is not as the schema says; nil where all of it is.
    func fault(_ value: SeenJSON, _ schema: SeenJSON, _ place: String = "$") -> String? {
        if let odd = schema.object.keys.first(where: { !Self.words.contains($0) }) {
            return "\(place): `\(odd)` is no known word"
        }
        if let reference = schema["$ref"]?.text {
            let parts = reference.split(separator: "/").dropFirst().map(String.init)
            guard let target = parts.reduce(document as SeenJSON?, { $0?[$1] }) else {
                return "\(place): \(reference) leads nowhere"
            }
            return fault(value, target, place)
        }
        if let names = schema["enum"]?.list, !names.contains(where: { $0.text == value.text && value.text != nil }) {
            return "\(place) is none of the names"
        }
        switch (schema["type"]?.text, value) {
        case (nil, _): return schema.object.isEmpty ? nil : "\(place) has no type"
        case ("string", .text), ("boolean", .flag), ("number", .number): return nil
        case ("integer", .number(let number)): return number == number.rounded() ? nil : "\(place) is not whole"
        case ("array", .list(let list)):
            guard let items = schema["items"] else { return "\(place) does not say of what" }
            return list.enumerated().compactMap { fault($1, items, "\(place)[\($0)]") }.first
        case ("object", .object(let object)): return fault(object, schema, place)
        case (let type?, _): return "\(place) is no \(type)"
        }
    }

    private func fault(_ object: [String: SeenJSON], _ schema: SeenJSON, _ place: String) -> String? {
        let properties = schema["properties"]?.object ?? [:]
        let missing = (schema["required"]?.list ?? []).compactMap(\.text).first { object[$0] == nil }
        if let missing { return "\(place).\(missing) is missing" }
        return object.sorted { $0.key < $1.key }.compactMap { name, value -> String? in
            if let property = properties[name] { return fault(value, property, "\(place).\(name)") }
            switch schema["additionalProperties"] {
            case .flag(false)?: return "\(place).\(name) is not described"
            case .object(let more)?: return fault(value, .object(more), "\(place).\(name)")
            default: return nil
            }
        }.first
    }
}
