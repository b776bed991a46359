/// What a feed file holds, as the sum of its records' fingerprints: equal for the same records in whatever order.
public struct RecordSum: Hashable, Sendable {
    private var lanes = SIMD4<UInt64>()

    public init() {}

    /// Reads what ``bytes`` gave.
    public init(bytes: [UInt8]) { add(bytes) }

    public mutating func add(_ record: Fingerprint) { add(record.bytes) }

    /// 32 bytes, for keeping.
    public var bytes: [UInt8] {
        (0..<32).map { UInt8(truncatingIfNeeded: lanes[$0 / 8] >> UInt64($0 % 8 * 8)) }
    }

    private mutating func add(_ bytes: [UInt8]) {
        var more = SIMD4<UInt64>()
        for (place, byte) in bytes.prefix(32).enumerated() { more[place / 8] |= UInt64(byte) << UInt64(place % 8 * 8) }
        lanes &+= more
    }
}
