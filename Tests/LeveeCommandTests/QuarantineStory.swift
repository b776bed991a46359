import Foundation
import Testing

@testable import levee

/// A quarantine worked from the terminal, every word of it, in both languages.
@Suite struct QuarantineStory {
    /// Days and moments of the test's own run are told as DAY and AT.
    private func plain(_ text: String) throws -> String {
        try text.replacing(Regex("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+\\+08:00"), with: "AT")
            .replacing(Regex("202[6-9]-[0-9]{2}-[0-9]{2}|20[3-9][0-9]-[0-9]{2}-[0-9]{2}"), with: "DAY")
    }

    static let feed = [
        // Good, a day that is none, the same id with other content, nobody's, an element that is no record.
        QuarantineXML.issued("d-1", number: "E10000001"),
        QuarantineXML.issued("d-2", number: "E10000002", on: "2024-02-30"),
        QuarantineXML.issued("d-1", number: "E10000003"),
        QuarantineXML.issued("d-4", idNumber: "1101", number: "E10000004"),
        "<stamp recordId='s-1'>\u{202E}<x/></stamp>",
        // Two namesakes without an ID number, and one with another.
        QuarantineXML.namesake("n-1", number: "E10000005"), QuarantineXML.namesake("n-2", number: "E10000006"),
        QuarantineXML.namesake("n-3", number: "E10000007", more: "idNumber='449999199003070015' surname='CHANG'"),
    ]

    @Test(arguments: ["en", "zh"]) func story(_ language: String) throws {
        let office = try Office(language)
        try office.scratch.write(QuarantineXML.feed(7, Self.feed.joined(separator: "\n")), to: "7.xml")
        try office.scratch.write(QuarantineXML.issued("d-2", number: "E10000002", on: "2024-02-29"), to: "d-2.xml")
        try office.scratch.write(QuarantineXML.issued("d-2", number: "E10000002", on: "2024-02-31"), to: "bad.xml")
        let own = QuarantineXML.issued("d-1-b", number: "E10000003")
        _ = try office.scratch.run(["import", "7.xml", "--as", "jingban"])
        for line in [
            "quarantine list", "quarantine show Q-1 --as jingban", "quarantine show Q-2 --as jingban",
            "quarantine show Q-3 --as jingban", "quarantine show Q-4 --as jingban", "quarantine show 9 --as jingban",
            "quarantine fix Q-1 --xml d-2.xml --as fuhe", "quarantine fix Q-1 --xml d-2.xml --as tashi",
            "quarantine fix Q-1 --xml bad.xml --as jingban", "quarantine fix Q-1 --xml none.xml --as jingban",
            "quarantine fix Q-1 --as jingban", "quarantine fix Q-1 --xml d-2.xml --as jingban",
            "quarantine fix Q-1 --xml d-2.xml --as jingban", "quarantine replay --as jingban",
            "quarantine replay Q-2 --as jingban",
        ] { try office.tell(line) }
        try office.tell("quarantine fix Q-2 --xml - --as jingban", stdin: own)
        for line in [
            "quarantine drop Q-4 --as fuhe", "quarantine drop Q-4 --reason 不是记录 --as jingban",
            "quarantine drop Q-4 --reason 不是记录 --as fuhe", "quarantine list --all", "quarantine show Q-1 --as jiwei",
            "quarantine show Q-4 --as jiwei", "matches list", "matches show gd/n-3 --as fuhe",
            "matches show gd/n-3 --as tashi", "matches confirm gd/n-1 P1 --on 2026-03-02 --as jingban",
            "matches confirm gd/n-1 P1 --on 2026-03-02 --as fuhe", "matches reject gd/n-2 --on 2026-03-02 --as fuhe",
            "matches reject gd/n-2 --on 2026-03-02 --as fuhe", "feeds show gd/7", "feeds show gd/8", "feeds show 0",
        ] { try office.tell(line) }
        let told = try plain(office.transcript)
        #expect(told == (try Expected.text("quarantine.\(language).txt", told)))
        #expect(
            told.split(separator: "\n").filter {
                !$0.hasPrefix("$") && !$0.hasPrefix("levee") && !$0.hasPrefix("Usage")
                    && DisplayWidthProbe.width($0) > 80
            } == [])
        #expect(try office.scratch.levee("doctor").status == 0)
    }
}

/// Records about `P1` of the office.
enum QuarantineXML {
    static func feed(_ sequence: Int, source: String = "gd", _ records: String) -> String {
        """
        <borderFeed xmlns="urn:levee:border-feed:1" source="\(source)" sequence="\(sequence)"
          generatedAt="2026-03-02T08:00:00+08:00" coversFrom="2026-03-01" coversTo="2026-03-01">
        \(records)
        </borderFeed>
        """
    }

    static func issued(
        _ id: String, idNumber: String = "110101199003074610", number: String, on: String = "2024-03-01"
    ) -> String {
        "<document recordId='\(id)' action='issued' on='\(on)'><holder idNumber='\(idNumber)'/>"
            + "<travelDocument type='ordinaryPassport' number='\(number)' issuingState='CHN'/></document>"
    }

    static func namesake(_ id: String, number: String, more: String = "") -> String {
        "<document recordId='\(id)' action='issued' on='2024-03-01'><holder name='张三' birthDate='1990-03-07' sex='M' \(more)/>"
            + "<travelDocument type='ordinaryPassport' number='\(number)' issuingState='CHN'/></document>"
    }
}
