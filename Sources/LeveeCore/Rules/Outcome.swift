/// What a rule says of one case file: findings, what it lacks, and why it is quiet where it is.
public struct Outcome: Sendable {
    /// A finding before its `since` is known.
    public struct Draft: Sendable {
        public var subject: Subject
        /// The day of the event; nil for a rule about a state, whose `since` is found by going back.
        public var day: CalendarDay?
        public var facts: [String: Fact]
        public var evidence: [String]

        public init(_ subject: Subject, day: CalendarDay? = nil, facts: [String: Fact], evidence: [String]) {
            self.subject = subject
            self.day = day
            self.facts = facts
            self.evidence = evidence
        }
    }

    /// The four answers that a rule can give.
    public enum Status: String, Hashable, Sendable { case satisfied, violated, notApplicable, undecided }

    public private(set) var drafts: [Draft] = []
    public private(set) var missing: [Missing] = []
    /// Why the rule does not fire, where it does not.
    public var reason: Bilingual
    private var isApplicable: Bool

    private init(reason: Bilingual, isApplicable: Bool) {
        self.reason = reason
        self.isApplicable = isApplicable
    }

    /// The start of an examination: satisfied for this reason unless something is recorded.
    public static func satisfied(_ reason: Bilingual) -> Outcome { Outcome(reason: reason, isApplicable: true) }

    /// There is nothing here that the rule speaks of.
    public static func notApplicable(_ reason: Bilingual) -> Outcome { Outcome(reason: reason, isApplicable: false) }

    /// Adds the finding where the last condition holds; where it cannot be decided, adds what is missing.
    ///
    /// Call it with every other condition known to hold: a rule is undecided only then.
    public mutating func record(if condition: Truth, _ draft: @autoclosure () -> Draft) {
        switch condition {
        case .yes: drafts.append(draft())
        case .no: break
        case .unknown(let lacking): if !missing.contains(lacking) { missing.append(lacking) }
        }
    }

    public mutating func record(_ draft: Draft) { drafts.append(draft) }

    /// Whether there is neither a finding nor anything missing.
    var isQuiet: Bool { drafts.isEmpty && missing.isEmpty }

    public var status: Status {
        if !drafts.isEmpty { return .violated }
        if !missing.isEmpty { return .undecided }
        return isApplicable ? .satisfied : .notApplicable
    }
}
