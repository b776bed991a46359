/// What the rules say of one person on one day.
public struct Verdict: Hashable, Sendable {
    public struct Undecided: Hashable, Sendable {
        public var rule: String
        public var missing: Missing

        public init(rule: String, missing: Missing) {
            self.rule = rule
            self.missing = missing
        }

        /// By rule, then by what is missing, as UTF-8 bytes.
        func isBefore(_ other: Undecided) -> Bool {
            if rule != other.rule { return rule.precedes(other.rule) }
            if missing.kind != other.missing.kind { return missing.kind.rawValue.precedes(other.missing.kind.rawValue) }
            return missing.of.precedes(other.missing.of)
        }
    }

    /// The one word that every person gets.
    public enum Standing: String, Hashable, Sendable, CaseIterable { case regular, irregular, undecided }

    /// Sorted by rule and subject, and by rule and what is missing.
    public var findings: [Finding] = []
    public var undecided: [Undecided] = []
    /// The first day on which time alone could change this verdict while the policy's values stay as they are; nil where time
    /// alone changes nothing.
    public private(set) var holdsUntil: CalendarDay?
    /// Whether it could change where the feeds cover more days.
    public internal(set) var waitsForFeed = false
    /// The keys of the policy that it rests on, where the policy notes them.
    public internal(set) var keys = KeyMask()

    public init() {}

    /// One who is both irregular and undecided is irregular. A dismissed finding makes nobody irregular.
    public func standing(dismissed: (Finding) -> Bool = { _ in false }) -> Standing {
        if findings.contains(where: { !dismissed($0) }) { return .irregular }
        return undecided.isEmpty ? .regular : .undecided
    }

    mutating func hold(until day: CalendarDay?) {
        if let day { holdsUntil = min(holdsUntil ?? day, day) }
    }
}
