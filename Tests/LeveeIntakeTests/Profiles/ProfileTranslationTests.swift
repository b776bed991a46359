import LeveeCore
import Testing

@testable import LeveeIntake

/// What comes out of another vocabulary, line by line.
struct ProfileTranslationTests {
    private let people: FeedProfile

    init() throws { people = try ProfileSample.profile(ProfileSample.people) }

    @Test func everyRecordKeepsTheLineOnWhichItsElementStarts() throws {
        let reading = try ProfileReading(
            """
            <?xml version="1.0"?>
            <!-- a comment
            over lines -->
            <list
              number="7">
            <letter>甲〔2026〕1号</letter>
            <group><person><id>110101199003074610</id>
              <doc id="d-1"><day>20261120</day><kind>普通护照</kind><number>E1</number></doc>
              <doc id="d-2"><day>20261121</day>
                <kind>414</kind><number>E2</number></doc><doc
                  id="d-3"><day>22/11/2026</day><kind>往来港澳通行证</kind><number>C3</number></doc>

              <doc id="d-4"
                state="draft"/>
              <doc id="d-5"><day>2026/11/20</day><kind>414</kind><number>E5</number></doc>
            </person><person><doc id="d-6"><day>20261231</day><kind>414</kind><number>E6</number></doc>
            </person></group></list>
            """, people)
        #expect(
            reading.told == [
                "8 document issued 2026-11-20 E1", "9 document issued 2026-11-21 E2",
                "10 document issued 2026-11-22 C3",
                "15 badValue document/@on", "16 dayInFuture document/@on",
            ])
        #expect(reading.header?.letter == "甲〔2026〕1号")
        #expect(reading.header?.sequence == 7)
        #expect(reading.refusal == nil)
        #expect(reading.warnings == [:])
    }

    /// However the parser gets its bytes, down to one at a time.
    @Test(arguments: [1, 2, 3, 7, 64, 300, 4096]) func chunksMakeNoDifference(_ chunk: Int) throws {
        let xml = ProfileSample.list(
            (1...40).map {
                ProfileSample.person(
                    "张\($0)&amp;<![CDATA[<三>]]>\r\n𠀀&#x20000;", number: "E\($0)", more: "<odd a='b>c'/>")
            }
            .joined(separator: "\n<!-- > -->"))
        let whole = try ProfileReading(xml, people)
        #expect(whole.records == 40)
        #expect(whole.warnings == ["group/person/doc/odd": 40])
        #expect(try ProfileReading(xml, people, chunk: chunk) == whole)
    }

    static let hostile = [
        "\"", "'", "<", ">", "&", "]]>", "\" evil=\"1", "'/><filing recordId=\"f\"/>", "a\tb", "a\nb", "a\r\nb",
        "\u{0338}", "\"\u{0338}", "<\u{20D2}x", "&\u{0301}amp;", "\u{202E}x", "e\u{0301}", "<!-- x -->", "<?x?>",
        "&#0;", "&lt;", "𠀀\u{FE0F}", "\u{FFFD}", "{name}", "=1+1",
    ]

    /// A value comes out as it went in, and nothing of it is markup.
    @Test(arguments: hostile) func hostileValues(_ value: String) throws {
        var written = ""
        for scalar in value.unicodeScalars { written += "&#\(scalar.value);" }
        let reading = try ProfileReading(
            ProfileSample.list(ProfileSample.person(written + "x", more: "<office>\(written)x</office>")), people)
        #expect(reading.refusal == nil)
        #expect(reading.items.count == 1)
        guard case .document(_, _, let holder, let details)? = reading.items.first?.record?.body else {
            return #expect(Bool(false), "\(reading)")
        }
        let expected = try Text.trimmed(NormalForm.text(value + "x"), limit: 200)
        #expect(holder.name.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
        #expect(details.authority.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }

    @Test func whatIsNotMappedIsCountedOncePerPath() throws {
        let reading = try ProfileReading(
            ProfileSample.list(
                ProfileSample.person("张三", more: "<colour>red</colour><colour shade='x'><x/></colour>")
                    + "<person lang='zh' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='false'>words"
                    + "<note><y/></note></person>"
                    + "<q:odd xmlns:q='urn:q'/>", attributes: "number='7' mood='x'"), people)
        #expect(
            reading.warnings == [
                "group/person/doc/colour": 2, "group/person/text()": 1, "group/{urn:q}odd": 1, "@mood": 1,
            ])
        #expect(reading.told == ["3 document issued 2026-11-20 E12345678"])
    }

    @Test func severalDifferentTextsAreNeverChosenFrom() throws {
        let twice = "<office>甲</office><office>乙</office><number>E2</number>"
        let reading = try ProfileReading(ProfileSample.list(ProfileSample.person("张三", more: twice)), people)
        #expect(reading.told == ["3 unknownAttribute travelDocument/@number.unclear"])
        #expect(reading.items.first?.xml.contains("number.unclear=\"E12345678 ‖ E2\"") == true)
        #expect(reading.items.first?.xml.contains("authority=\"甲\"") == true)
        let same = try ProfileReading(
            ProfileSample.list(ProfileSample.person("张三", more: "<number>E12345678</number>")), people)
        #expect(same.told == ["3 document issued 2026-11-20 E12345678"])
    }

    @Test(arguments: [(1_200, false), (1_201, true)]) func aLongValueIsBadAndRefusesNoFile(_ size: (Int, Bool)) throws {
        let name = String(repeating: "\"", count: size.0)
        let reading = try ProfileReading(ProfileSample.list(ProfileSample.person(name)), people)
        let field = size.1 ? "unknownAttribute holder/@name.unclear" : "badValue holder/@name"
        #expect(reading.told == ["3 \(field)"])
    }

    @Test func whatNobodySaysNamesTheOption() throws {
        let reading = try ProfileReading(ProfileSample.list("", attributes: ""), people)
        #expect(reading.refusal == FeedRefusal(.headerMissing, line: 1, field: "--sequence"))
        let said = try ProfileReading(
            ProfileSample.list("", attributes: ""), people, options: ["sequence": "9", "source": "t"])
        #expect(said.header?.sequence == 9)
        #expect(said.header?.source == "t")
        let over = try ProfileReading(ProfileSample.list(""), people, options: ["sequence": "9"])
        #expect(over.header?.sequence == 9)
        let bad = try ProfileReading(ProfileSample.list("", attributes: "number='07'"), people)
        #expect(bad.refusal == FeedRefusal(.rootAttribute, line: 1, field: "borderFeed/@sequence"))
    }

    @Test func theHeaderComesBeforeTheFirstUnit() throws {
        let late = "<list number='7'><group>\(ProfileSample.person("张三"))</group><letter>x</letter></list>"
        #expect(try ProfileReading(late, people).header?.letter == nil)
    }
}
