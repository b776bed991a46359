import LeveeCore

/// What a draft would change (试行结果): who would be flagged and who no longer, by rule, with examples.
struct TrialAnswer: Codable, Sendable {
    struct Rule: Codable, Sendable {
        var rule: String
        var title: Said
        var flagged: Int
        var cleared: Int
    }

    struct Example: Codable, Sendable {
        var ref: String
        var title: Said
        var message: Said
        /// Whether the draft alone says it; otherwise the policy in force alone does.
        var isFlagged: Bool
    }

    var persons: Int
    var flagged: Int
    var cleared: Int
    var rules: [Rule]
    var examples: [Example]

    init(_ report: TrialReport) {
        (persons, flagged, cleared) = (report.persons, report.peopleFlagged, report.peopleCleared)
        rules = report.rules.map { rule in
            let change = report.change(under: rule)
            return Rule(
                rule: rule, title: Rulebook.title(of: rule), flagged: change.flagged.people,
                cleared: change.cleared.people)
        }
        examples = report.examples.map {
            Example(
                ref: $0.ref, title: Rulebook.title(of: $0.rule), message: $0.message, isFlagged: $0.isFlagged)
        }
    }

    func blocks(_ words: Words) -> [Block] {
        [
            .numbers([
                .init(count: persons, text: words["trial.people"]), .init(count: flagged, text: words["trial.flagged"]),
                .init(count: cleared, text: words["trial.cleared"]),
            ]),
            .table(
                Table(
                    words["trial.changes"],
                    [
                        .init(words["findings.rule"]), .init(words["trial.flagged"], isNumber: true),
                        .init(words["trial.cleared"], isNumber: true),
                    ],
                    rules.map { [.text(words[$0.title]), .number($0.flagged), .number($0.cleared)] },
                    none: words["trial.none"])),
            .table(
                Table(
                    words["trial.examples"],
                    [
                        .init(words["people.person"]), .init(words["findings.rule"]), .init(words["findings.message"]),
                        .init(words["trial.change"]),
                    ],
                    examples.map {
                        [
                            .code($0.ref), .text(words[$0.title]), .text(words[$0.message]),
                            .text(words[$0.isFlagged ? "trial.flagged" : "trial.cleared"]),
                        ]
                    }, none: words["trial.none"])),
        ]
    }
}
