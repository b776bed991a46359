/// A finding as it waits: what it is, where it stands, and what tells its place in the queue.
public struct QueuedFinding: Hashable, Sendable {
    public var id: String
    /// Whose it is.
    public var ref: String
    public var finding: Finding
    public var certainty: FindingCertainty
    /// The last day that the feeds under it cover; nil where no feed is under it.
    public var coveredTo: CalendarDay?
    /// The trip that the crossing belongs to which it is about, as ``SameTrip`` names it.
    public var trip: String?

    public init(
        id: String, ref: String, finding: Finding, certainty: FindingCertainty, coveredTo: CalendarDay? = nil,
        trip: String? = nil
    ) {
        self.id = id
        self.ref = ref
        self.finding = finding
        self.certainty = certainty
        self.coveredTo = coveredTo
        self.trip = trip
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

/// Findings of one person that have one cause (案件): the same document, the same crossing or the
/// exit and the entry of one trip on one document (同一行程), the same approval. A booklet
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
        let groups = Causes.groups(findings.map(\.finding), trips: findings.map(\.trip))
        return groups.compactMap { group in
            FindingCase(group.map { findings[$0] }.sorted { $0.isBefore($1) })
        }.sorted { $0.first.isBefore($1.first) }
    }

    /// The findings of one person by their places, those of one cause together.
    /// - Parameter trips: of each finding the trip that its crossing belongs to, as ``SameTrip`` names it; empty where none is known.
    public static func groups(_ findings: [Finding], trips: [String?] = []) -> [[Int]] {
        Causes.groups(findings, trips: trips)
    }

    /// The cases of everybody's findings, in the order of the queue.
    public static func queue(_ findings: [QueuedFinding]) -> [FindingCase] {
        Dictionary(grouping: findings, by: \.ref).values.flatMap { cases(of: $0) }
            .sorted { $0.first.isBefore($1.first) }
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
