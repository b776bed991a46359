/// One text in the two languages that Levee speaks: simplified Chinese and English.
public struct Bilingual: Hashable, Sendable, Codable {
    public var zh: String
    public var en: String

    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// The text in one language.
    public subscript(language: Language) -> String { language == .zh ? zh : en }

    /// Fills each `{name}` with the fact of that name, each language in its own words. A name without a fact stays as it
    /// is, so that a test sees it.
    public func filled(with facts: [String: Bilingual]) -> Bilingual {
        Bilingual(zh: Self.fill(zh, facts, .zh), en: Self.fill(en, facts, .en))
    }

    /// The names of the places in a text, in their order.
    public static func places(in template: String) -> [String] {
        var names: [String] = []
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            names.append(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return names
    }

    private static func fill(_ template: String, _ facts: [String: Bilingual], _ language: Language) -> String {
        var result = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            result += facts[name]?[language] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}

/// A language that messages are shown in.
public enum Language: String, Sendable, CaseIterable {
    case zh, en
}
