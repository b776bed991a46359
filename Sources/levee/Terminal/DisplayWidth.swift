/// How many columns of a terminal a text takes: Han and other wide characters take two, combining marks none.
enum DisplayWidth {
    static func of(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    /// The text with spaces up to the width; longer text stays as it is.
    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - of(text)))
    }

    /// The text cut to the width, never through a character, with `…` where something was cut.
    static func cut(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        return (pieces(of: text, width: max(width - 1, 0)).first ?? "") + "…"
    }

    /// The text in lines of at most the width: broken at spaces, between Han characters, and inside a word only where it is
    /// longer than a line.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in words(of: text).flatMap({ of($0) > width ? pieces(of: $0, width: width) : [$0] }) {
            if of(line) + of(word) > width, !line.isEmpty {
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
    static func trimmedEnd(_ text: String) -> String {
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

    /// Runs that must not be broken: a narrow word, one space, or one wide character with the marks that belong to it.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        for character in text {
            let isWide = of(String(character)) > 1
            if let last = words.last?.last, last != " ", character != " ",
                closing.contains(character) || opening.contains(last)
                    || (!isWide && of(String(last)) < 2 && !closing.contains(last))
            {
                words[words.count - 1].append(character)
            } else {
                words.append(String(character))
            }
        }
        return words
    }

    /// Marks that stay with what is before them, and those that stay with what is behind them.
    private static let closing = "，。、；：？！）》〉」』】〕”’"
    private static let opening = "（《〈「『【〔“‘"

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
