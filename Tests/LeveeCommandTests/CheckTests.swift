import Foundation
import Testing

/// `levee check` on the sample county, as contracts §5 says: outcomes, exit codes, whole answers.
@Suite struct CheckTests {
    /// A registry with the sample's tables and feeds.
    private let county: Scratch

    init() throws {
        county = try Scratch()
        _ = try county.run(["load", Program.sample])
        _ = try county.run(["import", "\(Program.sample)/feeds"])
    }

    private static func application(_ number: String = "S-1", of person: String = "QL0002", more: String = "") -> String
    {
        """
        {"applicationNo":"\(number)","person":"\(person)","kind":"travel","purpose":"private","reason":"旅游",\
        "destinations":["SGP"],"departOn":"2027-01-18","returnOn":"2027-01-24","funding":"self",\
        "submittedOn":"2026-11-23","filedBy":"clerk-1",\
        "opinions":[{"by":"discipline","on":"2026-11-20","opinion":"agree"}]\(more)}
        """
    }

    private func check(_ input: String, _ options: String...) throws -> Output {
        try county.run(["check"] + options + ["-"], stdin: input)
    }

    /// Exit code, then rule and severity of each finding.
    private func answer(_ input: String) throws -> (Int32, [String]) {
        struct Verdict: Decodable {
            struct Finding: Decodable {
                var rule: String
                var severity: String
            }
            var findings: [Finding]
        }
        let output = try check(input, "--json")
        let verdict = try JSONDecoder().decode(Verdict.self, from: Data(output.stdout.utf8))
        return (output.status, verdict.findings.map { "\($0.rule) \($0.severity)" })
    }

    private let clear = """
        {"application":"S-1","asOf":"2026-11-23","findings":[],"holdsUntil":"2026-12-01","outcome":"clear",\
        "person":"QL0002","policy":"2026.1","undecided":[]}

        """

    @Test func nothingIsInTheWay() throws {
        #expect(try check(Self.application(), "--json") == Output(0, clear))
        let file = "\(Program.sample)/application.json"
        let output = try county.run(["check", "--json", file])
        #expect(output == Output(0, clear.replacing("S-1", with: "QL-S-0001")))
    }

    @Test func oneObjectGivesAnObjectAnArrayAnArray() throws {
        let output = try check("[\(Self.application())]", "--json")
        #expect(output == Output(0, "[\(clear.dropLast())]\n"))
    }

    @Test func theGravestGivesTheExitCode() throws {
        #expect(try answer(Self.application(of: "QL0215")).0 == 13)
        #expect(try check("[\(Self.application("S-1")),\(Self.application("S-2", of: "QL0215"))]").status == 13)
        let late = Self.application().replacing("2027-01-18", with: "2026-12-01").replacing(
            "2027-01-24", with: "2026-12-03")
        #expect(try answer(late) == (10, ["application.late-filing refer"]))
        let unfunded = Self.application().replacing(#""funding":"self","#, with: "")
        #expect(try answer(unfunded) == (11, ["application.incomplete incomplete"]))
    }

    @Test func somebodyWhomNobodyKnows() throws {
        let expected = """
            {"application":"S-1","asOf":"2026-11-23","findings":[{"basis":"\(try basis())","evidence":[],\
            "message":{"en":"XX9999 is not in the registry","zh":"登记册中没有 XX9999"},\
            "remedy":{"en":"check the personnel number; if he belongs in the registry, enter him first",\
            "zh":"请核对人员编号；如应登记，请先登记"},"rule":"application.unknown-person","severity":"undecided"}],\
            "holdsUntil":null,"outcome":"undecided","person":"XX9999","policy":"2026.1",\
            "undecided":[{"missing":"person XX9999","rule":"application.unknown-person"}]}

            """
        #expect(try check(Self.application(of: "XX9999"), "--json") == Output(12, expected))
    }

    /// The basis as the policy gives it, so that the lawyer may change it without a test going red.
    private func basis() throws -> String {
        let output = try check(Self.application(of: "XX9999"), "--json").stdout
        let tail = try #require(output.split(separator: #""basis":""#).dropFirst().first)
        return String(tail.prefix { $0 != "\"" })
    }

    @Test func anUnknownFieldIsRefusedByName() throws {
        let output = try check(Self.application(more: #","colour":"red""#), "--json")
        #expect(output.status == 65)
        #expect(output.stdout == "")
        #expect(output.stderr.contains("`colour`"))
    }

    /// What a clerk reads: the word first, each rule once, nothing wider than the terminal, nothing that hides.
    @Test(arguments: ["en", "zh"]) func thePageOfAnApplication(_ language: String) throws {
        let number = "S-\u{202E}1"
        let input = "[\(Self.application(number, of: "QL0215")),\(Self.application("S-2", of: "XX9999"))]"
        let output = try check(input, "--lang", language)
        #expect(output.status == 13)
        #expect(output.stderr == "")
        let lines = output.stdout.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines[0].hasPrefix(language == "zh" ? "法定不准出境  S-[U+202E]1  QL0215  " : "barred  S-[U+202E]1  QL0215  "))
        #expect(!output.stdout.contains("\u{202E}"))
        #expect(lines.filter { DisplayWidthProbe.width($0) > 80 } == [])
        #expect(lines.count { $0.hasSuffix(language == "zh" ? "  查无此人" : "  unknown person") } == 1)
    }

    @Test func aCheckWritesNothing() throws {
        let before = try Data(contentsOf: URL(filePath: county.database))
        _ = try check(Self.application(of: "QL0215"))
        #expect(try Data(contentsOf: URL(filePath: county.database)) == before)
    }
}
