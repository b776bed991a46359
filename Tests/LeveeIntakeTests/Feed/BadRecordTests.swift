import LeveeCore
import Testing

@testable import LeveeIntake

/// Bad records: each is one item with its reason, and the rest of the file goes in.
struct BadRecordTests {
    struct Case: CustomTestStringConvertible {
        var xml: String
        var reason: BadRecord.Reason
        var field: String
        var testDescription: String { xml }

        init(_ xml: String, _ reason: BadRecord.Reason, _ field: String) {
            (self.xml, self.reason, self.field) = (xml, reason, field)
        }
    }

    private static let holder = FeedSample.holder
    private static let passport = FeedSample.passport

    private static func document(_ content: String, _ attributes: String = "action='issued' on='2026-11-20'") -> String
    {
        "<document recordId='d' \(attributes)>\(content)</document>"
    }

    private static func crossing(_ content: String, _ attributes: String) -> String {
        "<crossing recordId='c' \(attributes)>\(content)</crossing>"
    }

    static let structure = [
        Case("<visa recordId='v'/>", .unknownElement, "visa"),
        Case("<a:document xmlns:a='urn:a' recordId='v'/>", .unknownElement, "document"),
        Case("<a:x xmlns:a='urn:名 %' recordId='v'/>", .unknownElement, "x"),
        Case("<filing xmlns='' recordId='f'/>", .unknownElement, "filing"),
        Case(holder, .misplacedElement, "holder"),
        Case("<borderFeed/>", .misplacedElement, "borderFeed"),
        Case(document(holder + holder + passport), .secondHolder, "holder"),
        Case(document(passport + holder), .misplacedElement, "holder"),
        Case(document(holder + passport + holder), .secondHolder, "holder"),
        Case(document(holder + passport + passport), .misplacedElement, "travelDocument"),
        Case(document(holder), .missingValue, "document/travelDocument"),
        Case(document(passport), .missingValue, "document/holder"),
        Case(document(holder + passport + "<visa/>"), .unknownElement, "visa"),
        Case(document(holder + passport + FeedSample.filing), .misplacedElement, "filing"),
        Case(document("<holder idNumber='\(FeedSample.id)'><x/></holder>" + passport), .unknownElement, "x"),
        Case(document("<holder idNumber='\(FeedSample.id)'>\(passport)</holder>"), .misplacedElement, "travelDocument"),
        Case(document(holder + "x" + passport), .foreignText, "document"),
        Case(document("<holder idNumber='\(FeedSample.id)'>x</holder>" + passport), .foreignText, "document"),
        Case(document(holder + "<![CDATA[x]]>" + passport), .foreignText, "document"),
        Case(document(holder + passport + "\u{A0}"), .foreignText, "document"),
        Case(crossing(holder, "direction='entry' at='2026-11-22T08:12:00Z'"), .missingValue, "crossing/travelDocument"),
        Case("<holdings recordId='h' on='2026-11-22'/>", .missingValue, "holdings/holder"),
        Case("<holdings recordId='h' on='2026-11-22'>\(passport)\(holder)</holdings>", .misplacedElement, "holder"),
        Case("<filing recordId='f' action='removed' on='2026-11-22'/>", .missingValue, "filing/holder"),
        Case(
            "<filing recordId='f' action='removed' on='2026-11-22'>\(holder)\(passport)</filing>", .misplacedElement,
            "travelDocument"),
        Case("<withdrawal recordId='w' of='v'>\(holder)</withdrawal>", .misplacedElement, "holder"),
        Case("<withdrawal recordId='w' of='v'>x</withdrawal>", .foreignText, "withdrawal"),
    ]

