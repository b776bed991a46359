/// The rulebook as a document for readers: every rule with its words, its parameters, its basis and its examples.
public struct RulebookDocument {
    private let policy: Policy

    public init(policy: Policy) { self.policy = policy }

    public var markdown: String {
        let rules = Rulebook.holdings.sorted { $0.info.id.precedes($1.info.id) }
        var lines = [
            "# Rules on holdings · 持证与出入境核查规则",
            "",
            "Written from the rulebook by `make docs`; do not edit. A finding is an indication for a person to look at.",
            "Parameters and legal bases are those of policy `\(policy.version)`; `(unverified)` marks what nobody has verified.",
            "",
            "| rule | 中文 | severity |",
            "|---|---|---|",
        ]
        lines += rules.map { rule in
            let info = rule.info
            return "| [`\(info.id)`](#\(Self.anchor(info.id))) | \(info.title.zh) | \(info.severity.rawValue) |"
        }
        return (lines + rules.flatMap(section)).joined(separator: "\n") + "\n"
    }

    private func section(_ rule: any Rule.Type) -> [String] {
        let info = rule.info
        var lines = [
            "", "## \(info.id)", "", "**\(info.title.zh)** · \(info.title.en) · \(info.severity.rawValue)", "",
            "- 条件：\(info.condition.zh)", "- Fires when \(info.condition.en)",
        ]
        if let basis = policy.bases[info.id] { lines.append("- 依据 basis: \(basis.shown)") }
        let parameters = info.keys.subtracting(PolicyKey.cover).sorted { $0.rawValue.precedes($1.rawValue) }
        if !parameters.isEmpty {
            lines.append("- 参数 parameters: " + parameters.map { "`\($0.rawValue)`" }.joined(separator: ", "))
        }
        lines.append("- 如何纠正 put right by: \(info.remedy.zh)；\(info.remedy.en)")
        lines.append("- 如何反证 refuted by: \(info.refutation.zh)；\(info.refutation.en)")
        lines += ["", "| example | as of | answer |", "|---|---|---|"]
        return lines + rule.examples.map { "| \($0.name) | \($0.day) | \(Self.answer($0.expectation)) |" }
    }

    private static func answer(_ expectation: Example.Expectation) -> String {
        func list(_ fired: [String: String]) -> String {
            fired.sorted { $0.key.precedes($1.key) }.map { "`\($0.key)` since \($0.value)" }.joined(separator: ", ")
        }
        return switch expectation {
        case .fires(let fired): "fires: \(list(fired))"
        case .firesUndecided(let fired, let kind): "fires: \(list(fired)); undecided: \(kind.rawValue)"
        case .satisfied: "satisfied"
        case .notApplicable: "not applicable"
        case .undecided(let kind): "undecided: \(kind.rawValue)"
        }
    }

    /// How Markdown viewers name the anchor of a heading: lower case, dots gone.
    private static func anchor(_ id: String) -> String { id.filter { $0 != "." } }
}
