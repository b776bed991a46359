/// A draft that somebody wants to be put in force from a day, and what a second person said to it.
public struct PolicyProposal: Hashable, Sendable {
    public var number: Int64
    public var draft: PolicyDraft
    /// The first day on which it is to be in force.
    public var from: CalendarDay
    public var reason: String
    public var askedBy: String
    public var askedAt: Instant
    public var settlement: Settlement?

    public struct Settlement: Hashable, Sendable {
        /// The number that it was signed as; nil where it was declined.
        public var version: Int64?
        public var by: String
        public var at: Instant
        /// Why it was declined.
        public var reason: String?

        public init(version: Int64? = nil, by: String, at: Instant, reason: String? = nil) {
            self.version = version
            self.by = by
            self.at = at
            self.reason = reason
        }
    }

    /// As it is written and asked for: `S-3`.
    public var name: String { "S-\(number)" }
    /// As nights and verdicts cite it, such as `2026.2 (P-3)`; nil where it is not signed.
    public var signedName: String? { settlement?.version.map { "\(draft.version) (P-\($0))" } }

    public init(
        number: Int64, draft: PolicyDraft, from: CalendarDay, reason: String, askedBy: String, askedAt: Instant,
        settlement: Settlement? = nil
    ) {
        self.number = number
        self.draft = draft
        self.from = from
        self.reason = reason
        self.askedBy = askedBy
        self.askedAt = askedAt
        self.settlement = settlement
    }
}
