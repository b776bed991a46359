/// How far the records are (登记进度): as long as it is the same, the same question has the same answer. What no answer rests on
/// — drafts, who looked at what, the keys of machines' requests — leaves it as it is.
public struct RecordState: Hashable, Sendable {
    /// Number of the audit's last entry: whatever is recorded has one.
    public var recorded: Int64
    /// How often a session has begun or ended.
    public var sessions: Int64

    public init(recorded: Int64, sessions: Int64) {
        self.recorded = recorded
        self.sessions = sessions
    }
}
