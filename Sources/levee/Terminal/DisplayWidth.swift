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
        var kept = ""
        var used = 0
        for character in text {
            let more = of(String(character))
            if used + more > width - 1 { break }
            kept.append(character)
            used += more
        }
        return kept + "…"
    }

    /// The text in lines of at most the width: broken at spaces, or between Han characters.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in words(of: text) {
            let more = of(word)
            if used + more > width, !line.isEmpty {
                lines.append(line)
                (line, used) = ("", 0)
                if word == " " { continue }
            }
            line += word
            used += more
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines.map { $0.last == " " ? String($0.dropLast()) : $0 }
    }

    /// Runs that must not be broken: a narrow word, one space, or one wide character with the stop that follows it.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        for character in text {
            let isWide = of(String(character)) > 1
            let joins = "，。、；：）》」".contains(character)
            if let last = words.last, last != " ", character != " ",
                joins || (!isWide && (last.unicodeScalars.last.map { width(of: $0) < 2 } ?? false))
            {
                words[words.count - 1].append(character)
            } else {
                words.append(String(character))
            }
        }
        return words
    }

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
