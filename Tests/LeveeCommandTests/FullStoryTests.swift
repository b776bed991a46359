import Foundation
import Testing

/// One application from its filing to its end, through every desk and the border's feed; and the same way where it goes
/// wrong at each step. What the program said is compared whole.
@Suite struct FullStoryTests {
    @Test(arguments: ["en", "zh"]) func fromFilingToTheEnd(_ language: String) throws {
        let office = try Office(language)
        try office.file("A-1")
        try office.act("application check A-1 --as clerk-1 --on 2026-10-05")
        try office.act("application opinion A-1 --by unit --agree --as leader-1 --on 2026-10-08")
        try office.act("application opinion A-1 --by discipline --agree --as d-1 --on 2026-10-08")
        try office.act("application decide A-1 --approve --as boss-1 --on 2026-10-09")
        try office.act("application letter A-1")
        try office.act("custody hand-out E23456789 --as keeper-1 --at 2026-10-26T09:00:00+08:00")
        try office.feed(
            Tables.crossing("c-1", "exit", "2026-11-01T08:00:00+08:00", "E23456789", holder: Office.idNumber)
                + Tables.crossing("c-2", "entry", "2026-11-06T18:00:00+08:00", "E23456789", holder: Office.idNumber))
        try office.act("application list")
        try office.act("custody return E23456789 --as keeper-2 --at 2026-11-09T10:00:00+08:00")
        try office.act("application report A-1 --as clerk-1 --on 2026-11-10")
        try office.act("application show A-1 --as-of 2026-11-20")
        try office.act("custody history E23456789")
        try office.act("nightly --as-of 2026-11-20")
        try office.act("application replay A-1")
        try office.expect("story.\(language).txt")
    }

    /// Every wrong turn is refused with the state it is in, who may do it, or what is missing; and nothing is written.
    @Test(arguments: ["en", "zh"]) func whereItGoesWrong(_ language: String) throws {
        let office = try Office(language)
        try office.refused("application decide A-1 --approve --as boss-1 --on 2026-10-05")
        try office.file("A-1")
        try office.refused("application opinion A-1 --by discipline --agree --as d-1 --on 2026-10-05")
        try office.act("application check A-1 --as clerk-1 --on 2026-10-05")
        try office.refused("application opinion A-1 --by discipline --agree --as clerk-1 --on 2026-10-05")
        try office.refused("application decide A-1 --approve --as clerk-1 --on 2026-10-09")
        try office.refused("application decide A-1 --approve --as boss-1 --on 2026-10-09")
        try office.act("application opinion A-1 --by unit --agree --as leader-1 --on 2026-10-08")
        try office.act("application opinion A-1 --by discipline --disagree --reason 待核实 --as d-1 --on 2026-10-08")
        try office.refused("application decide A-1 --approve --reason x --as leader-1 --on 2026-10-09")
        try office.refused("application decide A-1 --approve --as boss-1 --on 2026-10-09")
        try office.refused("application decide A-1 --approve --reason x --as past-1 --on 2026-10-09")
        try office.refused("application decide A-1 --approve --reason x --as self-1 --on 2026-10-09")
        try office.refused("custody hand-out E23456789 --approval A-1 --as keeper-1 --at 2026-10-26T09:00:00+08:00")
        try office.act("application decide A-1 --refuse --reason 事由不足 --as boss-1 --on 2026-10-09")
        try office.refused("application report A-1 --as clerk-1 --on 2026-10-10")
        try office.act("application letter A-1")
        try office.act("application review A-1 --ask --reason 补充材料 --as clerk-1 --on 2026-10-12")
        try office.refused("application review A-1 --reopen --reason 属实 --as boss-1 --on 2026-10-13")
        try office.act("application review A-1 --reopen --reason 属实 --as r-1 --on 2026-10-13")
        try office.act("application check A-1 --as clerk-1 --on 2026-10-13")
        try office.act("application opinion A-1 --by discipline --agree --as d-1 --on 2026-10-14")
        try office.refused("application decide A-1 --approve --as boss-1 --on 2026-10-14")
        try office.act("application decide A-1 --approve --as boss-2 --on 2026-10-14")
        try office.refused("application decide A-1 --refuse --reason x --as boss-2 --on 2026-10-15")
        // Seven days before departure is soon enough, eight is not.
        try office.refused("custody hand-out E23456789 --as keeper-1 --at 2026-10-24T23:59:59+08:00")
        try office.refused("custody hand-out E12345678 --as keeper-1 --at 2026-10-25T00:00:00+08:00")
        try office.act("custody hand-out E23456789 --as keeper-1 --at 2026-10-25T00:00:00+08:00")
        try office.refused("custody hand-out E23456789 --as keeper-2 --at 2026-10-25T00:00:01+08:00")
        try office.act("custody return E23456789 --as keeper-2 --at 2026-10-26T10:00:00+08:00")
        try office.refused("custody return E23456789 --as keeper-2 --at 2026-10-26T10:01:00+08:00")
        try office.refused("custody hand-out E23456789 --as keeper-1 --at 2026-10-27T09:00:00+08:00")
        try office.act(
            "custody hand-out E23456789 --override --reason 签证补件 --as keeper-1 --at 2026-10-27T09:00:00+08:00")
        try office.refused("custody confirm R-1 --as keeper-1 --at 2026-10-27T09:10:00+08:00")
        try office.act("custody confirm R-1 --as keeper-2 --at 2026-10-27T09:10:00+08:00")
        try office.act("custody return E23456789 --as keeper-1 --at 2026-10-28T10:00:00+08:00")
        try office.act("application withdraw A-1 --reason 行程取消 --as clerk-1 --on 2026-10-28")
        try office.refused("application letter A-1")
        try office.refused("custody hand-out E23456789 --as keeper-1 --at 2026-10-29T09:00:00+08:00")
        try office.act("application show A-1 --as-of 2026-11-20")
        try office.expect("wrong.\(language).txt")
    }
}

