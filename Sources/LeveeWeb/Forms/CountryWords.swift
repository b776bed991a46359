import LeveeCore

/// Countries and regions as people write them (国家和地区): by name in either language or by code, several in one line. A comma or a
/// new line parts them, since some names have spaces; codes alone may stand with nothing but spaces between.
enum CountryWords {
    /// - Parameter refused: told of each word that is none of the list.
    static func read(_ text: String, refused: (Refusal) -> Void) -> [CountryCode] {
        text.split { ",;，；、".contains($0) || $0.isNewline }.flatMap { part in
            let words = part.split(whereSeparator: \.isWhitespace)
            if let country = CountryCode.named(words.joined(separator: " ")) { return [country] }
            return words.compactMap { word in
                if let country = CountryCode.named(word) { return country }
                do throws(Refusal) { return try CountryCode(word.uppercased()) } catch { refused(error) }
                return nil
            }
        }
    }

    /// By name, as they are read back; what is none of the list as it was written.
    static func shown(_ text: String, _ words: Words) -> String {
        var isUnderstood = true
        let names = read(text) { _ in isUnderstood = false }.map { words[$0.name] }
        return isUnderstood ? names.joined(separator: words.language == .zh ? "、" : ", ") : text
    }
}
