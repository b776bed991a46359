public import LeveeCore

/// A policy file that was kept, so that it can be tried and signed.
public struct PolicyDraft: Hashable, Sendable {
    public var number: Int64
    /// What the file calls itself.
    public var version: String
    /// Of the file, in lower-case hexadecimal.
    public var sha256: String
    public var files: PolicyFiles
    public var keptBy: String
    public var keptAt: Instant

    /// As it is written and asked for: `D-3`.
    public var name: String { "D-\(number)" }
}

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
    }

    /// As it is written and asked for: `S-3`.
    public var name: String { "S-\(number)" }
    /// As nights and verdicts cite it, such as `2026.2 (P-3)`; nil where it is not signed.
    public var signedName: String? { settlement?.version.map { "\(draft.version) (P-\($0))" } }
}

/// One night on which a draft was tried beside the policy in force.
public struct ShadowNight: Hashable, Sendable {
    public var draft: PolicyDraft
    /// The policy that was in force.
    public var policy: String
    public var report: TrialReport
    public var at: Instant
}
