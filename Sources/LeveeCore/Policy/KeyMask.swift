/// A set of policy keys, two machine words wide. It is compared with sets of the same program alone: another one may count its
/// keys otherwise.
public struct KeyMask: Hashable, Sendable {
    public private(set) var low: UInt64
    public private(set) var high: UInt64

    public init(low: UInt64 = 0, high: UInt64 = 0) {
        self.low = low
        self.high = high
    }

    public init(_ keys: some Sequence<PolicyKey>) {
        self.init()
        for key in keys { insert(key) }
    }

    public mutating func insert(_ key: PolicyKey) {
        if key.byte < 64 { low |= 1 << key.byte } else { high |= 1 << (key.byte - 64) }
    }

    public func contains(_ key: PolicyKey) -> Bool {
        (key.byte < 64 ? low >> key.byte : high >> (key.byte - 64)) & 1 == 1
    }

    public var isEmpty: Bool { low | high == 0 }

    public var keys: Set<PolicyKey> { Set(PolicyKey.allCases.filter(contains)) }
}

extension PolicyKey {
    /// The byte that stands for the key in memory, which no other key shares; below 128.
    var byte: Int { withUnsafeBytes(of: self) { Int($0[0]) } }
}
