/// A quarantined record as somebody looks at it now.
public struct QuarantineView {
    public var record: QuarantinedRecord
    /// What can be read of it; nil where even that is not possible.
    public var content: FeedItem.Content?
    /// Refs of the people whom it names.
    public var people: [String]
    /// The record that has its id.
    public var occupant: Occupant?

    public struct Occupant: Hashable, Sendable {
        public var sequence: Int64
        public var receivedAt: Instant
        public var isWithdrawn: Bool
        /// Whether a person still has to say whose it is.
        public var isHeld: Bool

        public init(sequence: Int64, receivedAt: Instant, isWithdrawn: Bool, isHeld: Bool) {
            self.sequence = sequence
            self.receivedAt = receivedAt
            self.isWithdrawn = isWithdrawn
            self.isHeld = isHeld
        }
    }

    public init(
        record: QuarantinedRecord, content: FeedItem.Content? = nil, people: [String], occupant: Occupant? = nil
    ) {
        self.record = record
        self.content = content
        self.people = people
        self.occupant = occupant
    }
}
