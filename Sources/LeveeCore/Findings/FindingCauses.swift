/// What findings of one person have in common.
enum Causes {
    /// The findings by their places, those with a cause in common together, each group and all of them in the order given.
    static func groups(_ findings: [Finding], trips: [String?]) -> [[Int]] {
        let documents = Set(findings.filter { Subject.kind(of: $0.subject) == .document }.map(\.subject))
        var group = Array(findings.indices)
        var owner: [String: Int] = [:]
        for (place, finding) in findings.enumerated() {
            let trip = trips.indices.contains(place) ? trips[place] : nil
            for cause in causes(of: finding, documents) + [trip].compactMap({ $0 }) {
                guard let other = owner[cause] else {
                    owner[cause] = place
                    continue
                }
                let (mine, others) = (group[place], group[other])
                if mine != others { for each in group.indices where group[each] == mine { group[each] = others } }
            }
        }
        return Dictionary(grouping: findings.indices, by: { group[$0] }).values.sorted { $0[0] < $1[0] }
    }

    /// - Parameter documents: those that a finding is about: who used such a booklet used it because of what is wrong with it.
    private static func causes(of finding: Finding, _ documents: Set<String>) -> [String] {
        func records(_ kinds: String...) -> [String] {
            finding.evidence.filter { record in kinds.contains { record.utf8.starts(with: $0.utf8) } }
        }
        switch Subject.kind(of: finding.subject) {
        case .document: return [finding.subject] + records("crossing:", "approval:", "custody:")
        case .crossing:
            var causes = [finding.subject] + records("crossing:", "approval:", "custody:", "record:")
            if case .document(let used)? = finding.facts["document"], documents.contains(used.description) {
                causes.append(used.description)
            }
            return causes
        case .approval: return [finding.subject] + records("crossing:", "approval:")
        // What is said of the person as a whole, such as how often he travels, rests on much and is caused by none of it.
        case .person, .relative: return ["\(finding.rule) \(finding.subject)"]
        }
    }
}
