import Testing

@testable import LeveeCore

/// Time changes no answer on a day that the case file did not note, so jumping from noted day to noted day loses nothing.
@Suite struct HonestDaysTests {
    private struct Answer: Hashable {
        var findings: [Finding]
        var missing: Set<Missing>
        var status: Outcome.Status
    }

    @Test(arguments: ExampleTests.cases) func holdsUntilTheNotedDay(_ test: ExampleTests.Case) throws {
        let rule = try #require(Rulebook.rule(test.id))
        var previous: (answer: Answer, next: CalendarDay?)?
        for offset in -90...60 {
            let day = test.example.day + offset
            let checker = Checker(policy: try PolicyOnDay(.catalogue, on: day), rules: [rule])
            let verdict = checker.verdict(on: test.example.dossier)
            let answer = Answer(
                findings: verdict.findings, missing: Set(verdict.undecided.map(\.missing)),
                status: checker.answers(on: test.example.dossier)[0].outcome.status)
            if let previous, previous.next.map({ day < $0 }) ?? true {
                #expect(answer == previous.answer, "\(day)")
            }
            previous = (answer, verdict.holdsUntil)
        }
    }

    /// A run's first day, found the slow way.
    @Test(arguments: ExampleTests.cases) func sinceIsTheFirstDayOfTheRun(_ test: ExampleTests.Case) throws {
        let rule = try #require(Rulebook.rule(test.id))
        guard rule.info.since == .run else { return }
        let policy = try PolicyOnDay(.catalogue, on: test.example.day)
        for finding in Checker(policy: policy, rules: [rule]).verdict(on: test.example.dossier).findings {
            var day = test.example.day
            while rule.examine(CaseFile(test.example.dossier, on: day - 1, policy: policy)).drafts
                .contains(where: { $0.subject.description == finding.subject })
            {
                day = day - 1
            }
            #expect(finding.since == day)
        }
    }
}
