/// How much of a feed is read before it is refused. Exactly the limit is inside.
public struct FeedLimits: Hashable, Sendable {
    /// Bytes of the whole file.
    public var fileBytes = 2 << 30
    /// Bytes of one tag, comment or processing instruction, delimiters included, and of the text between two tags.
    public var tokenBytes = 64 << 10
    /// Bytes of one record, or of one element of another vocabulary that is read whole: what the memory is made for.
    public var recordBytes = 4 << 20
    /// Attributes of one element, namespace declarations among them.
    public var attributes = 64
    /// Open elements, the root among them.
    public var depth = 32
    /// Distinct element names of the file that the schema does not know.
    public var unknownNames = 64
    /// Longest time without finishing another ``stride``.
    public var patience: Duration = .seconds(20)
    /// Bytes that have to be finished within ``patience``.
    public var stride = 1 << 20
    /// Bytes of names that one parser may gather before a fresh one goes on; keeps memory flat and refuses nothing.
    public var parserNames = 1 << 20

    public init() {}

    /// The limits of the contract.
    public static let standard = FeedLimits()
}
