import Mustache
import Testing

@testable import LeveeWeb

@Suite struct SafeHTMLTests {
    /// What the library's own escaping lets through: a quotation mark that carries a combining mark.
    @Test(arguments: ["\"", "'", "<", ">", "&"]) func nothingDangerousPassesWithACombiningMark(_ mark: String) {
        for combining in ["", "\u{301}", "\u{20DD}", "\u{200D}", "\u{FE0F}", "\u{E0100}"] {
            let escaped = SafeHTML().escapeText("a\(mark)\(combining) onfocus=x")
            let left = escaped.unicodeScalars.filter { "<>\"'".unicodeScalars.contains($0) }
            #expect(left.isEmpty, "\(escaped)")
            #expect(escaped.unicodeScalars.count > "a\(mark)\(combining) onfocus=x".unicodeScalars.count)
        }
    }

    @Test func plainTextStaysAsItIs() { #expect(SafeHTML().escapeText("张三 é 2026\n") == "张三 é 2026\n") }

    /// Else the browser, or whoever normalises the page, could make one character of it and of the markup before it.
    @Test func aCombiningMarkCannotMergeWithMarkup() {
        #expect(SafeHTML().escapeText("\u{338}e\u{301}") == "&#824;e&#769;")
    }
}
