/// What a feed file holds, as the sum of its records' fingerprints: equal for the same records in whatever order.
public struct RecordSum: Hashable, Sendable {
    private var sum = Fingerprint([])

    public init() {}

    /// Reads what ``bytes`` gave.
    public init(bytes: [UInt8]) { sum = Fingerprint(bytes) }

    public mutating func add(_ record: Fingerprint) { sum.lanes &+= record.lanes }

    /// 32 bytes, for keeping.
    public var bytes: [UInt8] { sum.bytes }
}
