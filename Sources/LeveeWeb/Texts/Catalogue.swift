import LeveeCore

/// The texts of the pages in one language: lines of `key = text` with places such as `{name}`. What the rules, permissions
/// and stages are called stands beside them in the core; a page's own words stand here.
struct Catalogue: Sendable {
    let texts: [String: String]

    init(_ source: String) {
        var texts: [String: String] = [:]
        for line in source.split(separator: "\n") {
            guard let equals = line.firstIndex(of: "="), !line.hasPrefix("#") else { continue }
            texts[Self.trimmed(line[..<equals])] = Self.trimmed(line[line.index(after: equals)...])
        }
        self.texts = texts
    }

    static let zh = Catalogue(WebFiles.text("zh.txt"))
    static let en = Catalogue(WebFiles.text("en.txt"))

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " || text.last == "\r" { text.removeLast() }
        return String(text)
    }
}

/// The reader's language, and the words in it.
struct Words: Sendable {
    let language: Language
    private let catalogue: Catalogue

    init(_ language: Language) {
        self.language = language
        catalogue = language == .zh ? .zh : .en
    }

    /// The text of a key; the key itself where there is none, so that it is seen.
    subscript(_ key: String) -> String { catalogue.texts[key] ?? key }

    func has(_ key: String) -> Bool { catalogue.texts[key] != nil }

    /// The text of a key with its places filled.
    func callAsFunction(_ key: String, _ facts: [String: String] = [:]) -> String {
        let text = self[key]
        guard !facts.isEmpty else { return text }
        let filled = Bilingual(zh: text, en: text).filled(with: facts.mapValues { Bilingual(zh: $0, en: $0) })
        return filled[language]
    }

    subscript(_ text: Bilingual) -> String { text[language] }

    /// The text as a title or a label opens: in English with a capital, which names of documents and rules have not.
    func opening(_ text: String) -> String {
        guard language == .en, let first = text.first, first.isASCII else { return text }
        return first.uppercased() + text.dropFirst()
    }

    /// What is done, and to what: `认定：F-JS0E1T1V`.
    func title(_ what: String, of which: String) -> String {
        language == .zh ? "\(what)：\(which)" : "\(what): \(which)"
    }

    /// A citation of the law; that nobody has verified it is said in the reader's language alone.
    func basis(_ shown: String) -> String {
        guard shown.hasSuffix(Basis.mark) else { return shown }
        let title = self[Confidence.unverified.title]
        return shown.dropLast(Basis.mark.count) + (language == .zh ? "（\(title)）" : " (\(title))")
    }

    /// Countries by name, of their codes with spaces between them.
    func countries(_ codes: String) -> String {
        let names = codes.split(separator: " ").map { code in
            (try? CountryCode(String(code))).map { self[$0.name] } ?? Text.visible(String(code))
        }
        return names.isEmpty ? "–" : names.joined(separator: language == .zh ? "、" : ", ")
    }

    /// A document as people name it, of `ordinaryPassport:E12345678`.
    func document(_ key: String) -> String {
        (try? DocumentKey(key)).map { self[Fact.document($0).shown] } ?? Text.visible(key)
    }
}
