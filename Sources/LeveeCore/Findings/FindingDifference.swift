/// What of a finding is not as it was before.
public enum FindingDifference: Hashable, Sendable {
    case severity(from: Severity, to: Severity)
    /// A value that the rule compares, by its name; nil where there is none.
    case fact(String, from: Fact?, to: Fact?)
    /// Records that it rests on now and did not before, and the other way round.
    case evidence(added: [String], removed: [String])
    /// The same records are to be read in another order.
    case order

    public var title: Bilingual {
        switch self {
        case .severity(let from, let to):
            .init(zh: "严重程度：\(from.title.zh) → \(to.title.zh)", en: "severity: \(from.title.en) → \(to.title.en)")
        case .fact(let name, let from, let to):
            .init(
                zh: "\(Fact.title(of: name).zh)：\(from?.shown.zh ?? "无") → \(to?.shown.zh ?? "无")",
                en: "\(Fact.title(of: name).en): \(from?.shown.en ?? "none") → \(to?.shown.en ?? "none")")
        case .evidence(let added, let removed):
            .init(
                zh: "记录：" + Self.list(added, removed, separator: "、"),
                en: "records: " + Self.list(added, removed, separator: ", "))
        case .order: .init(zh: "记录的次序", en: "order of the records")
        }
    }

    private static func list(_ added: [String], _ removed: [String], separator: String) -> String {
        (added.map { "+\(Text.visible($0))" } + removed.map { "−\(Text.visible($0))" }).joined(separator: separator)
    }
}

extension Finding {
    /// What it rests on now that it did not rest on before; nothing where only `since` moved.
    public func differences(from before: Finding) -> [FindingDifference] {
        var differences: [FindingDifference] = []
        if severity != before.severity { differences.append(.severity(from: before.severity, to: severity)) }
        for name in Set(facts.keys).union(before.facts.keys).sorted(by: { $0.precedes($1) })
        where facts[name] != before.facts[name] {
            differences.append(.fact(name, from: before.facts[name], to: facts[name]))
        }
        let added = evidence.filter { !before.evidence.contains($0) }.unrepeated
        let removed = before.evidence.filter { !evidence.contains($0) }.unrepeated
        if !added.isEmpty || !removed.isEmpty {
            differences.append(.evidence(added: added, removed: removed))
        } else if evidence != before.evidence {
            differences.append(.order)
        }
        return differences
    }

    /// Whether a fact under it changed: then what was decided on it before decides nothing of it now.
    func restsOnOther(than before: Finding) -> Bool {
        severity != before.severity || facts != before.facts || Set(evidence) != Set(before.evidence)
    }
}
