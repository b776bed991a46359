import LeveeCore
import Testing

@testable import LeveeIntake

/// One record read again under the header of its file: exactly as in the file, and nothing else gets through.
@Suite struct RecordReaderTests {
    private let header: FeedHeader
    private let today: CalendarDay
    private static let travel = "<travelDocument type='ordinaryPassport' number='E12345678' issuingState='CHN'/>"
    private static let holder = "<holder idNumber='110101199003074610'/>"
    static let good = "<document recordId='d-1' action='issued' on='2026-11-20'>\(holder)\(travel)</document>"

    private static let prefixed = """
        <f:document recordId='d-1' action='issued' on='2026-11-20'><f:holder idNumber='110101199003074610'/>
        <g:travelDocument type='other' number='1' issuingState='CHN'/></f:document>
        """
    private static let long = String(repeating: "x", count: 65_536)
    private static let deep = String(repeating: "<a>", count: 32)
    private static let twice: String = good + good
    private static let cases: [(String, String)] = [
        (good, "good d-1"), ("\n\n  \(good)\n", "good d-1"), ("<!-- ok -->\(good)<?pi?>", "good d-1"),
        ("\u{FEFF}\(good)", "good d-1"),
        // A prefix that the file's root had bound, and one that the record binds itself.
        (prefixed, "good d-1"),
        ("<f:document xmlns:f='urn:evil' recordId='d-1'/>", "bad unknownElement document"),
        ("<document xmlns='urn:evil' recordId='d-1'/>", "bad unknownElement document"),
        (good.replacing(" on=", with: " x:y='1' on="), "bad unknownAttribute document/@y"),
        (good.replacing("2026-11-20", with: "2026-11-31"), "bad badValue document/@on"),
        (good.replacing("2026-11-20", with: "2026-11-25"), "bad dayInFuture document/@on"),
        ("<borderFeed/>", "bad misplacedElement borderFeed"),
        ("", "notOne"), ("  ", "notOne"), (twice, "notOne"), ("\(good)<x/>", "notOne"),
        ("text", "textBetweenRecords 1"), ("\(good)text", "textBetweenRecords 1"),
        ("\n<!DOCTYPE x>\(good)", "notWellFormed 2"), ("<?xml version='1.0'?>\(good)", "notWellFormed 1"),
        ("<document>", "notWellFormed 1"), ("\n\n</borderFeed>", "notWellFormed 3"),
        ("\(good)</borderFeed><borderFeed xmlns='urn:levee:border-feed:1'>", "notWellFormed 1"),
        ("\(good)</borderFeed><!--", "notWellFormed 1"), ("\(good)</borderFeed><?x ", "notWellFormed 1"),
        ("\(good)</borderFeed>", "notWellFormed 1"), ("\(good)<![CDATA[", "notWellFormed 1"),
        ("<document recordId='\(long)'/>", "tagTooLong 1"),
        (deep, "tooDeep 1"),
        ("&bomb;", "notWellFormed 1"),
    ]

    init() throws {
        today = try CalendarDay("2026-11-23")
        header = FeedHeader(
            source: "a&<\">'b", sequence: 311, generatedAt: try Instant("2026-11-22T23:00:00.000000001+08:00"),
            coversFrom: try CalendarDay("2026-11-20"), coversTo: try CalendarDay("2026-11-22"),
            letter: "第\u{9}88号]]>\n\r尾", purpose: "\"比对\"")
    }

    private func read(_ bytes: [UInt8]) throws(RecordRefusal) -> FeedItem.Content {
        try RecordReader(zone: .shanghai).read(bytes, under: header, today: today)
    }

    private func outcome(_ text: String) -> String {
        do throws(RecordRefusal) {
            switch try read(Array(text.utf8)) {
            case .record(let frame): return "good \(frame.string(.recordID) ?? "")"
            case .bad(let bad): return "bad \(bad.reason.rawValue) \(bad.field)"
            }
        } catch {
            switch error {
            case .feed(let refusal): return "\(refusal.code.rawValue) \(refusal.line ?? 0)"
            case .notOne: return "notOne"
            case .tooLong: return "tooLong"
            case .otherKind(let name): return "otherKind \(name)"
            }
        }
    }

