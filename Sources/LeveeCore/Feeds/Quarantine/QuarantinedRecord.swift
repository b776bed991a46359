/// A bad record that waits for a person to look at it, and what was done to it.
public struct QuarantinedRecord: Hashable, Sendable {
    public var number: Int64
    /// Of the file that brought it first: under this one it would be imported.
    public var header: FeedHeader
    /// Number of that delivery.
    public var delivery: Int64
    /// Line of that file, from 1.
    public var line: Int
    public var recordID: String?
    public var reason: BadRecord.Reason
    public var field: String
    /// The record's own XML; personal data.
    public var xml: String
    /// Whether no person could be read from it, so that it is forgotten after the policy's days.
    public var isPersonless: Bool
    public var receivedAt: Instant
    public var steps: [QuarantineStep]

    public var source: String { header.source }
    public var sequence: Int64 { header.sequence }

    /// How it ended; nil while it waits.
    public var fate: QuarantineStep? { steps.last { $0.kind != .named } }

    public init(
        number: Int64, header: FeedHeader, delivery: Int64, line: Int, recordID: String? = nil,
        reason: BadRecord.Reason, field: String, xml: String, isPersonless: Bool, receivedAt: Instant,
        steps: [QuarantineStep]
    ) {
        self.number = number
        self.header = header
        self.delivery = delivery
        self.line = line
        self.recordID = recordID
        self.reason = reason
        self.field = field
        self.xml = xml
        self.isPersonless = isPersonless
        self.receivedAt = receivedAt
        self.steps = steps
    }
}
