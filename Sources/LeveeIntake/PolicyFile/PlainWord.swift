import Yams

/// Whether YAML takes an unquoted word for text, or for a number, a yes or no, a moment or nothing.
///
/// The parser's own answer needs regular expressions, which cost a command more than the rest of reading the policy. They
/// are asked only about a word that could be something else.
enum PlainWord {
    static func isText(_ word: String) -> Bool {
        mayBeOther(word) ? Resolver.default.resolveTag(of: Node(word)) == .str : true
    }

    /// True for every word that is no text, and for some that are.
    private static func mayBeOther(_ word: String) -> Bool {
        guard let first = word.utf8.first else { return true }
        if words.contains(word.lowercased()) { return true }
        let beginsLikeNumber = numberStarts.contains(first)
        return beginsLikeNumber && word.utf8.allSatisfy(numberBytes.contains)
    }

    private static let words: Set<String> = [
        "~", "<<", "=", "null", "true", "false", "yes", "no", "on", "off", "y", "n",
    ]
    private static let numberStarts = Set("+-.0123456789".utf8)
    /// Digits of every base, signs, points, exponents, infinity, and what days and times are written with.
    private static let numberBytes = Set("0123456789abcdefABCDEFxobXOB_+-.:,TtZz nNiI\t".utf8)
}
