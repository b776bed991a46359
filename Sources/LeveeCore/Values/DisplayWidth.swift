/// How many columns of a terminal a text takes: Han and other wide characters take two, combining marks none.
public enum DisplayWidth {
    public static func of(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    /// The text with spaces up to the width; longer text stays as it is.
    public static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - of(text)))
    }

    /// The text cut to the width, never through a character, with `…` where something was cut.
    public static func cut(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        return (pieces(of: text, width: max(width - 1, 0)).first ?? "") + "…"
    }

    /// The text in lines of at most the width: broken at spaces, between Han characters, and inside a word only where it is
    /// longer than a line.
    /// - Parameters:
    ///   - indent: spaces before the first line.
    ///   - unbroken: names and numbers that stay in one piece where a line can hold them.
    public static func wrapped(
        _ text: String, to width: Int, indent: Int = 0, unbroken: [String] = []
    ) -> [String] {
        let start = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = start
        for word in words(of: text, unbroken).flatMap({
            of($0) > width - indent ? pieces(of: $0, width: width - indent) : [$0]
        }) {
            if of(line) + of(word) > width, !(line.isEmpty || (lines.isEmpty && line == start)) {
                lines.append(line)
                line = ""
                if word == " " { continue }
            }
            line += word
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines.map(trimmedEnd)
    }

    /// The text without the spaces at its end.
    public static func trimmedEnd(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }

    /// The text cut into pieces of at most the width; a character wider than that is a piece of its own.
    private static func pieces(of text: String, width: Int) -> [String] {
        var pieces: [String] = []
        var used = Int.max
        for character in text {
            let more = of(String(character))
            if pieces.isEmpty || used + more > width {
                pieces.append(String(character))
                used = more
            } else {
                pieces[pieces.count - 1].append(character)
                used += more
            }
        }
        return pieces
    }

    /// The text in parts: what a line keeps whole, and what is between. Of two that begin at one place the longer counts.
    static func parts(of text: String, unbroken: [String]) -> [(text: String, isKept: Bool)] {
        let wanted = Set(unbroken).map(Array.init).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
        var parts: [(text: String, isKept: Bool)] = []
        var rest = Array(text)[...]
        while let first = rest.first {
            if let whole = wanted.first(where: { rest.starts(with: $0) }) {
                parts.append((String(whole), true))
                rest = rest.dropFirst(whole.count)
                continue
            }
            if parts.last?.isKept == false {
                parts[parts.count - 1].text.append(first)
            } else {
                parts.append((String(first), false))
            }
            rest = rest.dropFirst()
        }
        return parts
    }

    /// Runs that must not be broken: a narrow word, one space, one wide character with the marks that belong to it, or what
    /// the caller wants whole.
    private static func words(of text: String, _ unbroken: [String]) -> [String] {
        var words: [String] = []
        for part in parts(of: text, unbroken: unbroken) {
            for piece in part.isKept ? [part.text] : part.text.map(String.init) {
                if let last = words.last?.last, let next = piece.first, belongTogether(last, next) {
                    words[words.count - 1] += piece
                } else {
                    words.append(piece)
                }
            }
        }
        return words
    }

    private static func belongTogether(_ last: Character, _ next: Character) -> Bool {
        guard last != " ", next != " " else { return false }
        if isMark(next, of: closing) || isMark(last, of: opening) { return true }
        return of(String(next)) < 2 && of(String(last)) < 2 && !isMark(last, of: closing)
    }

    /// Asked for every character of a page: scalars compare faster than characters.
    private static func isMark(_ character: Character, of marks: Set<Unicode.Scalar>) -> Bool {
        let scalars = character.unicodeScalars
        guard let first = scalars.first, marks.contains(first) else { return false }
        return scalars.index(after: scalars.startIndex) == scalars.endIndex
    }

    /// Marks that stay with what is before them, and those that stay with what is behind them.
    private static let closing = Set("，。、；：？！）》〉」』】〕”’".unicodeScalars)
    private static let opening = Set("（《〈「『【〔“‘".unicodeScalars)

    private static func width(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
