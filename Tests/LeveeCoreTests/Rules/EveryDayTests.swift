import Testing

@testable import LeveeCore

/// What the engine concludes by jumping from one noted day to the next is what asking on every single day gives.
@Suite struct EveryDayTests {
    /// What a rule says on a day: what fires, what is missing, and the first later day on which that may change.
    struct Answer {
        var fires: Set<Subject>
        var missing: Set<Missing>
        var holdsUntil: CalendarDay?
    }

    static func answer(_ test: ExampleTests.Case, on day: CalendarDay, _ policy: PolicyOnDay) throws -> Answer {
        let rule = try #require(Rulebook.rule(test.id))
        let file = CaseFile(test.example.dossier, on: day, policy: policy)
        let outcome = rule.examine(file)
        return Answer(
            fires: Set(outcome.drafts.map(\.subject)), missing: Set(outcome.missing),
            holdsUntil: [file.nextChange, file.nextFact].compactMap { $0 }.min())
    }

    /// Between a day and the next one noted, every day gives the same answer.
    @Test(arguments: ExampleTests.cases) func nothingChangesUnannounced(_ test: ExampleTests.Case) throws {
        let policy = try PolicyOnDay(.catalogue, on: test.example.day)
        var asked = try Self.answer(test, on: test.example.day - Self.span, policy)
        for offset in (1 - Self.span)...Self.span {
            let day = test.example.day + offset
            let now = try Self.answer(test, on: day, policy)
            if day == asked.holdsUntil {
                asked = now
            } else if now.fires != asked.fires || now.missing != asked.missing {
                Issue.record("changed unannounced on \(day)")
                return
            }
        }
    }

    /// `since` is the first day of the run, found by walking back day by day.
    @Test(arguments: ExampleTests.cases) func sinceIsTheFirstDayOfTheRun(_ test: ExampleTests.Case) throws {
        let rule = try #require(Rulebook.rule(test.id))
        guard rule.info.since == .run else { return }
        let policy = try PolicyOnDay(.catalogue, on: test.example.day)
        for finding in Checker(policy: policy, rules: [rule]).verdict(on: test.example.dossier).findings {
            var first = test.example.day
            while first > test.example.day - Self.span,
                try Self.answer(test, on: first - 1, policy).fires.contains(where: { $0.description == finding.subject }
                )
            {
                first = first - 1
            }
            if first > test.example.day - Self.span { #expect(finding.since == first) }
        }
    }

    /// Days looked at on either side of an example's day.
    static let span = 1000
}
