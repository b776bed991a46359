/// What examining one person gave: what changes of his findings, and what is kept of the verdict until he is examined again.
public struct Examination: Hashable, Sendable {
    public var changes: [FindingChange]
    public var mark: VerdictMark

    public init(changes: [FindingChange], mark: VerdictMark) {
        self.changes = changes
        self.mark = mark
    }
}

/// What is kept of a verdict: its word, and what it takes to change it beside a new fact of the person's.
public struct VerdictMark: Hashable, Sendable {
    public var standing: Verdict.Standing
    /// How many findings count against him.
    public var findings: Int
    /// What could not be decided, and what is missing.
    public var undecided: [Verdict.Undecided]
    /// The first day on which time alone could change it; nil where time alone changes nothing.
    public var holdsUntil: CalendarDay?
    /// Whether more days that the feeds cover could change it.
    public var waitsForFeed: Bool
    /// The keys of the policy that it rests on.
    public var keys: KeyMask

    public init(
        standing: Verdict.Standing, findings: Int = 0, undecided: [Verdict.Undecided] = [],
        holdsUntil: CalendarDay? = nil, waitsForFeed: Bool = false,
        keys: KeyMask = KeyMask()
    ) {
        self.standing = standing
        self.findings = findings
        self.undecided = undecided
        self.holdsUntil = holdsUntil
        self.waitsForFeed = waitsForFeed
        self.keys = keys
    }

    /// Whether it says the same of the person; until when it holds may be told otherwise on another day.
    public func saysTheSame(as other: VerdictMark) -> Bool {
        standing == other.standing && findings == other.findings && undecided == other.undecided
    }
}

/// Examines people one after the other under one policy. Each thread has one of its own.
public final class Examiner {
    private let checker: Checker
    private let reads = PolicyReads()

    public init(policy: PolicyOnDay) {
        var noting = policy
        noting.reads = reads
        checker = Checker(policy: noting)
    }

    /// - Parameter standing: what stands against him from earlier nights.
    public func examine(_ dossier: Dossier, against standing: [StandingFinding]) -> Examination {
        reads.forget()
        let verdict = checker.verdict(on: dossier)
        let settled = Sweep.settled(standing, tonight: verdict.findings)
        let isSettled = { (finding: Finding) in settled.contains(FindingKey(finding)) }
        return Examination(
            changes: Sweep.changes(from: standing, to: verdict.findings, on: checker.day),
            mark: VerdictMark(
                standing: verdict.standing(dismissed: isSettled),
                findings: verdict.findings.count { !isSettled($0) }, undecided: verdict.undecided,
                holdsUntil: verdict.holdsUntil, waitsForFeed: verdict.waitsForFeed, keys: verdict.keys))
    }
}
