import Testing

@testable import LeveeCore

/// Runs every example of every rule.
@Suite struct ExampleTests {
    typealias Case = RuleCase<Example>

    static let cases = Rulebook.holdings.flatMap { rule in
        rule.examples.map { Case(id: rule.info.id, example: $0) }
    }

    @Test(arguments: cases) func example(_ test: Case) throws {
        let rule = try #require(Rulebook.rule(test.id))
        let policy = try PolicyOnDay(.catalogue, on: test.example.day)
        let checker = Checker(policy: policy, rules: [rule])
        let verdict = checker.verdict(on: test.example.dossier)
        let fired = Dictionary(uniqueKeysWithValues: verdict.findings.map { ($0.subject, $0.since.description) })
        let missing = Set(verdict.undecided.map(\.missing.kind))
        let status = checker.answers(on: test.example.dossier)[0].outcome.status
        switch test.example.expectation {
        case .fires(let expected):
            #expect(fired == expected)
            #expect(missing == [])
        case .satisfied: #expect(status == .satisfied, "\(fired)")
        case .notApplicable: #expect(status == .notApplicable, "\(fired)")
        case .undecided(let kind):
            #expect(status == .undecided, "\(fired)")
            #expect(missing == [kind])
        case .firesUndecided(let expected, let kind):
            #expect(fired == expected)
            #expect(missing == [kind])
        }
    }

    /// Every `{name}` of a rule's texts has a fact in every finding of its examples.
    @Test(arguments: cases) func textsAreComplete(_ test: Case) throws {
        let rule = try #require(Rulebook.rule(test.id))
        let policy = try PolicyOnDay(.catalogue, on: test.example.day)
        let info = rule.info
        for finding in Checker(policy: policy, rules: [rule]).verdict(on: test.example.dossier).findings {
            for text in [info.message(of: finding), info.remedy(of: finding), info.refutation(of: finding)] {
                #expect(!text.zh.contains("{") && !text.en.contains("{"), "\(text)")
            }
            #expect(finding.facts.keys.filter { Fact.titles[$0] == nil } == [])
            #expect(!finding.evidence.isEmpty)
            #expect(
                Dictionary(uniqueKeysWithValues: finding.facts.map { ($0, Fact(stored: $1.stored)) }) == finding.facts)
        }
    }
}
