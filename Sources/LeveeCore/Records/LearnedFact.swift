/// One version of a fact about a person, with both of its times: the day of effect is in the content, and here is when it was
/// learned and since when it counts no more. Nothing that was received is ever left out.
public struct LearnedFact: Hashable, Sendable {
    /// Number of the receipt that brought it.
    public var receipt: Int64
    public var learnedAt: Instant
    /// Name of the file that it came in, or of what was acted on.
    public var name: String
    public var content: Content
    /// When a later version took its place; nil where it is the last one.
    public var replacedAt: Instant?

    public enum Content: Hashable, Sendable {
        /// A row of a table. Of a correction, the number of the request; a void one is no entry any more.
        case row(RegistryRow, correction: Int64?, isVoid: Bool)
        case record(LearnedRecord)
        /// What a person decided of a possible match.
        case decision(RecordID, isConfirmed: Bool, on: CalendarDay)
    }

    /// The day from which it holds or on which it happened; nil for a withdrawal, which has none.
    /// - Parameter zone: in which the day of an instant is taken.
    public func effect(in zone: Zone) -> CalendarDay? {
        switch content {
        case .row(let row, _, _): row.effect(in: zone)
        case .record(let record): record.on
        case .decision(_, _, let on): on
        }
    }

    public init(receipt: Int64, learnedAt: Instant, name: String, content: Content, replacedAt: Instant? = nil) {
        self.receipt = receipt
        self.learnedAt = learnedAt
        self.name = name
        self.content = content
        self.replacedAt = replacedAt
    }
}
