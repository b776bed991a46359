import Foundation
import Testing

/// Feeds made to harm: each is answered in time and in little memory, and leaves nothing that it should not.
@Suite struct ImportHostileTests {
    struct Attack: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var bytes: Data
        /// The answer: a refusal's code and line, or totals.
        var code = ""
        var line: Int?
        var totals: FeedTotals?

        static func refused(_ name: String, _ text: String, _ code: String, line: Int? = 1) -> Attack {
            Attack(testDescription: name, bytes: Data(text.utf8), code: code, line: line)
        }

        static func refused(_ name: String, _ bytes: [UInt8], _ code: String, line: Int? = 1) -> Attack {
            Attack(testDescription: name, bytes: Data(bytes), code: code, line: line)
        }

        static func taken(_ name: String, _ records: String, _ totals: FeedTotals) -> Attack {
            Attack(testDescription: name, bytes: Data(FeedText.feed(1, records).utf8), totals: totals)
        }
    }

    /// The debug build on a busy machine gets ten times what the release build may take.
    @Test(arguments: doctypes + encodings + sizes + oddities) func attack(_ attack: Attack) throws {
        let home = try FeedHome()
        try home.write("a.xml", attack.bytes)
        let before = try home.dump()
        let start = ContinuousClock.now
        let run = try home.runLimited("import", "--json", "a.xml")
        #expect(ContinuousClock.now - start < .seconds(20))
        if let totals = attack.totals {
            #expect(run.lines == [totals.line("a.xml", 1)])
        } else {
            #expect(run.lines == [FeedTotals.refused("a.xml", attack.code, line: attack.line)])
            #expect(run.code == 65)
            #expect(try home.dump() == before)
        }
    }

    private static func doctype(_ content: String, use: String = "") -> String {
        "<!DOCTYPE borderFeed \(content)>\n"
            + FeedText.feed(1, FeedText.filing("f-1", "\(FeedText.known) name='\(use)'"))
    }

    private static let doctypes: [Attack] = [
        .refused(
            "billion laughs",
            doctype(
                "[<!ENTITY a0 'ha'>"
                    + (1...30).map { "<!ENTITY a\($0) '&a\($0 - 1);&a\($0 - 1);'>" }.joined() + "]", use: "&a30;"),
            "doctype"),
        .refused(
            "quadratic blow-up",
            doctype(
                "[<!ENTITY a '\(String(repeating: "x", count: 50_000))'>]",
                use: String(repeating: "&a;", count: 5_000)), "doctype"),
        .refused("a file of the machine", doctype("[<!ENTITY a SYSTEM 'file:///etc/passwd'>]", use: "&a;"), "doctype"),
        .refused("a DTD from outside", doctype("SYSTEM 'http://127.0.0.1:9/x.dtd'"), "doctype"),
        .refused("a public DTD", doctype("PUBLIC '-//X//Y' 'http://127.0.0.1:9/x.dtd'"), "doctype"),
        .refused("a parameter entity", doctype("[<!ENTITY % a SYSTEM 'file:///dev/zero'> %a;]"), "doctype"),
        .refused(
            "default attributes",
            doctype("[<!ATTLIST holder \((0..<3000).map { "a\($0) CDATA 'x'" }.joined(separator: " "))>]"), "doctype"),
        .refused("an empty DOCTYPE", doctype(""), "doctype"),
        .refused("a DOCTYPE behind a comment", "<!-- -->\n<?p?>\n" + doctype(""), "doctype", line: 3),
    ]

    private static func encoded(_ encoding: String.Encoding) -> [UInt8] {
        Array(FeedText.feed().data(using: encoding) ?? Data())
    }

    private static let encodings: [Attack] = [
        .refused("UTF-16", encoded(.utf16), "notUTF8"),
        .refused("UTF-16 without mark", encoded(.utf16LittleEndian), "notUTF8"),
        .refused("UTF-32", encoded(.utf32BigEndian), "notUTF8"),
        .refused("UTF-7 by label", "<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE x+AD4-", "notUTF8"),
        .refused("GB18030 by label", "<?xml version='1.0' encoding='GB18030'?>" + FeedText.feed(), "notUTF8"),
        .refused("EBCDIC", [0x4C, 0x6F, 0xA7, 0x94, 0x93, 0x40], "notUTF8"),
        .refused("a NUL", FeedText.feed(1, "\u{0}"), "notUTF8", line: 2),
        .refused("an overlong slash", Array("<a b='".utf8) + [0xC0, 0xAF] + Array("'/>".utf8), "notUTF8"),
        .refused("gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], "compressed"),
        .refused("XML 1.1", "<?xml version='1.1'?>" + FeedText.feed(), "notWellFormed"),
    ]

    private static func big(_ text: String, _ count: Int = 4 << 20) -> String { String(repeating: text, count: count) }

    private static let sizes: [Attack] = [
        .refused("4 MB of > in an attribute", FeedText.feed(1, FeedText.filing(big(">"))), "tagTooLong", line: 2),
        .refused(
            "40,000 attributes", FeedText.feed(1, "<x \((0..<40_000).map { "a\($0)=''" }.joined(separator: " "))/>"),
            "tooManyAttributes", line: 2),
        .refused(
            "600,000 names", FeedText.feed(1, (0..<600_000).map { "<a\($0)/>" }.joined()), "tooManyNames", line: 2),
        .refused("nested 100,000 deep", FeedText.feed(1, big("<a>", 100_000)), "tooDeep", line: 2),
        .refused("4 MB of comment", FeedText.feed(1, "<!--\(big("-x"))-->"), "textTooLong", line: 2),
        .refused("4 MB of instruction", FeedText.feed(1, "<?p \(big("?"))?>"), "textTooLong", line: 2),
        .refused("4 MB of text", FeedText.feed(1, "<x>\(big("x"))</x>"), "textTooLong", line: 2),
        .refused("4 MB of white space", FeedText.feed(1, big(" ")), "textTooLong"),
        .refused("4 MB of CDATA", FeedText.feed(1, "<x><![CDATA[\(big("]"))]]></x>"), "textTooLong", line: 2),
        .refused("a tag without an end", FeedText.feed(1, "<x \(big(" "))"), "tagTooLong", line: 2),
        .taken("20,000 bad records", big("<x/>", 20_000), FeedTotals(quarantined: 20_000)),
        .taken(
            "20,000 strange attributes", (0..<20_000).map { "<withdrawal recordId='w' of='x' a\($0)=''/>" }.joined(),
            FeedTotals(quarantined: 20_000)),
        .taken(
            "5,000 withdrawals of one record",
            FeedText.issued("d-1") + (0..<5_000).map { FeedText.withdrawal("w-\($0)", of: "d-1") }.joined(),
            FeedTotals(accepted: 5_001)),
    ]

    private static let oddities: [Attack] = [
        .refused("nothing", "", "notWellFormed"),
        .refused("cut off", String(FeedText.feed(1, FeedText.issued("d-1")).dropLast(30)), "notWellFormed", line: 2),
        .refused("an unknown entity", FeedText.feed(1, FeedText.filing("&a;")), "notWellFormed", line: 2),
        .refused("a prefix of nobody", FeedText.feed(1, "<a:x/>"), "notWellFormed", line: 2),
        .refused("an attribute twice", FeedText.feed(1, "<x a='' a=''/>"), "notWellFormed", line: 2),
        .refused("a character that XML lacks", FeedText.feed(1, FeedText.filing("&#0;")), "notWellFormed", line: 2),
        .refused("two roots", FeedText.feed() + FeedText.feed(), "notWellFormed", line: 3),
        .refused("another root", "<x xmlns='urn:levee:border-feed:1'/>", "wrongRoot"),
        .taken(
            "instructions that some obey",
            "<?oasis-xml-catalog catalog='file:///etc/passwd'?><?xml-stylesheet href='file:///etc/passwd'?>"
                + FeedText.filing("f-1"), FeedTotals(accepted: 1)),
        .taken(
            "XInclude",
            "<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/>",
            FeedTotals(quarantined: 1)),
    ]
}
