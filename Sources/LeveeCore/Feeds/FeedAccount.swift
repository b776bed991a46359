/// One delivery of a feed file: its statement as it was, and as it is after what people did since.
public struct FeedAccount: Hashable, Sendable {
    /// The delivery's number.
    public var number: Int64
    public var kind: Kind
    /// Name of the file, or what was replayed.
    public var name: String
    public var receivedAt: Instant
    public var was: FeedStatement
    public var now: FeedStatement
    /// What became of its quarantined records and possible matches; what is not there is nought.
    public var quarantine: [QuarantineState: Int]
    public var matches: [MatchState: Int]

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The first time that the number came.
        case first
        /// The same number again.
        case again
        /// Records of it that were imported later.
        case replay
    }

    public enum QuarantineState: String, Hashable, Sendable, CaseIterable { case waiting, imported, dropped, forgotten }
    public enum MatchState: String, Hashable, Sendable, CaseIterable {
        case open, confirmed, rematched, rejected, forgotten
    }

    public init(
        number: Int64, kind: Kind, name: String, receivedAt: Instant, was: FeedStatement, now: FeedStatement,
        quarantine: [QuarantineState: Int], matches: [MatchState: Int]
    ) {
        self.number = number
        self.kind = kind
        self.name = name
        self.receivedAt = receivedAt
        self.was = was
        self.now = now
        self.quarantine = quarantine
        self.matches = matches
    }
}
