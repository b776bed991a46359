import LeveeCore

/// Words of a source and ours. What the map lacks stays as it is.
struct CodeMap: Sendable {
    /// Texts as a whole.
    var whole: [String: String] = [:]
    /// Texts that contain a word; the first in the list counts.
    var parts: [(word: String, code: String)] = []

    subscript(text: String) -> String? {
        if let code = whole[text] { return code }
        return parts.first { text.contains($0.word) }?.code
    }

    /// The names of `data/codes/countries.csv` in one language.
    static func countries(_ language: Language) -> CodeMap {
        CodeMap(
            whole: Dictionary(
                CountryCode.all.map { ($0.name[language], $0.text) }, uniquingKeysWith: { first, _ in first }))
    }
}
