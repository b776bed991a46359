/// What a night leaves behind for the next one: under what its verdicts were given.
public struct NightMemory: Hashable, Sendable, Codable {
    public var asOf: CalendarDay
    /// Tells the program that ran from others: another one may have other rules.
    public var program: String
    /// The values that rules read, as they are written, by key.
    public var values: [String: String]
    public var coverage: Coverage

    public init(policy: PolicyOnDay, coverage: Coverage, program: String) {
        asOf = policy.day
        self.program = program
        values = Dictionary(
            uniqueKeysWithValues: Rulebook.keys.map { ($0.rawValue, policy.value($0)?.shown ?? "") })
        self.coverage = coverage
    }

    /// The keys that say something else now than they did then.
    func changed(since before: NightMemory) -> Set<PolicyKey> {
        Rulebook.keys.filter { values[$0.rawValue] != before.values[$0.rawValue] }
    }
}

/// Whom a night has to examine: everybody, or those of whom something can have changed.
public enum NightReach: Hashable, Sendable {
    case everyone
    /// Those who are marked, those whose verdict holds until the day or earlier, and those that the change touches.
    case touched(Touched)

    public struct Touched: Hashable, Sendable {
        /// Verdicts that hold until this day or an earlier one are due.
        public var day: CalendarDay
        /// Whether the feeds cover more than they did.
        public var coversMore: Bool
        /// The keys whose value changed.
        public var keys: KeyMask

        public init(day: CalendarDay, coversMore: Bool = false, keys: KeyMask = KeyMask()) {
            self.day = day
            self.coversMore = coversMore
            self.keys = keys
        }
    }

    /// - Parameter before: what the last night left; nil before the first one.
    public init(since before: NightMemory?, until now: NightMemory) {
        // A verdict holds forward in time, in the same zone, under rules that are the same; days that the feeds cover no
        // more were never thought of.
        guard let before, before.program == now.program, before.asOf <= now.asOf,
            !before.coverage.coversMore(than: now.coverage)
        else {
            self = .everyone
            return
        }
        let changed = now.changed(since: before)
        if changed.contains(.timeZone) {
            self = .everyone
            return
        }
        self = .touched(
            Touched(day: now.asOf, coversMore: now.coverage.coversMore(than: before.coverage), keys: KeyMask(changed)))
    }
}
