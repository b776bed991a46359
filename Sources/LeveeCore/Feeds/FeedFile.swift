/// An imported feed file: its header, the totals of its first import, and where it came from.
public struct FeedFile: Hashable, Sendable {
    public var header: FeedHeader
    public var statement: FeedStatement
    public var name: String
    public var receivedAt: Instant

    public init(header: FeedHeader, statement: FeedStatement, name: String, receivedAt: Instant) {
        self.header = header
        self.statement = statement
        self.name = name
        self.receivedAt = receivedAt
    }
}
