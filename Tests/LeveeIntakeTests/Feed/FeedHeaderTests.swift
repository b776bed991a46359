import LeveeCore
import Testing

@testable import LeveeIntake

/// The root: what is missing, bad or strange there refuses the file.
struct FeedHeaderTests {
    private static func refusal(_ changes: [String: String?], extra: String = "") -> FeedRefusal? {
        FeedReading("<?xml version='1.0'?>\n" + FeedSample.root(changes, extra: extra) + "</borderFeed>").refusal
    }

    @Test(arguments: ["source", "sequence", "generatedAt", "coversFrom", "coversTo"])
    func required(name: String) {
        let expected = FeedRefusal(.rootAttribute, line: 2, field: "borderFeed/@\(name)")
        #expect(Self.refusal([name: nil]) == expected)
        #expect(Self.refusal([name: " "]) == expected)
        #expect(Self.refusal([name: "-"]) == (name == "source" ? nil : expected))
    }

    @Test(arguments: ["0", "+1", "-1", "01", "1 ", "１", "9223372036854775808", "1.0", "0x1", "1e3"])
    func badSequence(text: String) {
        #expect(
            Self.refusal(["sequence": text]) == FeedRefusal(.rootAttribute, line: 2, field: "borderFeed/@sequence"))
    }

    @Test func largestSequence() {
        let reading = FeedReading(FeedSample.root(["sequence": "9223372036854775807"]) + "</borderFeed>")
        #expect(reading.header?.sequence == .max)
        #expect(reading.refusal == nil)
    }

    @Test(arguments: [
        ("source", String(repeating: "字", count: 100), true), ("source", String(repeating: "字", count: 101), false),
        ("source", "a b", false), ("letter", String(repeating: "x", count: 1000), true),
        ("letter", String(repeating: "x", count: 1001), false), ("purpose", "", true),
        ("purpose", " " + String(repeating: "x", count: 1000) + " ", true), ("generatedAt", "2026-11-22", false),
        ("generatedAt", "2026-11-22T23:00:00", false), ("coversFrom", " 2026-11-22", false),
        ("coversFrom", "2026-11-23", false), ("coversFrom", "2026-11-22", true), ("coversTo", "2026-11-31", false),
    ])
    func values(name: String, value: String, isGood: Bool) {
        #expect((Self.refusal([name: value]) == nil) == isGood)
    }

    @Test func coverageInOrder() {
        let expected = FeedRefusal(.rootAttribute, line: 2, field: "borderFeed/@coversTo")
        #expect(Self.refusal(["coversTo": "2026-11-21"]) == expected)
    }

    /// Today is the 23rd: the 24th is inside, in the policy's zone.
    @Test(arguments: [
        ("generatedAt", "2026-11-24T23:59:59.999999999+08:00", true),
        ("generatedAt", "2026-11-25T00:00:00+08:00", false),
        ("generatedAt", "2026-11-24T16:00:00Z", false), ("generatedAt", "2026-11-25T00:30:00+09:00", true),
        ("coversTo", "2026-11-24", true), ("coversTo", "2026-11-25", false),
    ])
    func future(name: String, value: String, isGood: Bool) {
        let expected = FeedRefusal(.fromTheFuture, line: 2, field: "borderFeed/@\(name)")
        #expect(Self.refusal([name: value]) == (isGood ? nil : expected))
    }

    @Test(arguments: [
        (" x='1'", "borderFeed/@x"), (" xml:lang='zh'", "borderFeed/@lang"),
        (" xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='a b'", "borderFeed/@schemaLocation"),
        (" xmlns:f='urn:levee:border-feed:1' f:source='x'", "borderFeed/@source"),
    ])
    func strangeAttributes(extra: String, field: String) {
        #expect(Self.refusal([:], extra: extra) == FeedRefusal(.rootAttribute, line: 2, field: field))
    }

    @Test func namespaceDeclarationsAreAllowed() {
        #expect(Self.refusal([:], extra: " xmlns:a='urn:a' xmlns:b='urn:b'") == nil)
    }

    @Test(arguments: [
        "<borderFeed/>", "<borderFeed xmlns='urn:levee:border-feed:2'/>", "<feed xmlns='urn:levee:border-feed:1'/>",
        "<document xmlns='urn:levee:border-feed:1'/>",
    ])
    func wrongRoot(text: String) {
        #expect(FeedReading("\n<!-- -->\n" + text).refusal == FeedRefusal(.wrongRoot, line: 3))
    }

    @Test func aPrefixedRootIsTheSame() {
        let root = FeedSample.root().replacing("xmlns=", with: "xmlns:f=").replacing("<border", with: "<f:border")
        let reading = FeedReading(
            root + "<f:filing recordId='f' action='removed' on='2026-11-20'>"
                + "<f:holder idNumber='\(FeedSample.id)'/></f:filing></f:borderFeed>")
        #expect(reading.records.map(\.recordID) == ["f"])
    }

    @Test(arguments: ["x", "&#65;", "<![CDATA[x]]>", "\u{A0}", "\u{3000}"])
    func textBetweenRecords(text: String) {
        let feed =
            FeedSample.root() + "\n" + FeedSample.filing + "\n\n " + text + "\n\n" + FeedSample.filing + "</borderFeed>"
        let reading = FeedReading(feed)
        #expect(reading.refusal == FeedRefusal(.textBetweenRecords, line: 4))
    }

    @Test(arguments: [" \r\n\t", "<![CDATA[ ]]>", "<!-- x -->", "<?x y?>", "&#10;"])
    func nothingBetweenRecords(text: String) {
        let reading = FeedReading(FeedSample.feed(text + FeedSample.filing + text))
        #expect(reading.refusal == nil)
        #expect(reading.records.count == 1)
    }
}