    @Test func theHeaderComesBackAsItWas() throws {
        var found: FeedHeader?
        let bytes = RecordEnvelope(header: header).bytes(around: Array(Self.good.utf8))
        try FeedReader(zone: .shanghai, today: today).read(bytes: bytes) {
            found = $0
        } item: { _ in
        }
        #expect(found == header)
    }

    /// The first moment that a feed can be from lies in 1899 where the header is written again.
    @Test func theOldestHeaderComesBackToo() throws {
        var header = header
        header.generatedAt = try Instant("1900-01-01T00:00:00+14:00")
        let content = try RecordReader(zone: .shanghai).read(
            Array("<withdrawal recordId='w' of='d'/>".utf8), under: header, today: today)
        guard case .record(let frame) = content else {
            Issue.record("\(content)")
            return
        }
        #expect(frame.string(.target) == "d")
    }

    @Test(arguments: cases) func anything(_ text: String, _ expected: String) { #expect(outcome(text) == expected) }

    @Test func bytesThatAreNoText() {
        #expect(throws: RecordRefusal.feed(FeedRefusal(.notUTF8, line: 1))) {
            _ = try read(Array(Self.good.utf8.dropLast(11)) + [0xFF] + Array("</document>".utf8))
        }
        #expect(throws: RecordRefusal.tooLong) {
            _ = try read([UInt8](repeating: 0x20, count: RecordRefusal.limit + 1))
        }
    }

    private static let kinds: [(String, String, Bool)] = [
        ("<document/>", good, true), ("<f:document x='1'/>", good, true), ("<crossing/>", good, false),
        ("<withdrawal/>", good, false), ("<stamp/>", good, true),
        ("<document/>", "<withdrawal recordId='w' of='d'/>", false),
        ("<stamp/>", "<withdrawal recordId='w' of='d'/>", false), ("<x", "<withdrawal recordId='w' of='d'/>", false),
        ("<withdrawal/>", "<withdrawal recordId='w' of='d'/>", true),
    ]

    /// A fix corrects a record; it makes no other one of it.
    @Test(arguments: kinds) func aFixKeepsTheKind(_ sent: String, _ fix: String, _ isAllowed: Bool) {
        let result = Result { () throws(RecordRefusal) in
            try RecordReader(zone: .shanghai).read(
                Array(fix.utf8), insteadOf: Array(sent.utf8), under: header, today: today)
        }
        switch result {
        case .success: #expect(isAllowed)
        case .failure(let refusal):
            guard case .otherKind = refusal else {
                Issue.record("\(refusal)")
                return
            }
            #expect(!isAllowed)
        }
    }

    /// A clock that was set back does not make an old file one of the future.
    @Test func anOlderTodayRefusesNothing() throws {
        let reader = RecordReader(zone: .shanghai)
        let content = try reader.read(Array(Self.good.utf8), under: header, today: CalendarDay("2001-01-01"))
        guard case .record = content else {
            Issue.record("\(content)")
            return
        }
    }

    @Test func theOutlineShowsWhatStandsThere() throws {
        let xml = """
            <document recordId='d-1' action='issued' on='2026-11-31' x='1'>
            <holder idNumber='4' name='张三'/><other/><holder/></document>
            """
        let values = RecordOutline.values(of: Array(xml.utf8), under: header)
        #expect(
            values.map { "\($0.field)=\($0.text)" } == [
                "document/@recordId=d-1", "document/@action=issued", "document/@on=2026-11-31", "document/@x=",
                "holder/@idNumber=4", "holder/@name=张三", "other=", "holder=",
            ])
        #expect(RecordOutline.values(of: Array("<document recordId='d'><".utf8), under: header).map(\.text) == ["d"])
    }
}
