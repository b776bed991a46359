/// What a draft policy would change on some nights: who would be flagged and who no longer, by rule and unit.
public struct TrialReport: Hashable, Sendable {
    /// Findings, and the people whom they are about; each counts once, on however many nights.
    public struct Count: Hashable, Sendable {
        public var findings: Int
        public var people: Int

        public init(findings: Int = 0, people: Int = 0) {
            self.findings = findings
            self.people = people
        }

        public static func + (left: Count, right: Count) -> Count {
            Count(findings: left.findings + right.findings, people: left.people + right.people)
        }
    }

    /// What changes under one rule in one unit.
    public struct Change: Hashable, Sendable {
        /// Found under the draft alone.
        public var flagged: Count
        /// Found under the policy in force alone.
        public var cleared: Count

        public init(flagged: Count = Count(), cleared: Count = Count()) {
            self.flagged = flagged
            self.cleared = cleared
        }
    }

    public struct Place: Hashable, Sendable, Comparable {
        public var rule: String
        public var unit: String

        public init(rule: String, unit: String) {
            self.rule = rule
            self.unit = unit
        }

        public static func < (left: Self, right: Self) -> Bool {
            left.rule == right.rule ? left.unit.precedes(right.unit) : left.rule.precedes(right.rule)
        }
    }

    /// One finding that only one of the two policies makes.
    public struct Example: Hashable, Sendable, Comparable {
        public var rule: String
        public var unit: String
        public var ref: String
        public var subject: String
        /// Whether it is the draft that makes it.
        public var isFlagged: Bool
        /// The first and the last night on which only one of them makes it, and how many such nights there are.
        public var first: CalendarDay
        public var last: CalendarDay
        public var nights: Int
        /// The values compared on the first of these nights.
        public var facts: [String: Fact]

        public init(
            rule: String, unit: String, ref: String, subject: String, isFlagged: Bool, first: CalendarDay,
            last: CalendarDay, nights: Int, facts: [String: Fact]
        ) {
            self.rule = rule
            self.unit = unit
            self.ref = ref
            self.subject = subject
            self.isFlagged = isFlagged
            self.first = first
            self.last = last
            self.nights = nights
            self.facts = facts
        }

        /// By rule, the flagged ones first, then by ref and subject as UTF-8 bytes.
        public static func < (left: Self, right: Self) -> Bool {
            if left.rule != right.rule { return left.rule.precedes(right.rule) }
            if left.isFlagged != right.isFlagged { return left.isFlagged }
            return left.ref == right.ref ? left.subject.precedes(right.subject) : left.ref.precedes(right.ref)
        }

        /// The line that a night would show.
        public var message: Bilingual {
            Rulebook.rule(rule)?.info.message.filled(with: facts.mapValues(\.shown)) ?? Bilingual(zh: rule, en: rule)
        }
    }

    public var first: CalendarDay
    public var last: CalendarDay
    public var persons = 0
    /// How many people get each word on the last night, under the policy in force and under the draft.
    public var inForce: [Verdict.Standing: Int] = [:]
    public var draft: [Verdict.Standing: Int] = [:]
    /// People who on some night are irregular under the draft alone, and under the policy in force alone.
    public var peopleFlagged = 0
    public var peopleCleared = 0
    public var changes: [Place: Change] = [:]
    /// In order, at most so many of each rule and direction as were asked for.
    public var examples: [Example] = []

    public init(first: CalendarDay, last: CalendarDay) {
        self.first = first
        self.last = last
    }

    /// All units of a rule together.
    public func change(under rule: String) -> Change {
        changes.filter { $0.key.rule == rule }.values.reduce(Change()) {
            Change(flagged: $0.flagged + $1.flagged, cleared: $0.cleared + $1.cleared)
        }
    }

    /// The rules under which anything changes, in order.
    public var rules: [String] { Set(changes.keys.map(\.rule)).sorted { $0.precedes($1) } }
}
