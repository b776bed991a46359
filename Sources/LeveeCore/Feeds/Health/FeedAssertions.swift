/// What the policy asserts of a feed on one day, and the judgement of a delivery by it.
public struct FeedAssertions: Hashable, Sendable {
    /// What each assertion does.
    public var levels: [FeedNotice.Assertion: FeedLevel]
    /// Percent, or days, at which it is unusual.
    public var limits: [FeedNotice.Assertion: Int]
    /// Records, or crossings, below which no share is judged.
    public var least: Int
    /// Files of the source from which the usual is taken, the last ones.
    public var usualFiles: Int
    /// How many of them there must be.
    public var usualLeast: Int

    public init(_ policy: PolicyOnDay) {
        levels = Self.levelKeys.mapValues { FeedLevel(rawValue: policy.text($0)) ?? .off }
        limits = Self.limitKeys.mapValues(policy.number)
        least = policy.number(.feedLeast)
        usualFiles = policy.number(.feedUsualFiles)
        usualLeast = policy.number(.feedUsualLeast)
    }

    static let levelKeys: [FeedNotice.Assertion: PolicyKey] = [
        .shrank: .feedShrankLevel, .future: .feedFutureLevel, .onePort: .feedPortLevel,
        .quarantined: .feedQuarantinedLevel, .unregistered: .feedUnregisteredLevel, .stale: .feedStaleLevel,
    ]

    private static let limitKeys: [FeedNotice.Assertion: PolicyKey] = [
        .shrank: .feedShrankPercent, .future: .feedFuturePercent, .onePort: .feedPortPercent,
        .quarantined: .feedQuarantinedPercent, .unregistered: .feedUnregisteredPercent, .stale: .feedStaleDays,
    ]

    /// What is unusual about a delivery, in the order of ``FeedNotice/Assertion``.
    /// - Parameter before: the other files of the source, the last one first; ``usualFiles`` of them are enough.
    public func notices(
        on profile: DeliveryProfile, _ statement: FeedStatement, days: Int, before: [DailyRecords]
    ) -> [FeedNotice] {
        let top = profile.ports.first
        return [
            shrank(DailyRecords(records: statement.received, days: days), before),
            share(.future, profile.future, of: statement.received),
            share(.onePort, top?.crossings ?? 0, of: profile.kinds.crossing, port: top?.name),
            share(.quarantined, statement.quarantined, of: statement.received),
            share(.unregistered, statement.notRegistered, of: statement.received),
        ].compactMap { $0 }
    }

    /// - Parameter days: since the last day that the source covers.
    public func stale(days: Int) -> FeedNotice? {
        guard let (level, limit) = rule(.stale), days > limit else { return nil }
        return FeedNotice(.stale, level, count: days, of: days, limit: limit)
    }

    /// The median of the last files; nil where there are too few.
    public func usual(_ files: [DailyRecords]) -> DailyRecords? {
        let last = files.prefix(usualFiles).sorted { $0.isLess(than: $1) }
        return last.isEmpty || last.count < usualLeast ? nil : last[(last.count - 1) / 2]
    }

    private func shrank(_ file: DailyRecords, _ before: [DailyRecords]) -> FeedNotice? {
        guard let (level, limit) = rule(.shrank), let usual = usual(before) else { return nil }
        let expected = usual.records * file.days / usual.days
        guard expected >= least, file.records * 100 * usual.days <= limit * usual.records * file.days else {
            return nil
        }
        return FeedNotice(.shrank, level, count: file.records, of: expected, limit: limit)
    }

    private func share(
        _ assertion: FeedNotice.Assertion, _ count: Int, of total: Int, port: String? = nil
    ) -> FeedNotice? {
        guard let (level, limit) = rule(assertion), total >= least, count > 0, count * 100 >= limit * total else {
            return nil
        }
        return FeedNotice(assertion, level, count: count, of: total, limit: limit, port: port)
    }

    private func rule(_ assertion: FeedNotice.Assertion) -> (FeedLevel, limit: Int)? {
        guard let level = levels[assertion], level != .off, let limit = limits[assertion] else { return nil }
        return (level, limit)
    }
}

/// How many records a file holds, and how many days it covers, both ends counted: files of unlike spans are compared by the
/// day.
public struct DailyRecords: Hashable, Sendable {
    public var records: Int
    public var days: Int

    /// - Parameter days: at least 1.
    public init(records: Int, days: Int) {
        self.records = records
        self.days = max(days, 1)
    }

    public init(_ statement: FeedStatement, _ header: FeedHeader) {
        self.init(records: statement.received, days: header.coversFrom.inclusiveDays(through: header.coversTo))
    }

    /// Whether it holds fewer a day.
    func isLess(than other: Self) -> Bool { records * other.days < other.records * days }

    /// Records a day in tenths, rounded down.
    public var tenths: Int { records * 10 / days }
}