    static let attributes = [
        Case(document(holder + passport, "action='issued' on='2026-11-20' x='1'"), .unknownAttribute, "document/@x"),
        Case(
            document(holder + passport, "action='issued' on='2026-11-20' xml:lang='zh'"), .unknownAttribute,
            "document/@lang"),
        Case(
            document(holder + passport, "action='issued' on='2026-11-20' xml:space='preserve'"), .unknownAttribute,
            "document/@space"),
        Case(
            document(holder + passport, "xmlns:a='urn:a' a:action='issued' action='issued' on='2026-11-20'"),
            .unknownAttribute, "document/@action"),
        Case(document("<holder id='1' idNumber='\(FeedSample.id)'/>" + passport), .unknownAttribute, "holder/@id"),
        Case(document(holder + passport, "on='2026-11-20'"), .missingValue, "document/@action"),
        Case(document(holder + passport, "action='Issued' on='2026-11-20'"), .badValue, "document/@action"),
        Case(document(holder + passport, "action=' issued' on='2026-11-20'"), .badValue, "document/@action"),
        Case(document(holder + passport, "action='confirmed' on='2026-11-20'"), .badValue, "document/@action"),
        Case(document(holder + passport, "action='issued'"), .missingValue, "document/@on"),
        Case(document(holder + passport, "action='issued' on=' '"), .missingValue, "document/@on"),
        Case(document(holder + passport, "action='issued' on='2026-02-29'"), .badValue, "document/@on"),
        Case(document(holder + passport, "action='issued' on='2026-11-24'"), .dayInFuture, "document/@on"),
        Case(
            "<document action='issued' on='2026-11-20'>\(holder)\(passport)</document>", .missingValue,
            "document/@recordId"),
        Case("<withdrawal recordId='a b' of='v'/>", .badValue, "withdrawal/@recordId"),
        Case(
            "<withdrawal recordId='\(String(repeating: "字", count: 101))' of='v'/>", .badValue, "withdrawal/@recordId"),
        Case("<withdrawal recordId='w'/>", .missingValue, "withdrawal/@of"),
        Case("<withdrawal recordId='w' of='w'/>", .withdrawalCycle, "withdrawal/@of"),
        Case(document("<holder/>" + passport), .missingValue, "holder/@idNumber"),
        Case(document("<holder name='张三' sex='M'/>" + passport), .missingValue, "holder/@idNumber"),
        Case(document("<holder idNumber='110101199003074611'/>" + passport), .badValue, "holder/@idNumber"),
        Case(document("<holder idNumber='110101900307461'/>" + passport), .badValue, "holder/@idNumber"),
        Case(document("<holder idNumber=' \(FeedSample.id)'/>" + passport), .badValue, "holder/@idNumber"),
        Case(document("<holder idNumber='\(FeedSample.id)' sex='m'/>" + passport), .badValue, "holder/@sex"),
        Case(
            document("<holder idNumber='\(FeedSample.id)' name='\(String(repeating: "三", count: 201))'/>" + passport),
            .badValue, "holder/@name"),
        Case(
            document(holder + "<travelDocument number='E1' issuingState='CHN'/>"), .missingValue, "travelDocument/@type"
        ),
        Case(
            document(holder + "<travelDocument type='passport' number='E1' issuingState='CHN'/>"), .badValue,
            "travelDocument/@type"),
        Case(
            document(holder + "<travelDocument type='other' issuingState='CHN'/>"), .missingValue,
            "travelDocument/@number"),
        Case(
            document(holder + "<travelDocument type='other' number='- -' issuingState='CHN'/>"), .badValue,
            "travelDocument/@number"),
        Case(
            document(holder + "<travelDocument type='other' number='1'/>"), .missingValue,
            "travelDocument/@issuingState"),
        Case(
            document(holder + "<travelDocument type='other' number='1' issuingState='chn'/>"), .badValue,
            "travelDocument/@issuingState"),
        Case(
            document(holder + "<travelDocument type='other' number='1' issuingState='XXX'/>"), .badValue,
            "travelDocument/@issuingState"),
        Case(
            document(
                holder
                    + "<travelDocument type='other' number='1' issuingState='CHN' issuedOn='2026-11-20' expiresOn='2026-11-19'/>"
            ),
            .expiresBeforeIssue, "travelDocument/@expiresOn"),
        Case(crossing(passport, "direction='exit' at='2026-11-22T08:12:00Z'"), .missingValue, "crossing/@to"),
        Case(crossing(passport, "direction='exit' at='2026-11-22T08:12:00Z' to=' '"), .missingValue, "crossing/@to"),
        Case(crossing(passport, "direction='exit' at='2026-11-22T08:12:00Z' to='Hkg'"), .badValue, "crossing/@to"),
        Case(crossing(passport, "at='2026-11-22T08:12:00Z'"), .missingValue, "crossing/@direction"),
        Case(crossing(passport, "direction='entry' at='2026-11-22T08:12:00'"), .badValue, "crossing/@at"),
        Case(crossing(passport, "direction='entry' at='2026-11-23T16:00:00Z'"), .dayInFuture, "crossing/@at"),
        Case(crossing(passport, "direction='entry' at='2026-11-22T08:12:00Z' port='a b'"), .badValue, "crossing/@port"),
        Case("<filing recordId='f' action='issued' on='2026-11-22'>\(holder)</filing>", .badValue, "filing/@action"),
        Case(
            "<filing recordId='f' action='removed' on='2026-11-22'><holder name='张三' birthDate='1990-03-07' sex='M'/></filing>",
            .missingValue, "holder/@idNumber"),
        Case(
            "<holdings recordId='h' on='2026-11-22'>\(holder)<travelDocument type='other'/></holdings>", .missingValue,
            "travelDocument/@number"),
    ]

