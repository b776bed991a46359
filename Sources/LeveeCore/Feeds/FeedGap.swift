/// Sequence numbers of a source that were skipped and have not come since, both ends included.
public struct FeedGap: Hashable, Sendable {
    public var source: String
    public var from: Int64
    public var to: Int64

    public init(source: String, from: Int64, to: Int64) {
        self.source = source
        self.from = from
        self.to = to
    }
}
