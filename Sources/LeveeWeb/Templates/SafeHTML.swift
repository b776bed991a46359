import Mustache

/// How a value is written into a page: by Unicode scalar, not by character. The library's own way escapes characters, and a
/// quotation mark with a combining mark behind it is another character than a quotation mark.
struct SafeHTML: MustacheContentType {
    /// The name under which templates ask for it.
    static let name = "LEVEE"

    func escapeText(_ text: String) -> String {
        let dangerous = text.utf8.contains { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0x27 }
        guard dangerous else { return text }
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
