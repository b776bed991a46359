import Testing

@testable import LeveeCore

/// Nights one after the other over random people: their days jump forward and backward, and facts come in between.
@Suite struct SweepPropertyTests {
    static let seeds = Array(1...60)

    /// Eight nights; each knows a little more of the same five people than the one before.
    private func nights(_ seed: Int, _ examine: (MemoryLedger, CalendarDay, Int) throws -> Void) throws {
        var random = SeededGenerator(seed: seed)
        let people = (1...5).map { person in
            var dossier = RandomDossier(seed: seed * 1000 + person)
            return dossier.make()
        }
        let ledger = MemoryLedger([], asOf: RandomDossier.asOf)
        for night in 0..<8 {
            ledger.dossiers = people.map { $0.beginning(night) }
            try examine(ledger, RandomDossier.asOf + Int.random(in: -40...40, using: &random), night)
        }
    }

    @Test(arguments: seeds) func whatStandsIsTheFreshVerdict(_ seed: Int) throws {
        try nights(seed) { ledger, day, night in
            let statement = try ledger.night(day)
            let checker = Checker(policy: try PolicyOnDay(.catalogue, on: day))
            let verdicts = ledger.dossiers.map(checker.verdict)
            for (person, verdict) in verdicts.enumerated() {
                let isSame = ledger.findings(of: person).map(\.finding) == verdict.findings
                #expect(isSame, "seed \(seed), night \(night), person \(person)")
            }
            var expected = NightStatement(asOf: day, policy: "test")
            expected.persons = verdicts.count
            expected.examined = verdicts.count
            expected.irregular = verdicts.count { !$0.findings.isEmpty }
            expected.undecided = verdicts.count { $0.findings.isEmpty && !$0.undecided.isEmpty }
            expected.regular = verdicts.count { $0.findings.isEmpty && $0.undecided.isEmpty }
            expected.findings = ledger.standing.count
            expected.opened = statement.opened
            expected.closed = statement.closed
            #expect(statement == expected, "seed \(seed), night \(night)")
        }
    }

    @Test(arguments: seeds) func openedAndClosedAreTheDifferences(_ seed: Int) throws {
        try nights(seed) { ledger, day, night in
            let before = ledger.standing
            let statement = try ledger.night(day)
            let opened = ledger.standing.filter { before[$0.key] == nil }
            #expect(statement.opened == opened.count, "seed \(seed), night \(night)")
            #expect(opened.values.allSatisfy { $0.openedOn == day }, "seed \(seed), night \(night)")
            let closed = before.keys.count { ledger.standing[$0] == nil }
            #expect(statement.closed == closed, "seed \(seed), night \(night)")
            let kept = ledger.standing.filter { before[$0.key] != nil }
            #expect(kept.allSatisfy { $0.value.openedOn == before[$0.key]?.openedOn }, "seed \(seed), night \(night)")
        }
    }

    @Test(arguments: seeds) func aSecondRunChangesNothing(_ seed: Int) throws {
        try nights(seed) { ledger, day, night in
            var first = try ledger.night(day)
            let standing = ledger.standing
            let second = try ledger.night(day)
            #expect(ledger.changes == [] && ledger.standing == standing, "seed \(seed), night \(night)")
            first.opened = 0
            first.closed = 0
            #expect(second == first, "seed \(seed), night \(night)")
        }
    }

    /// The properties say nothing unless findings come and go.
    @Test func nightsOpenKeepAndClose() throws {
        var (opened, changed, closed) = (0, 0, 0)
        for seed in Self.seeds {
            try nights(seed) { ledger, day, _ in
                let statement = try ledger.night(day)
                opened += statement.opened
                closed += statement.closed
                changed += ledger.changes.count - statement.opened - statement.closed
            }
        }
        #expect(min(opened, changed, closed) > 200, "\(opened) opened, \(changed) changed, \(closed) closed")
    }
}

extension Dossier {
    /// Its first facts of each kind: what is known after so many nights.
    func beginning(_ count: Int) -> Dossier {
        var known = self
        known.filings = Array(filings.prefix(count))
        known.relatives = Array(relatives.prefix(count))
        known.approvals = Array(approvals.prefix(count))
        known.restrictions = Array(restrictions.prefix(count))
        known.crossings = Array(crossings.prefix(count))
        known.holdings = Array(holdings.prefix(count))
        known.documents = documents.prefix(count).map { document in
            DocumentRecord(
                key: document.key, declaration: document.declaration, mentions: Array(document.mentions.prefix(count)),
                custody: Array(document.custody.prefix(count)))
        }
        return known
    }
}
