import LeveeCore

/// The fields of one JSON object. Null, an empty and a blank text are the same as a field that is not there.
struct JSONFields {
    let file: String
    /// Where the object stands, such as `[2].companions[0]`; empty for the document itself.
    let path: String
    private let fields: [String: JSONValue]

    /// - Parameter names: every field that the object may have.
    /// - Throws: ``ApplicationRefusal`` where the value is no object, or has a field of another name.
    init(_ value: JSONValue, file: String, path: String, names: [String]) throws(ApplicationRefusal) {
        self.file = file
        self.path = path
        guard case .object(let fields) = value else {
            throw Self.wrongKind(value, Bilingual(zh: "对象", en: "an object"), file: file, field: path)
        }
        self.fields = fields
        let unknown = fields.keys.filter { !names.contains($0) }.min { $0.precedes($1) }
        if let unknown {
            let list = names.map { "`\($0)`" }
            throw refusal(
                unknown,
                .init(
                    zh: "是未知字段，可用的有 " + list.joined(separator: "、"),
                    en: "is not a known field; the fields are " + list.joined(separator: ", ")))
        }
    }

    /// A value that may be missing.
    func optional<Value>(
        _ name: String, _ parse: (String) throws(Refusal) -> Value
    ) throws(ApplicationRefusal) -> Value? {
        switch fields[name] ?? .null {
        case .null: return nil
        case .text(let text):
            if Text.isBlank(text) { return nil }
            return try parsed(name, text, parse)
        case let other: throw Self.wrongKind(other, Self.text, file: file, field: place(name))
        }
    }

    /// A value without which there is no application.
    func required<Value>(
        _ name: String, _ parse: (String) throws(Refusal) -> Value
    ) throws(ApplicationRefusal) -> Value {
        guard let value = try optional(name, parse) else {
            throw refusal(name, Refusal(.missing, "").explanation)
        }
        return value
    }

    /// One of the words of a code; nil where it is missing.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, of: Choice.Type = Choice.self
    ) throws(ApplicationRefusal) -> Choice? {
        guard let word = try optional(name, { text throws(Refusal) in text }) else { return nil }
        guard let choice = Choice(rawValue: word) else {
            let words = Choice.allCases.map { "`\($0.rawValue)`" }
            throw refusal(
                name, value: word,
                .init(
                    zh: "不在允许的取值之内，应为 " + words.joined(separator: "、"),
                    en: "is not one of the values allowed here; use " + words.joined(separator: ", ")))
        }
        return choice
    }

    /// Values in an array, none of which may be missing; no array is an empty one.
    func list<Value>(
        _ name: String, _ parse: (String) throws(Refusal) -> Value
    ) throws(ApplicationRefusal) -> [Value] {
        var values: [Value] = []
        for (index, item) in try items(name).enumerated() {
            let place = "\(name)[\(index)]"
            guard case .text(let text) = item else {
                throw Self.wrongKind(item, Self.text, file: file, field: self.place(place))
            }
            values.append(try parsed(place, text, parse))
        }
        return values
    }

    /// Objects in an array; no array is an empty one.
    func objects(_ name: String, names: [String]) throws(ApplicationRefusal) -> [JSONFields] {
        var objects: [JSONFields] = []
        for (index, item) in try items(name).enumerated() {
            objects.append(try JSONFields(item, file: file, path: "\(place(name))[\(index)]", names: names))
        }
        return objects
    }

    func refusal(_ name: String, value: String? = nil, _ explanation: Bilingual) -> ApplicationRefusal {
        ApplicationRefusal(file: file, field: place(name), value: value, explanation: explanation)
    }

    static func wrongKind(
        _ value: JSONValue, _ wanted: Bilingual, file: String, field: String
    ) -> ApplicationRefusal {
        ApplicationRefusal(
            file: file, field: field, value: value.shown,
            explanation: .init(
                zh: "是\(value.kind.zh)，此处应为\(wanted.zh)", en: "is \(value.kind.en); give \(wanted.en) here"))
    }

    private static let text = Bilingual(zh: "文本", en: "a text")

    private func items(_ name: String) throws(ApplicationRefusal) -> [JSONValue] {
        switch fields[name] ?? .null {
        case .null: return []
        case .list(let items): return items
        case let other:
            throw Self.wrongKind(other, Bilingual(zh: "数组", en: "an array"), file: file, field: place(name))
        }
    }

    private func parsed<Value>(
        _ name: String, _ text: String, _ parse: (String) throws(Refusal) -> Value
    ) throws(ApplicationRefusal) -> Value {
        var text = text
        let normal = text.withUTF8 { NormalForm.text($0) }
        do { return try parse(normal) } catch { throw refusal(name, value: text, error.explanation) }
    }

    private func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}