/// An office with its people, and what was said there.
private final class Office {
    static let idNumber = "449999197012263979"
    private let scratch: Scratch
    private let language: String
    private var transcript = ""

    init(_ language: String) throws {
        self.language = language
        scratch = try Tables.loaded()
        let ranked = Tables.persons.split(separator: "\n").enumerated().map { line, text in
            text + (line == 0 ? ",rank" : line == 2 ? ",county" : ",section")
        }
        try scratch.load("persons", ranked.joined(separator: "\n") + "\n")
        try scratch.load(
            "approvers",
            """
            user,up_to_rank,unit,from,until
            boss-1,county,U1,2020-01-01,
            boss-2,county,U1,2020-01-01,
            leader-1,section,U2,2020-01-01,
            past-1,county,U1,2020-01-01,2026-10-08
            self-1,county,U1,2020-01-01,

            """)
        for (user, role, more) in [
            ("admin", "administrator", ""), ("clerk-1", "clerk", ""), ("leader-1", "approver", ""),
            ("boss-1", "approver", ""), ("boss-2", "approver", ""), ("past-1", "approver", ""),
            ("self-1", "approver", " --ref P2"),
            ("d-1", "discipline", ""), ("keeper-1", "custodian", ""), ("keeper-2", "custodian", ""),
            ("r-1", "reviewer", ""),
        ] {
            let added = try scratch.run(
                words("user add \(user) --role \(role) --unit U1 --as admin\(more)"))
            try #require(added.status == 0, "\(added)")
        }
    }

    private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

    /// Files an application of P2 for a trip to Singapore.
    func file(_ number: String) throws {
        try scratch.write(
            """
            {"applicationNo":"\(number)","person":"P2","kind":"travel","purpose":"private","reason":"探亲",
            "destinations":["SGP"],"departOn":"2026-11-01","returnOn":"2026-11-06","funding":"self",
            "document":"ordinaryPassport:E23456789","submittedOn":"2026-10-05","filedBy":"clerk-1"}
            """, to: "\(number.lowercased()).json")
        try act("application file \(number.lowercased()).json --as clerk-1 --on 2026-10-05")
    }

    func feed(_ records: String) throws {
        try scratch.write(Tables.feed(1, records), to: "1.xml")
        try act("import 1.xml --as clerk-1")
    }

    func act(_ line: String) throws {
        let output = try run(line)
        #expect([0, 10, 11].contains(output.status), "\(line): \(output)")
    }

    /// Runs what cannot be; it leaves everything as it was.
    func refused(_ line: String) throws {
        let before = try scratch.dump()
        let output = try run(line)
        #expect([65, 77].contains(output.status), "\(line): \(output)")
        #expect(output.stdout == "")
        #expect(try scratch.dump() == before, "\(line)")
    }

    private func run(_ line: String) throws -> Output {
        let output = try scratch.run(words(line) + (line.hasPrefix("user") ? [] : ["--lang", language]))
        transcript += "$ levee \(line)\n\(output.stdout)\(output.stderr)[\(output.status)]\n\n"
        return output
    }

    /// Compares what was said with what is committed. A code is made with a key of the home, a time by the clock.
    func expect(_ name: String) throws {
        let said = transcript.replacing(/[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/, with: "CODE1-CODE2")
            .replacing(/[ ]+[0-9]+\.[0-9]+$/.anchorsMatchLineEndings(), with: "  T")
        #expect(said == (try Expected.text(name, said)))
    }
}
