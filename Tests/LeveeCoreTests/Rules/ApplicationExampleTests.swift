import Testing

@testable import LeveeCore

/// Runs every example of every rule on applications.
@Suite struct ApplicationExampleTests {
    typealias Case = RuleCase<ApplicationExample>

    static let cases = Rulebook.applications.flatMap { rule in
        rule.examples.map { Case(id: rule.info.id, example: $0) }
    }

    @Test(arguments: cases) func example(_ test: Case) throws {
        let rule = try #require(Rulebook.application(test.id))
        let policy = try PolicyOnDay(.catalogue, on: test.example.day)
        let verdict = ApplicationChecker(policy: policy, rules: [rule]).verdict(
            on: test.example.application, of: test.example.dossier, around: test.example.around)
        #expect(verdict.outcome == test.example.expected, "\(verdict)")
        for finding in verdict.findings {
            let facts = finding.facts.mapValues(\.shown)
            let texts = [rule.info.message.filled(with: facts), rule.info.remedy.filled(with: facts)]
            for text in texts { #expect(!text.zh.contains("{") && !text.en.contains("{"), "\(text)") }
        }
    }

    /// Nobody objects to the applications that the examples start from.
    @Test(arguments: [Application.travelExample, .issueExample, .extensionExample, .loanExample])
    func theStartingPointIsClear(
        _ application: Application
    )
        throws
    {
        let example = ApplicationExample("start", on: "2026-03-09", .clear) { $0.application = application }
        let policy = try PolicyOnDay(.catalogue, on: example.day)
        let verdict = ApplicationChecker(policy: policy).verdict(
            on: example.application, of: example.dossier, around: example.around)
        #expect(verdict.findings == [])
        #expect(verdict.undecided == [])
    }

    /// The answer holds on every day until it says.
    @Test(arguments: cases) func holdsUntilItSays(_ test: Case) throws {
        guard let dossier = test.example.dossier else { return }
        func verdict(on day: CalendarDay) throws -> ApplicationVerdict {
            ApplicationChecker(policy: try PolicyOnDay(.catalogue, on: day)).verdict(
                on: test.example.application, of: dossier, around: test.example.around)
        }
        let first = try verdict(on: test.example.day)
        let end = min(first.holdsUntil ?? test.example.day + 120, test.example.day + 120)
        var day = test.example.day + 1
        while day < end {
            let later = try verdict(on: day)
            #expect(later.findings.map(\.rule) == first.findings.map(\.rule), "\(day) before \(end)")
            #expect(later.outcome == first.outcome, "\(day) before \(end)")
            day = day + 1
        }
    }
}
