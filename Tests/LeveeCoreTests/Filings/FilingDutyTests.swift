import Testing

@testable import LeveeCore

/// Who is due for filing, and that the rules and the list never disagree.
@Suite struct FilingDutyTests {
    static let rules: [Filing.Action: any Rule.Type] = [
        .filed: FilingMissing.self, .changed: FilingOutdated.self, .withdrawn: FilingNotWithdrawn.self,
    ]

    private func duty(on day: CalendarDay, of dossier: Dossier) throws -> FilingDuty? {
        CaseFile(dossier, on: day, policy: try PolicyOnDay(.catalogue, on: day)).filingDuty
    }

    /// What the three rules have to say of somebody with this duty.
    private func check(_ dossier: Dossier, on day: CalendarDay) throws {
        let checker = Checker(policy: try PolicyOnDay(.catalogue, on: day), rules: Array(Self.rules.values))
        let verdict = checker.verdict(on: dossier)
        let duty = try duty(on: day, of: dossier)
        let overdue = duty.flatMap { $0.isOverdue ? Self.rules[$0.action]?.info.id : nil }
        #expect(verdict.findings.map(\.rule) == (duty?.missing == nil ? [overdue].compactMap { $0 } : []))
        #expect(verdict.undecided.isEmpty == (duty?.missing == nil || overdue == nil))
        if let overdue, duty?.missing != nil { #expect(verdict.undecided.map(\.rule).contains(overdue)) }
        #expect(duty.map { (day > $0.due) == $0.isOverdue } ?? true)
    }

    @Test func theRulesAndTheListAgreeOnRandomPeople() throws {
        var seen: Set<String> = []
        for seed in 1...150 {
            var random = RandomDossier(seed: seed)
            let dossier = random.make()
            for offset in stride(from: -120, through: 60, by: 15) {
                let day = RandomDossier.asOf + offset
                try check(dossier, on: day)
                if let duty = try duty(on: day, of: dossier) {
                    seen.insert("\(duty.action) \(duty.isOverdue) \(duty.missing == nil)")
                }
            }
        }
        let expected = [
            "changed false true", "changed true true", "filed false true", "filed true false", "filed true true",
            "withdrawn false false", "withdrawn false true", "withdrawn true false", "withdrawn true true",
        ]
        #expect(seen.sorted() == expected)
    }

    @Test(arguments: ExampleTests.cases.filter { $0.id.hasPrefix("filing.") })
    func theRulesAndTheListAgreeOnEveryExample(_ test: ExampleTests.Case) throws {
        for offset in -2...2 { try check(test.example.dossier, on: test.example.day + offset) }
    }

    /// The list does not wait for the deadline.
    @Test func boundaryDays() throws {
        var dossier = Dossier.example
        dossier.filings = []
        dossier.person.coveredSince = .example("2026-01-01")
        let expected: [(StaticString, FilingDuty?)] = [
            ("2025-12-31", nil), ("2026-01-01", .init(action: .filed, due: .example("2026-01-31"), isOverdue: false)),
            ("2026-01-31", .init(action: .filed, due: .example("2026-01-31"), isOverdue: false)),
            ("2026-02-01", .init(action: .filed, due: .example("2026-01-31"), isOverdue: true)),
        ]
        for (day, duty) in expected { #expect(try self.duty(on: .example(day), of: dossier) == duty, "\(day)") }
    }

    @Test func oneDutyAtATime() throws {
        var dossier = Dossier.example
        let filing = dossier.filings[0]
        #expect(try duty(on: .example("2026-03-01"), of: dossier) == nil)
        dossier.person.post = "副局长"
        dossier.person.statusSince = .example("2026-03-01")
        let change = FilingDuty(action: .changed, due: .example("2026-03-31"), isOverdue: false, standing: filing)
        #expect(try duty(on: .example("2026-03-01"), of: dossier) == change)
        // Who has left is withdrawn, whatever his post.
        dossier.person.status = .left
        let withdrawal = FilingDuty(action: .withdrawn, due: .example("2026-03-31"), isOverdue: true, standing: filing)
        #expect(try duty(on: .example("2026-04-01"), of: dossier) == withdrawal)
        // Who comes back is filed anew once the withdrawal is on record.
        dossier.files(.withdrawn, on: "2026-04-02")
        #expect(try duty(on: .example("2026-04-02"), of: dossier) == nil)
        dossier.person.status = .active
        #expect(try duty(on: .example("2026-04-02"), of: dossier)?.action == .filed)
    }

    @Test func anUnknownRankIsSaid() throws {
        var dossier = Dossier.example
        dossier.retiresWithoutRank(since: "2026-03-01")
        #expect(try duty(on: .example("2026-03-01"), of: dossier)?.missing == Missing(.rank))
        dossier.filings = []
        #expect(try duty(on: .example("2026-03-01"), of: dossier)?.missing == Missing(.rank))
    }
}
