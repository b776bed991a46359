/// What one delivery of a feed held: how many records of each kind, of each day and of each port.
public struct DeliveryProfile: Hashable, Sendable, Codable {
    public var kinds: Kinds
    /// Records dated after the day on which the file was made, bad ones among them.
    public var future: Int
    /// Records dated before the days that are counted one by one.
    public var earlier: Int
    /// The days up to the one on which the file was made, the earliest first; days without a record are left out.
    public var days: [Day]
    /// The ports with most crossings, at most ten, the largest first.
    public var ports: [Port]
    /// How many ports there are.
    public var portCount: Int
    /// Crossings that name no port.
    public var withoutPort: Int

    /// Days that are counted one by one: the day on which the file was made, and those before it.
    public static let dayCount = 400

    public struct Kinds: Hashable, Sendable, Codable {
        public var document = 0
        public var crossing = 0
        public var holdings = 0
        public var filing = 0
        public var withdrawal = 0
        public var bad = 0

        public init() {}
    }

    public struct Day: Hashable, Sendable, Codable {
        /// As `2026-11-22`.
        public var day: String
        public var records: Int

        public init(day: String, records: Int) {
            self.day = day
            self.records = records
        }
    }

    public struct Port: Hashable, Sendable, Codable {
        public var name: String
        public var crossings: Int

        public init(name: String, crossings: Int) {
            self.name = name
            self.crossings = crossings
        }
    }
}
