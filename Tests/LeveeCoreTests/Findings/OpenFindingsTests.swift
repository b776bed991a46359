import Foundation
import Testing

@testable import LeveeCore

/// What a reviewer dismissed or closed speaks against no application, as long as it rests on the same facts.
@Suite struct OpenFindingsTests {
    private let policy: PolicyOnDay

    init() throws { policy = try PolicyOnDay(.catalogue, on: .example("2026-03-01")) }

    private func outcome(_ example: ApplicationExample) throws -> ApplicationOutcome {
        let dossier = try #require(example.dossier)
        let file = ApplicationFile(example.application, dossier, example.around, policy: policy)
        return OpenFindings.examine(file).findings.map(\.outcome).max() ?? .clear
    }

    private func missing() throws -> (ApplicationExample, Finding) {
        let example = ApplicationExample("missing", on: "2026-03-01", .refer) {
            $0.dossier?.custody(.missing, "ordinaryPassport:E12345678", at: "2026-02-01")
        }
        let findings = Checker(policy: policy).verdict(on: try #require(example.dossier)).findings
        return (example, try #require(findings.first { $0.rule == "custody.missing" }))
    }

    @Test func settledOnTheSameFacts() throws {
        var (example, finding) = try missing()
        #expect(try outcome(example) == .refer)
        example.around.settled = [SettledFinding(finding)]
        #expect(try outcome(example) == .clear)
        finding.evidence.append("custody:x")
        example.around.settled = [SettledFinding(finding)]
        #expect(try outcome(example) == .refer, "a record more")
        var (_, other) = try missing()
        other.facts["day"] = .day(.example("2026-02-02"))
        example.around.settled = [SettledFinding(other)]
        #expect(try outcome(example) == .refer, "another day")
        (_, other) = try missing()
        other.subject = "ordinaryPassport:E2"
        example.around.settled = [SettledFinding(other)]
        #expect(try outcome(example) == .refer, "another document")
    }

    /// A check that was kept before there was anything to settle can still be read, and one with it gives the same again.
    @Test func isKeptWithTheCheck() throws {
        var (example, finding) = try missing()
        let plain = try JSONEncoder().encode(example.around)
        #expect(!String(decoding: plain, as: UTF8.self).contains("settled"))
        #expect(try JSONDecoder().decode(Surroundings.self, from: plain).settled == nil)
        example.around.settled = [SettledFinding(finding)]
        let again = try JSONDecoder().decode(Surroundings.self, from: JSONEncoder().encode(example.around))
        #expect(again.settled == [SettledFinding(finding)])
    }
}
