/// What a replay did.
public struct QuarantineReplay: Hashable, Sendable {
    /// Records that were imported, by their numbers.
    public var imported: [Int64: FeedOutcome] = [:]
    /// Records that can still not be imported, and why.
    public var stillBad: [Int64: BadRecord.Reason] = [:]
    /// How many are about people whom the actor does not reach.
    public var outOfReach = 0
    /// Possible matches whose number is known by now, with the person's ref.
    public var rematched: [RecordID: String] = [:]

    public init(
        imported: [Int64: FeedOutcome] = [:], stillBad: [Int64: BadRecord.Reason] = [:],
        rematched: [RecordID: String] = [:]
    ) {
        self.imported = imported
        self.stillBad = stillBad
        self.rematched = rematched
    }
}
