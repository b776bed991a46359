import LeveeCore
import Mustache

/// How a value is written into a page: by Unicode scalar, not by character. The library's own way escapes characters, and a
/// quotation mark with a combining mark behind it is another character than a quotation mark.
struct SafeHTML: MustacheContentType {
    /// The name under which templates ask for it.
    static let name = "LEVEE"

    func escapeText(_ text: String) -> String { HTMLText.escaped(text) }
}
