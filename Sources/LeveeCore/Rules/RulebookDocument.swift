/// The rulebook as a document for readers: every rule with its words, its parameters, its basis and its examples; first
/// those on holdings, then those on applications.
public struct RulebookDocument {
    private let policy: Policy

    public init(policy: Policy) { self.policy = policy }

    public var markdown: String { (holdings + [""] + applications).joined(separator: "\n") + "\n" }

    private var holdings: [String] {
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
        lines += rules.map { Self.row($0.info.id, $0.info.title, $0.info.severity.rawValue) }
        return lines + rules.flatMap(section)
    }

    private var applications: [String] {
        let rules = Rulebook.applications.sorted { $0.info.id.precedes($1.info.id) }
        var lines = [
            "# Rules on applications · 出国（境）申请核查规则",
            "",
            "What an application is held against, by the same facts and the same policy. Nothing is approved or refused here:",
            "people do. The example application was submitted on 2026-03-01, for private travel from 2026-05-01 to 2026-05-05.",
            "",
            "| rule | 中文 | outcome |",
            "|---|---|---|",
        ]
        lines += rules.map { Self.row($0.info.id, $0.info.title, Self.outcomes(of: $0)) }
        return lines + rules.flatMap(section)
    }

    private func section(_ rule: any Rule.Type) -> [String] {
        let info = rule.info
        var lines = heading(info.id, info.title, info.severity.rawValue)
        lines += ["- 条件：\(info.condition.zh)", "- Fires when \(info.condition.en)"]
        lines += grounds(info.id, info.keys)
        lines.append("- 如何纠正 put right by: \(info.remedy.zh)；\(info.remedy.en)")
        lines.append("- 如何反证 refuted by: \(info.refutation.zh)；\(info.refutation.en)")
        return lines + table(rule.examples.map { ($0.name, $0.day, Self.answer($0.expectation)) })
    }

    private func section(_ rule: any ApplicationRule.Type) -> [String] {
        let info = rule.info
        var lines = heading(info.id, info.title, Self.outcomes(of: rule))
        lines += ["- 条件：\(info.condition.zh)", "- Found when \(info.condition.en)"]
        let kinds = info.kinds.map(\.rawValue).sorted { $0.precedes($1) }
        lines.append("- 适用 for: " + kinds.map { "`\($0)`" }.joined(separator: ", "))
        lines += grounds(info.id, info.keys)
        lines.append("- 如何纠正 put right by: \(info.remedy.zh)；\(info.remedy.en)")
        return lines + table(rule.examples.map { ($0.name, $0.day, $0.expected.rawValue) })
    }

    private func heading(_ id: String, _ title: Bilingual, _ gravity: String) -> [String] {
        ["", "## \(id)", "", "**\(title.zh)** · \(title.en) · \(gravity)", ""]
    }

    /// The law and the parameters that a rule rests on.
    private func grounds(_ id: String, _ keys: Set<PolicyKey>) -> [String] {
        var lines: [String] = []
        if let basis = policy.bases[id] { lines.append("- 依据 basis: \(basis.shown)") }
        let parameters = keys.subtracting(PolicyKey.cover).sorted { $0.rawValue.precedes($1.rawValue) }
        if !parameters.isEmpty {
            lines.append("- 参数 parameters: " + parameters.map { "`\($0.rawValue)`" }.joined(separator: ", "))
        }
        return lines
    }

    private func table(_ examples: [(name: String, day: CalendarDay, answer: String)]) -> [String] {
        ["", "| example | as of | answer |", "|---|---|---|"]
            + examples.map { "| \($0.name) | \($0.day) | \($0.answer) |" }
    }

    private static func row(_ id: String, _ title: Bilingual, _ gravity: String) -> String {
        "| [`\(id)`](#\(anchor(id))) | \(title.zh) | \(gravity) |"
    }

    /// What a rule can come to, the mildest first: its examples show each.
    private static func outcomes(of rule: any ApplicationRule.Type) -> String {
        Set(rule.examples.map(\.expected)).subtracting([.clear]).sorted().map(\.rawValue).joined(separator: ", ")
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
