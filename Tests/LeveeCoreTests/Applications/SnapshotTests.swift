import Foundation
import Testing

@testable import LeveeCore

/// What is kept of a check gives the same verdict again, and a difference is told.
@Suite struct SnapshotTests {
    private func written(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return try encoder.encode(value)
    }

    @Test(arguments: 0..<200) func everythingComesBack(_ seed: Int) throws {
        var random = RandomDossier(seed: seed)
        var other = random.make()
        other.person.ref = "P-2"
        let dossier = random.make()
        let snapshot = CheckSnapshot(
            application: .travelExample, dossier: dossier,
            around: Surroundings(
                units: [Unit(code: "U-1", name: "局", region: "449999")],
                approvers: [Approver(user: "u-9", upToRank: .bureau, unit: "U-1", from: .example("2020-01-01"))],
                otherPrincipals: [other], borrowers: [dossier], namedDocument: dossier.documents.first))
        let bytes = try written(snapshot)
        let again = try JSONDecoder().decode(CheckSnapshot.self, from: bytes)
        #expect(try written(again) == bytes)
        let policy = try PolicyOnDay(.catalogue, on: RandomDossier.asOf)
        #expect(again.verdict(under: policy) == snapshot.verdict(under: policy))
        #expect(again.application == snapshot.application)
    }

    @Test(arguments: [
        "\"\u{301}", "<script>alert(1)</script>", "=cmd()", "\u{202E}gpj", "e\u{301}é", "\u{0}\u{7F}\r\n", "𠮷\u{FFFD}",
        "\\/\u{2028}",
    ])
    func textsComeBackScalarByScalar(_ text: String) throws {
        var application = Application.travelExample
        application.reason = text
        application.companions = [.init(name: text, relation: "spouse", ref: text)]
        let again = try JSONDecoder().decode(Application.self, from: written(application))
        #expect(again.reason?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
        #expect(again.companions[0].name.unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test func valuesThatAreNoneAreRefused() throws {
        struct Holder<Value: Codable>: Codable { var value: Value }
        func read<Value: Codable>(_ type: Value.Type, _ text: String) throws {
            _ = try JSONDecoder().decode(Holder<Value>.self, from: Data(#"{"value":"\#(text)"}"#.utf8))
        }
        #expect(throws: Refusal.self) { try read(CalendarDay.self, "2026-02-30") }
        #expect(throws: Refusal.self) { try read(Instant.self, "2026-02-01") }
        #expect(throws: Refusal.self) { try read(CountryCode.self, "sgp") }
        #expect(throws: Refusal.self) { try read(CitizenNumber.self, "110101199003074611") }
        #expect(throws: Refusal.self) { try read(DocumentKey.self, "E12345678") }
        #expect(throws: Refusal.self) { try read(Mention.Kind.self, "document:eaten") }
        try read(Mention.Kind.self, "document:lost")
    }

    @Test func theApplicationIsKeptAsTheContractsWriteIt() throws {
        let expected = """
            {"applicationNo":"S-2","approver":"u-9","companions":[],"destinations":[],"documentType":"taiwanPermit",\
            "filedBy":"u-1","kind":"issue","opinions":[{"by":"discipline","on":"2026-02-20","opinion":"agree"}],\
            "person":"P-1","purpose":"private","reason":"探亲","submittedOn":"2026-03-01","transits":[]}
            """
        #expect(String(decoding: try written(Application.issueExample), as: UTF8.self) == expected)
    }

    // MARK: Differences

    private func line(
        _ findings: [(String, ApplicationOutcome, String)], until: StaticString? = nil, missing: [Missing] = []
    ) -> CheckLine {
        var verdict = ApplicationVerdict(
            application: "S-1", person: "P-1", asOf: .example("2026-03-01"), policy: "test",
            findings: findings.map { .init(rule: $0.0, outcome: $0.1, facts: [:], evidence: [$0.2]) })
        verdict.holdsUntil = until.map { .example($0) }
        verdict.undecided = missing.map { Verdict.Undecided(rule: "application.no-document", missing: $0) }
        return CheckLine(verdict, bases: [:])
    }

    @Test func everyDifferenceIsTold() {
        let before = line(
            [("application.frequency", .refer, "a"), ("application.overlap", .incomplete, "b")], until: "2026-04-01",
            missing: [Missing(.expiresOn, of: "x")])
        let after = line(
            [("application.frequency", .refer, "c"), ("application.funding", .incomplete, "d")],
            missing: [Missing(.feed, of: "y")])
        #expect(
            VerdictDifference(from: before, to: after).changes == [
                .changed(before: before.findings[0], after: after.findings[0]), .came(after.findings[1]),
                .went(before.findings[1]), .undecidedWent(before.undecided[0]), .undecidedCame(after.undecided[0]),
                .holdsUntil(before: .example("2026-04-01"), after: nil),
            ])
        let clear = line([])
        #expect(
            VerdictDifference(from: clear, to: after).changes.first == .outcome(before: .clear, after: .undecided))
    }

    @Test func anotherNameOfThePolicyIsNoDifference() {
        var other = line([])
        other.policy = "2027.1"
        #expect(VerdictDifference(from: line([]), to: other).changes == [])
    }

    @Test func whatIsMissingIsReadBack() {
        let open = line([], missing: [Missing(.feed, of: "2026-01-01/2026-02-01"), Missing(.rank)]).undecided
        #expect(open.map(\.text) == [Missing(.feed, of: "2026-01-01/2026-02-01").text, Missing(.rank).text])
    }
}