    @Test(arguments: structure + attributes)
    func isBad(_ example: Case) {
        let reading = FeedReading(FeedSample.feed(FeedSample.filing + example.xml + FeedSample.filing))
        #expect(reading.refusal == nil)
        #expect(reading.records.count == 2)
        #expect(reading.bad.map(\.reason) == [example.reason])
        #expect(reading.bad.map(\.field) == [example.field])
        #expect(reading.items.count == 3)
        #expect(reading.items.dropFirst().first?.xml == example.xml)
    }

    /// The same records with one thing less wrong.
    static let good = [
        document(holder + passport, "action='issued' on='2026-11-23'"),
        crossing(passport, "direction='entry' at='2026-11-23T15:59:59Z'"),
        crossing(passport, "direction='exit' at='2026-11-22T08:12:00Z' to='MAC' from='' port=''"),
        document("<holder idNumber='\(FeedSample.id)' name=' \(String(repeating: "三", count: 200)) '/>" + passport),
        document(
            holder
                + "<travelDocument type='other' number='1' issuingState='CHN' issuedOn='2026-11-20' expiresOn='2026-11-20'/>"
        ),
        document(" \n" + holder + "<!-- x --><?x?>" + passport + "\t"),
        document(holder + passport, "xmlns:a='urn:a' action='issued' on='2026-11-20'"),
        "<withdrawal recordId='\(String(repeating: "字", count: 100))' of='v'/>",
        "<holdings recordId='h' on='2026-11-22'>\(holder)\(passport)\(passport)</holdings>",
    ]

    @Test(arguments: good)
    func isGood(xml: String) {
        let reading = FeedReading(FeedSample.feed(xml))
        #expect(reading.records.count == 1)
        #expect(reading.bad == [])
        #expect(reading.refusal == nil)
    }

    @Test func whiteSpaceInCDATAIsWhiteSpace() {
        #expect(
            FeedReading(FeedSample.feed(Self.document("<![CDATA[ ]]>" + Self.holder + Self.passport))).records.count
                == 1)
    }

    @Test func aBadRecordTellsWhoseItIs() throws {
        let other = try CitizenNumber("11010119900307002X")
        let passport = DocumentKey(.ordinaryPassport, try DocumentNumber("E12345678"))
        let expected = BadRecord(
            reason: .unknownAttribute, field: "document/@x", recordID: "d",
            idNumbers: [try CitizenNumber(FeedSample.id), other], hasUnreadableIDNumber: true,
            documents: [passport, DocumentKey(.other, try DocumentNumber("7"))])
        let content =
            Self.holder + "<holder idNumber='\(other.text)'/><holder idNumber='1'/>" + Self.passport
            + "<travelDocument type='other' number='7'/><travelDocument type='odd' number='8'/>"
        #expect(
            FeedReading(FeedSample.feed(Self.document(content, "x='1' action='issued' on='2026-11-20'"))).bad == [
                expected
            ])
        let foreign = "<v:visa xmlns:v='urn:v' recordId='d'><v:holder idNumber='\(FeedSample.id)'/></v:visa>"
        #expect(
            FeedReading(FeedSample.feed(foreign)).bad == [
                BadRecord(
                    reason: .unknownElement, field: "visa", recordID: "d", idNumbers: [try CitizenNumber(FeedSample.id)]
                )
            ])
    }

    @Test func anUnreadableIDNumberIsNoMissingOne() {
        let bad = FeedReading(FeedSample.feed(Self.document("<holder idNumber='1'/>" + Self.passport))).bad
        #expect(bad.map(\.hasUnreadableIDNumber) == [true])
        let blank = FeedReading(FeedSample.feed(Self.document("<holder idNumber=' '/>" + Self.passport))).bad
        #expect(blank.map(\.hasUnreadableIDNumber) == [false])
    }
}
