import LeveeCore
import Testing

@testable import LeveeIntake

/// Good records: every value arrives as the type that it is.
struct FeedReaderTests {
    private static let example = """
        <borderFeed xmlns="urn:levee:border-feed:1" source="gd-exit-entry" sequence="311"
                    generatedAt="2026-11-22T23:00:00+08:00" coversFrom="2026-11-21" coversTo="2026-11-22"
                    letter=" 粤组函〔2026〕88号 " purpose="nightly comparison">
          <document recordId="d-1" action="issued" on="2026-11-20">
            <holder idNumber="110101199003074610" name=" 张三 " surname="ZHANG" givenNames="SAN" birthDate="1990-03-07" sex="M"/>
            <travelDocument type="ordinaryPassport" number="e12-345 678" issuingState="CHN"
                            issuedOn="2026-11-20" expiresOn="2036-11-19" authority="广东省公安厅出入境管理局"/>
          </document>
          <?pi skipped?><!-- skipped -->
          <crossing recordId="c-9" direction="exit" at="2026-11-22T08:12:00+08:00" port="CNSZX" to="HKG">
            <travelDocument type="ordinaryPassport" number="E12345678"/>
          </crossing>
          <holdings recordId="h-4" on="2026-11-22">
            <holder idNumber="110101199003074610"/>
          </holdings>
          <filing recordId="f-2" action="confirmed" on="2026-11-21"><holder idNumber="110101199003074610"/></filing>
          <withdrawal recordId="w-1" of="c-7" reason="mis-scan"> </withdrawal>
        </borderFeed>
        """

