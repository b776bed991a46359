import LeveeCore
import Testing

struct TextTests {
    @Test(arguments: [
        ("张三", "张三"), (" 张三 ", "张三"), ("\u{3000}张 三\t\n", "张 三"), ("", nil), ("  \u{3000}\u{A0}\r\n", nil),
        ("\u{200B}", "\u{200B}"), ("\u{FEFF}张", "\u{FEFF}张"), ("a\u{0}", "a\u{0}"),
    ])
    func trims(input: String, kept: String?) throws { #expect(try Text.trimmed(input, limit: Text.nameLimit) == kept) }

    @Test(arguments: [Text.nameLimit, Text.freeLimit])
    func theLimitIsInside(limit: Int) throws {
        let longest = String(repeating: "张", count: limit)
        #expect(try Text.trimmed(longest, limit: limit) == longest)
        #expect(try Text.trimmed(" \(longest) ", limit: limit) == longest)
        #expect(throws: Refusal(.tooLong, longest + "三")) { try Text.trimmed(longest + "三", limit: limit) }
    }

    @Test func limitsAreThoseOfTheContract() {
        #expect(Text.nameLimit == 200)
        #expect(Text.freeLimit == 1000)
        #expect(Text.identifierLimit == 100)
    }

    @Test(arguments: ["a", "d-1", "粤组函〔2026〕88号", "a\u{200B}b", String(repeating: "é", count: 100)])
    func identifierIsKept(input: String) throws { #expect(try Text.identifier(input) == input) }

    @Test(arguments: [
        ("", Refusal.Reason.missing), (" ", .whiteSpace), ("a b", .whiteSpace), (" a", .whiteSpace),
        ("a\u{3000}", .whiteSpace),
        ("a\n", .whiteSpace), ("a\u{1}", .control), ("a\u{7F}", .control),
        (String(repeating: "a", count: 101), .tooLong),
    ])
    func identifierIsRefused(input: String, reason: Refusal.Reason) {
        #expect(throws: Refusal(reason, input)) { try Text.identifier(input) }
    }

    @Test(arguments: [("", true), (" \t\u{3000}", true), ("\u{200B}", false), ("x", false), (" x ", false)])
    func blank(input: String, isBlank: Bool) { #expect(Text.isBlank(input) == isBlank) }

    @Test(arguments: [
        ("a\u{202E}b", "a[U+202E]b"), ("\u{0}", "[U+0000]"), ("a\u{7F}", "a[U+007F]"), ("\u{85}", "[U+0085]"),
        ("张\u{200B}三", "张[U+200B]三"), ("\u{FEFF}", "[U+FEFF]"), ("\u{2066}a\u{2069}", "[U+2066]a[U+2069]"),
        ("a\r\nb", "a[U+000D][U+000A]b"), ("\u{E0001}", "[U+E0001]"), ("\u{2028}", "[U+2028]"),
    ])
    func unseenCharactersAreShown(name: String, shown: String) {
        #expect(Text.isDoubtful(name))
        #expect(Text.visible(name) == shown)
        #expect(!Text.isDoubtful(shown))
    }

    @Test(arguments: ["张三", "O'Neil", "阿卜杜拉·买买提", "é", "e\u{301}", "𠮷野", "", "a b", "[U+202E]"])
    func seenCharactersStay(name: String) {
        #expect(!Text.isDoubtful(name))
        #expect(Text.visible(name) == name)
    }
}
