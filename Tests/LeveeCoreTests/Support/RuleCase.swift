import Testing

@testable import LeveeCore

/// What the examples of both rulebooks have in common.
protocol RuleExample: Sendable {
    var name: String { get }
    /// Whether the rule finds something in it.
    var fires: Bool { get }
}

extension Example: RuleExample {
    var fires: Bool {
        switch expectation {
        case .fires, .firesUndecided: true
        case .satisfied, .notApplicable, .undecided: false
        }
    }
}

extension ApplicationExample: RuleExample {
    var fires: Bool { expected != .clear }
}

/// An example beside its rule's id, as a test's argument.
struct RuleCase<Case: RuleExample>: CustomTestStringConvertible, Sendable {
    var id: String
    var example: Case
    var testDescription: String { "\(id): \(example.name)" }
}

/// What holds for the examples of every rule, on holdings and on applications.
@Suite struct RuleCaseTests {
    struct Rule: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var examples: [any RuleExample]
    }

    static let rules =
        Rulebook.holdings.map { Rule(testDescription: $0.info.id, examples: $0.examples) }
        + Rulebook.applications.map { Rule(testDescription: $0.info.id, examples: $0.examples) }

    @Test(arguments: rules) func hasBothKinds(_ rule: Rule) {
        #expect(rule.examples.contains { $0.fires })
        #expect(rule.examples.contains { !$0.fires })
    }

    @Test(arguments: rules) func namesItsExamplesApart(_ rule: Rule) {
        #expect(Set(rule.examples.map(\.name)).count == rule.examples.count)
        #expect(rule.examples.allSatisfy { !$0.name.isEmpty })
    }
}
