import LeveeCore

/// Who pays for a journey (经费来源), as a form takes it: whoever pays himself may say so in words.
///
/// The rules know his own money by the code: a word that says so must become it.
enum FundingWords {
    /// The code of his own money; otherwise what was written.
    static func read(_ text: String?) -> String? {
        let isOwn = text.map { [$0, $0.lowercased()].contains { words.contains($0) } } ?? false
        return isOwn ? own : text
    }

    /// The word for his own money, however it was written; otherwise what was written.
    static func shown(_ text: String) -> Bilingual { read(text) == own ? title : .same(text) }

    private static let own = "self"
    private static let title = Bilingual(zh: "自理", en: "his own")
    private static let words: Set<String> = [own, "自费", title.zh, title.en]
}
