/// A record that waits for a person to say whose it is.
public struct PossibleMatch: Hashable, Sendable {
    public var record: RecordID
    /// Its place in the order of acceptance.
    public var number: Int64
    /// Kind of the record, such as `document`.
    public var kind: String
    /// The holder as the record has it; personal data.
    public var holder: Holder
    public var documents: [DocumentKey]
    /// Who it could be, by ref; those who were rejected before are left out.
    public var candidates: [String]
    public var receivedAt: Instant

    public init(
        record: RecordID, number: Int64, kind: String, holder: Holder, documents: [DocumentKey], candidates: [String],
        receivedAt: Instant
    ) {
        self.record = record
        self.number = number
        self.kind = kind
        self.holder = holder
        self.documents = documents
        self.candidates = candidates
        self.receivedAt = receivedAt
    }
}