    @Test func everyKindOfRecord() throws {
        let reading = FeedReading(Self.example)
        let day = FeedSample.day
        let number = try CitizenNumber(FeedSample.id)
        let key = DocumentKey(.ordinaryPassport, try DocumentNumber("E12345678"))
        #expect(reading.refusal == nil)
        #expect(
            reading.header
                == FeedHeader(
                    source: "gd-exit-entry", sequence: 311, generatedAt: try Instant("2026-11-22T15:00:00Z"),
                    coversFrom: try day("2026-11-21"), coversTo: try day("2026-11-22"), letter: "粤组函〔2026〕88号",
                    purpose: "nightly comparison"))
        let bodies: [FeedRecord.Body] = [
            .document(
                action: .issued, on: try day("2026-11-20"),
                holder: Holder(
                    idNumber: number, name: "张三", surname: "ZHANG", givenNames: "SAN",
                    birthDate: try day("1990-03-07"), sex: .male),
                details: DocumentDetails(
                    document: key, rawNumber: "e12-345 678", issuingState: .china, issuedOn: try day("2026-11-20"),
                    expiresOn: try day("2036-11-19"), authority: "广东省公安厅出入境管理局")),
            .crossing(
                direction: .exit, at: try Instant("2026-11-22T08:12:00+08:00"), port: "CNSZX", to: .hongKong, from: nil,
                holder: nil, details: DocumentDetails(document: key)),
            .holdings(on: try day("2026-11-22"), holder: Holder(idNumber: number), documents: []),
            .filing(action: .confirmed, on: try day("2026-11-21"), holder: Holder(idNumber: number)),
            .withdrawal(of: "c-7", reason: "mis-scan"),
        ]
        let ids = ["d-1", "c-9", "h-4", "f-2", "w-1"]
        #expect(reading.records == zip(ids, bodies).map { FeedRecord(recordID: $0, body: $1) })
        #expect(reading.items.map(\.line) == [4, 10, 13, 16, 17])
        #expect(reading.items.map(\.doubts) == [[], [], [], [], []])
    }

    @Test func ownXMLIsCutByteForByte() {
        let records = [
            FeedSample.filing, "<a:x xmlns:a='u'>&amp;张𠮷<b/>\r\n</a:x>", "<y z='>' w=\"/>\"/>",
            "<withdrawal recordId='w' of='v'\n/>", "<c><![CDATA[</c>]]]><!-- </c> --><?p </c>?></c>",
        ]
        for start in ["", "\u{FEFF}", "<?xml version='1.0'?>\r\n", "<!-- <x> -->"] {
            let feed = FeedSample.feed(records.joined(separator: "\n"), before: start)
            #expect(FeedReading(feed).items.map(\.xml) == records)
        }
    }

    @Test func fragmentationChangesNothing() {
        let whole = FeedReading(Self.example)
        for piece in [1, 3, 7] {
            let cut = FeedReading("\u{FEFF}" + Self.example, piece: piece)
            #expect(cut.items == whole.items)
            #expect(cut.refusal == nil)
        }
    }

    @Test(arguments: ["'A&amp;B'", "\"A&#38;B\"", "'A&#x26;B'"])
    func entitiesInAttributes(value: String) {
        let reading = FeedReading(FeedSample.feed("<withdrawal recordId='w' of='v' reason=\(value)/>"))
        #expect(reading.records == [FeedRecord(recordID: "w", body: .withdrawal(of: "v", reason: "A&B"))])
    }

    @Test(arguments: [
        ("𠮷野家", "𠮷野家"), ("e\u{301}", "\u{E9}"), ("\u{F900}", "\u{8C48}"), ("\u{3000}x\u{3000}", "x"),
        ("a\r\nb", "a b"), (" ", nil), ("\u{A0}", nil), ("", nil),
    ])
    func textIsTrimmedAndNormalised(written: String, read: String?) {
        let reading = FeedReading(FeedSample.feed("<withdrawal recordId='w' of='v' reason='\(written)'/>"))
        guard case .withdrawal(_, let reason) = reading.records.first?.body else {
            Issue.record("not read")
            return
        }
        #expect(reason.map { Array($0.utf8) } == read.map { Array($0.utf8) })
    }

    @Test(arguments: [
        ("number='E12345678'", "birthDate='1990-03-07' sex='M'", []),
        ("number='E1234567'", "", [FeedDoubt.numberPattern]),
        ("number='E12345678'", "birthDate='1990-03-08'", [.birthDate]),
        ("number='E12345678'", "sex='F'", [.sex]),
        ("number='X1'", "name='张\u{200B}三' sex='F' birthDate='1990-03-08'", FeedDoubt.allCases),
        ("number='E12345678'", "surname='Z&#x202E;'", [.unseenCharacters]),
    ])
    func doubts(number: String, holder: String, expected: [FeedDoubt]) {
        let reading = FeedReading(
            FeedSample.feed(
                "<holdings recordId='h' on='2026-11-22'><holder idNumber='\(FeedSample.id)' \(holder)/>"
                    + "<travelDocument type='ordinaryPassport' \(number)/></holdings>"))
        #expect(reading.items.map(\.doubts) == [expected])
        #expect(reading.records.count == 1)
    }

    @Test func lowerCaseCheckCharacterIsTheSameNumber() throws {
        let reading = FeedReading(
            FeedSample.feed(FeedSample.filing.replacing(FeedSample.id, with: "11010119900307002x")))
        #expect(reading.records.first?.holder?.idNumber?.text == "11010119900307002X")
    }

    @Test func holderMayBeThreeFacts() {
        let holder = "<holder name='张三' birthDate='1990-03-07' sex='M'/>"
        let feed = FeedSample.feed(
            "<document recordId='d' action='lost' on='2026-11-22'>\(holder)\(FeedSample.passport)</document>")
        #expect(FeedReading(feed).records.count == 1)
        #expect(FeedReading(feed.replacing("sex='M'", with: "sex=' '")).bad.map(\.field) == ["holder/@idNumber"])
    }

    @Test func anEmptyHolderOfACrossingIsNone() {
        let open = "<crossing recordId='c' direction='entry' at='2026-11-22T08:12:00Z' from='HKG' to='MAC'>"
        let with = FeedReading(FeedSample.feed(open + "<holder/>" + FeedSample.passport + "</crossing>"))
        let without = FeedReading(FeedSample.feed(open + FeedSample.passport + "</crossing>"))
        #expect(with.records.count == 1)
        #expect(with.records == without.records)
    }

    @Test func handlersErrorsComeThrough() throws {
        struct Full: Error {}
        let reader = FeedReader(zone: .shanghai, today: try FeedSample.day("2026-11-23"))
        let bytes = Array(FeedSample.feed(FeedSample.filing).utf8)
        #expect(throws: Full.self) { try reader.read(bytes: bytes, header: { _ in throw Full() }, item: { _ in }) }
        #expect(throws: Full.self) { try reader.read(bytes: bytes, header: { _ in }, item: { _ in throw Full() }) }
    }
}
