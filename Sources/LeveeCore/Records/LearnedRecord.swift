/// A feed record in a person's history: one matched to him, one that may be about him, or one that takes another back.
public struct LearnedRecord: Hashable, Sendable {
    public var record: RecordID
    /// `document`, `crossing`, `holdings`, `filing` or `withdrawal`.
    public var kind: String
    public var action: String?
    public var on: CalendarDay?
    public var documents: [DocumentKey]
    public var to: CountryCode?
    public var from: CountryCode?
    /// What a withdrawal takes back, and why.
    public var target: RecordID?
    public var reason: String?
    /// Whether it is held for a person to say whose it is.
    public var isPossible: Bool
    /// Whether a standing withdrawal takes it back.
    public var isWithdrawn: Bool

    public init(
        record: RecordID, kind: String, action: String? = nil, on: CalendarDay? = nil, documents: [DocumentKey],
        to: CountryCode? = nil, from: CountryCode? = nil, target: RecordID? = nil, reason: String? = nil,
        isPossible: Bool, isWithdrawn: Bool
    ) {
        self.record = record
        self.kind = kind
        self.action = action
        self.on = on
        self.documents = documents
        self.to = to
        self.from = from
        self.target = target
        self.reason = reason
        self.isPossible = isPossible
        self.isWithdrawn = isWithdrawn
    }
}
