/// One night on which a draft was tried beside the policy in force.
public struct ShadowNight: Hashable, Sendable {
    public var draft: PolicyDraft
    /// The policy that was in force.
    public var policy: String
    public var report: TrialReport
    public var at: Instant

    public init(draft: PolicyDraft, policy: String, report: TrialReport, at: Instant) {
        self.draft = draft
        self.policy = policy
        self.report = report
        self.at = at
    }
}
