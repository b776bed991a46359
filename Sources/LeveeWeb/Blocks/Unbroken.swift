import LeveeCore

/// What a line never breaks, which no style sheet can say of a part of a text: days, numbers such as `QL-S-0002`, and whatever
/// is short, such as 拒不交存.
enum Unbroken {
    /// Columns that fit beside a label on the narrowest screen.
    private static let short = 12
    /// Characters of a number at most; what is longer has to be broken somewhere.
    private static let most = 20

    /// The text, escaped, each such part in an element that the style sheet keeps in one piece.
    static func markup(_ text: String) -> Markup {
        if DisplayWidth.of(text) <= short { return Markup(escapedByHand: canBreak(text) ? kept(text) : escaped(text)) }
        var html = ""
        var rest = text.unicodeScalars[...]
        while let first = rest.first {
            let isNumber = isOfNumber(first)
            let part = rest.prefix { isOfNumber($0) == isNumber }
            rest = rest[part.endIndex...]
            html += isNumber && isKept(part) ? kept(String(part)) : escaped(String(part))
        }
        return Markup(escapedByHand: html)
    }

    private static func kept(_ text: String) -> String { "<bdi class=\"whole\">\(escaped(text))</bdi>" }

    private static func escaped(_ text: String) -> String { HTMLText.escaped(text) }

    /// Between Han characters, at a space, behind a hyphen.
    private static func canBreak(_ text: String) -> Bool {
        text.unicodeScalars.contains { !isOfNumber($0) || $0 == "-" }
    }

    private static func isOfNumber(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "A"..."Z", "a"..."z", "-": true
        default: false
        }
    }

    private static func isKept(_ part: Substring.UnicodeScalarView) -> Bool {
        part.count <= most && part.contains("-") && part.contains { ("0"..."9").contains($0) }
    }
}
