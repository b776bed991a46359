import Testing

@testable import LeveeCore

/// What must hold for every dossier: the promises behind `since` and `holdsUntil`, tried on random ones.
@Suite struct CheckerPropertyTests {
    static let seeds = Array(1...400)

    private func checker(on day: CalendarDay) throws -> Checker {
        Checker(policy: try PolicyOnDay(.catalogue, on: day))
    }

    private func dossier(_ seed: Int) -> Dossier {
        var random = RandomDossier(seed: seed)
        return random.make()
    }

    /// Rule and subject of every finding, and everything undecided.
    private func answer(_ verdict: Verdict) -> Set<String> {
        Set(verdict.findings.map { "\($0.rule) \($0.subject)" })
            .union(verdict.undecided.map { "\($0.rule) ? \($0.missing.kind)" })
    }

    @Test(arguments: seeds) func verdictHoldsUntilItSays(_ seed: Int) throws {
        let dossier = dossier(seed)
        let first = try checker(on: RandomDossier.asOf).verdict(on: dossier)
        let end = min(first.holdsUntil ?? RandomDossier.asOf + 400, RandomDossier.asOf + 400)
        var day = RandomDossier.asOf + 1
        while day < end {
            let later = try checker(on: day).verdict(on: dossier)
            #expect(answer(later) == answer(first), "seed \(seed), \(day) before \(end)")
            day = day + 1
        }
    }

    /// `since` by asking every single day backwards.
    @Test(arguments: seeds) func sinceIsTheFirstDayOfTheRun(_ seed: Int) throws {
        let dossier = dossier(seed)
        let policy = try PolicyOnDay(.catalogue, on: RandomDossier.asOf)
        for finding in Checker(policy: policy).verdict(on: dossier).findings {
            let rule = try #require(Rulebook.rule(finding.rule))
            guard rule.info.since == .run else { continue }
            var day = RandomDossier.asOf
            while rule.examine(CaseFile(dossier, on: day - 1, policy: policy)).drafts
                .contains(where: { $0.subject.description == finding.subject }), day.number > -25_567
            {
                day = day - 1
            }
            #expect(finding.since == day, "seed \(seed), \(finding.rule) \(finding.subject)")
        }
    }

    @Test(arguments: seeds) func orderOfFactsDoesNotMatter(_ seed: Int) throws {
        let dossier = dossier(seed)
        var shuffled = dossier
        var random = SeededGenerator(seed: seed)
        shuffled.filings.shuffle(using: &random)
        shuffled.relatives.shuffle(using: &random)
        shuffled.approvals.shuffle(using: &random)
        shuffled.restrictions.shuffle(using: &random)
        shuffled.crossings.shuffle(using: &random)
        shuffled.documents.shuffle(using: &random)
        shuffled.holdings.shuffle(using: &random)
        let checker = try checker(on: RandomDossier.asOf)
        let isSame = checker.verdict(on: shuffled) == checker.verdict(on: dossier)
        #expect(isSame, "seed \(seed)")
    }

    /// Facts of later days change nothing of today's verdict.
    @Test(arguments: seeds) func laterFactsDoNotExistYet(_ seed: Int) throws {
        let dossier = dossier(seed)
        let known = dossier.known(on: RandomDossier.asOf, in: .shanghai).0
        let checker = try checker(on: RandomDossier.asOf)
        let whole = checker.verdict(on: dossier)
        let cut = checker.verdict(on: known)
        let isSame = whole.findings == cut.findings && whole.undecided == cut.undecided
        #expect(isSame, "seed \(seed)")
    }
}
