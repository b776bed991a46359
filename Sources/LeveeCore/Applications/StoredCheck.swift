/// A check as it was kept: the verdict, and all that it was given from.
public struct StoredCheck: Sendable {
    /// Its place in the application's history.
    public var act: Int
    public var asOf: CalendarDay
    /// The verdict's JSON, byte for byte.
    public var verdict: String
    public var snapshot: CheckSnapshot
    public var policy: PolicyFiles

    public init(act: Int, asOf: CalendarDay, verdict: String, snapshot: CheckSnapshot, policy: PolicyFiles) {
        self.act = act
        self.asOf = asOf
        self.verdict = verdict
        self.snapshot = snapshot
        self.policy = policy
    }
}
