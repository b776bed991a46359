/// A finding as it waits: what it is, where it stands, and what tells its place in the queue.
public struct QueuedFinding: Hashable, Sendable {
    public var id: String
    /// Whose it is.
    public var ref: String
    public var finding: Finding
    public var certainty: FindingCertainty
    /// The last day that the feeds under it cover; nil where no feed is under it.
    public var coveredTo: CalendarDay?

    public init(
        id: String, ref: String, finding: Finding, certainty: FindingCertainty, coveredTo: CalendarDay? = nil
    ) {
        self.id = id
        self.ref = ref
        self.finding = finding
        self.certainty = certainty
        self.coveredTo = coveredTo
    }

    /// The order of the queue: the gravest first, then the longest, the most certain, and the one under which the feed is
    /// freshest. What the department's own records say is as fresh as can be. Equals stand by ref, rule and subject.
    public func isBefore(_ other: QueuedFinding) -> Bool {
        if finding.severity != other.finding.severity { return finding.severity > other.finding.severity }
        if finding.since != other.finding.since { return finding.since < other.finding.since }
        if certainty != other.certainty { return certainty > other.certainty }
        switch (coveredTo, other.coveredTo) {
        case (let mine, let others) where mine == others: break
        case (nil, _): return true
        case (_, nil): return false
        case (let mine?, let others?): return mine > others
        }
        return ref == other.ref ? finding.isBefore(other.finding) : ref.precedes(other.ref)
    }
}

/// Findings of one person that have one cause (案件): the same document, the same trip or crossing, the same approval. A booklet
/// never handed in and used twice is one case of three findings.
public struct FindingCase: Hashable, Sendable {
    /// In the order of the queue; never empty.
    public let findings: [QueuedFinding]

    /// What is left of a case where some of its findings are left out; nil where nothing is.
    /// - Parameter findings: in the order of the queue.
    public init?(_ findings: [QueuedFinding]) {
        if findings.isEmpty { return nil }
        self.findings = findings
    }

    /// The one that tells the place of the case in the queue.
    public var first: QueuedFinding { findings[0] }
    public var ref: String { first.ref }
    public var severity: Severity { first.finding.severity }
    /// Since when the first of its findings stands.
    public var since: CalendarDay { findings.reduce(first.finding.since) { min($0, $1.finding.since) } }

    /// The cases of one person's findings, in the order of the queue.
    public static func cases(of findings: [QueuedFinding]) -> [FindingCase] {
        let groups = Causes.groups(findings.map(\.finding))
        return groups.compactMap { group in
            FindingCase(group.map { findings[$0] }.sorted { $0.isBefore($1) })
        }.sorted { $0.first.isBefore($1.first) }
    }

    /// The findings of one person by their places, those of one cause together.
    public static func groups(_ findings: [Finding]) -> [[Int]] { Causes.groups(findings) }

    /// The cases of everybody's findings, in the order of the queue.
    public static func queue(_ findings: [QueuedFinding]) -> [FindingCase] {
        Dictionary(grouping: findings, by: \.ref).values.flatMap { cases(of: $0) }
            .sorted { $0.first.isBefore($1.first) }
    }
}

/// What findings of one person have in common.
enum Causes {
    /// The findings by their places, those with a cause in common together, each group and all of them in the order given.
    static func groups(_ findings: [Finding]) -> [[Int]] {
        let documents = Set(findings.filter { Subject.kind(of: $0.subject) == .document }.map(\.subject))
        var group = Array(findings.indices)
        var owner: [String: Int] = [:]
        for (place, finding) in findings.enumerated() {
            for cause in causes(of: finding, documents) {
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

extension Subject {
    public enum Kind: Hashable, Sendable { case person, document, crossing, approval, relative }

    /// What a subject is, as it is written.
    public static func kind(of text: String) -> Kind {
        let kinds: [(String, Kind)] = [
            ("person:", .person), ("crossing:", .crossing), ("approval:", .approval), ("relative:", .relative),
        ]
        return kinds.first { text.utf8.starts(with: $0.0.utf8) }?.1 ?? .document
    }
}
