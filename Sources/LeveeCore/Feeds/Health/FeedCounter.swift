/// Counts what a feed holds while it is read: one call for each record, and no text is made or hashed in it.
///
/// Memory does not grow with the feed: days that lie far back are counted together, and so are ports beyond the first
/// thousands.
public struct FeedCounter {
    private var kinds = DeliveryProfile.Kinds()
    private var future = 0
    private var earlier = 0
    /// Records by how many days before the file was made they are dated, as far as that is counted day by day.
    private var days = [Int](repeating: 0, count: DeliveryProfile.dayCount)
    private var ports = PortCounter()
    private let generatedOn: CalendarDay
    private let zone: Zone

    /// - Parameter zone: in which the day of an instant is taken: the policy's.
    public init(_ header: FeedHeader, zone: Zone) {
        self.zone = zone
        generatedOn = zone.day(of: header.generatedAt)
    }

    public mutating func count(_ item: FeedItem) {
        switch item.content {
        case .record(let frame): count(frame)
        case .bad(let bad):
            kinds.bad += 1
            if bad.reason == .dayInFuture { future += 1 }
        }
    }

    private mutating func count(_ frame: RecordFrame) {
        switch frame.kind {
        case .document: kinds.document += 1
        case .crossing:
            kinds.crossing += 1
            if let port = frame.raw(.port) { ports.count(port) } else { ports.without += 1 }
            count(zone.day(of: frame.at))
        case .holdings: kinds.holdings += 1
        case .filing: kinds.filing += 1
        case .withdrawal: kinds.withdrawal += 1
        }
        if let on = frame.on { count(on) }
    }

    private mutating func count(_ day: CalendarDay) {
        let age = Int(generatedOn.number) - Int(day.number)
        if age < 0 {
            future += 1
        } else if age < days.count {
            days[age] += 1
        } else {
            earlier += 1
        }
    }

    /// What was counted so far.
    public var profile: DeliveryProfile {
        DeliveryProfile(
            kinds: kinds, future: future, earlier: earlier,
            days: days.enumerated().reversed().filter { $0.element > 0 }.map { age, count in
                DeliveryProfile.Day(day: (generatedOn - age).description, records: count)
            }, ports: ports.largest, portCount: ports.distinct, withoutPort: ports.without)
    }
}

/// Counts crossings by port. A port is told by the eight bytes or fewer of its code, a longer text by a hash of it.
private struct PortCounter {
    var without = 0
    private var counts: [UInt64: Int] = [:]
    private var names: [UInt64: String] = [:]
    private var others = 0
    /// The first ports that came: most crossings are theirs, and they are found without hashing.
    private var first: [(port: UInt64, count: Int)] = []

    /// Ports that are told apart.
    private static let limit = 4096

    var distinct: Int { settled.count + (others > 0 ? 1 : 0) }

    /// The ten with most crossings; of equals by name.
    var largest: [DeliveryProfile.Port] {
        let all = settled.compactMap { key, count in names[key].map { DeliveryProfile.Port(name: $0, crossings: count) }
        }
        return Array(
            all.sorted { left, right in
                left.crossings == right.crossings ? left.name.precedes(right.name) : left.crossings > right.crossings
            }.prefix(10))
    }

    private var settled: [UInt64: Int] {
        counts.merging(first.lazy.map { ($0.port, $0.count) }, uniquingKeysWith: +)
    }

    mutating func count(_ port: UnsafeRawBufferPointer) {
        let key = Self.key(port)
        for place in first.indices where first[place].port == key {
            first[place].count += 1
            return
        }
        if names[key] == nil {
            guard names.count < Self.limit else {
                others += 1
                return
            }
            names[key] = String(decoding: port, as: UTF8.self)
            if first.count < 16 { return first.append((key, 1)) }
        }
        counts[key, default: 0] += 1
    }

    /// FNV-1a where the text is longer than a number of eight bytes; its highest bit is set, which no code of ASCII has.
    private static func key(_ port: UnsafeRawBufferPointer) -> UInt64 {
        var packed: UInt64 = 0
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var length = 0
        for byte in port {
            packed = packed << 8 | UInt64(byte)
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            length += 1
        }
        return length <= 8 ? packed : hash | 1 << 63
    }
}
