/// One thing that a policy says otherwise than another one, from a day on: what somebody signs who signs it.
public struct PolicyChange: Hashable, Sendable {
    public enum Matter: Hashable, Sendable {
        /// A value, and the day from which they differ so.
        case value(PolicyKey, from: CalendarDay)
        /// The law that a rule rests on, by the rule's id.
        case basis(String)
        /// Whether a day is worked.
        case workingDay(CalendarDay)
        /// Whether the arrangement of a year's holidays is on record.
        case year(Int)
    }

    public var matter: Matter
    public var title: Bilingual
    /// Blank where the one says nothing of it; likewise ``after``.
    public var before: Bilingual
    public var after: Bilingual

    /// How the policy's file names it: a key, a rule, a day or a year.
    public var name: String {
        switch matter {
        case .value(let key, _): key.rawValue
        case .basis(let rule): rule
        case .workingDay(let day): "\(day)"
        case .year(let year): "\(year)"
        }
    }

    /// The day from which a value differs; nil for what has no day of its own.
    public var from: CalendarDay? { if case .value(_, let from) = matter { from } else { nil } }

    /// Everything that one policy says otherwise than another from a day on: values of that day and of later ones with where they
    /// come from, the law of each rule, and the working days. What ended before the day does not count.
    public static func all(from policy: Policy, to other: Policy, startingOn day: CalendarDay) -> [PolicyChange] {
        let keys = PolicyKey.allCases.sorted { $0.rawValue.precedes($1.rawValue) }
        return keys.flatMap { values(of: $0, policy, other, day) } + bases(policy, other)
            + workingDays(policy.calendar, other.calendar, day)
    }

    /// A value that changes on several days is told for each, unless the two differ as they did before.
    private static func values(
        of key: PolicyKey, _ policy: Policy, _ other: Policy, _ first: CalendarDay
    ) -> [PolicyChange] {
        let later = [policy, other].flatMap { $0.values[key] ?? [] }.map(\.from).filter { $0 > first }
        let title = other.titles[key] ?? policy.titles[key] ?? Bilingual(same: key.rawValue)
        var changes: [PolicyChange] = []
        for day in [first] + Set(later).sorted() {
            let (before, after) = (policy.inForce(key, on: day), other.inForce(key, on: day))
            // Whether it has held for long is no difference.
            if before?.said == after?.said { continue }
            let isOriginTold = before?.value == after?.value
            let change = PolicyChange(
                matter: .value(key, from: day), title: title, before: before.told(isOriginTold),
                after: after.told(isOriginTold))
            if let last = changes.last, last.before == change.before, last.after == change.after { continue }
            changes.append(change)
        }
        return changes
    }

    private static func bases(_ policy: Policy, _ other: Policy) -> [PolicyChange] {
        Set(policy.bases.keys).union(other.bases.keys).sorted { $0.precedes($1) }.compactMap { rule -> PolicyChange? in
            let (before, after) = (policy.bases[rule], other.bases[rule])
            if before == after { return nil }
            return PolicyChange(
                matter: .basis(rule), title: Rulebook.title(of: rule), before: before.told, after: after.told)
        }
    }

    private static func workingDays(
        _ calendar: WorkingCalendar, _ other: WorkingCalendar, _ first: CalendarDay
    ) -> [PolicyChange] {
        let (known, unknown) = (
            Bilingual(zh: "已公布", en: "on record"), Bilingual(zh: "未公布", en: "not on record")
        )
        let years = calendar.years.symmetricDifference(other.years).filter { $0 >= first.year }.sorted().map { year in
            let isKnown = calendar.years.contains(year)
            return PolicyChange(
                matter: .year(year), title: Bilingual(zh: "节假日安排", en: "holidays of the year"),
                before: isKnown ? known : unknown, after: isKnown ? unknown : known)
        }
        let days = [calendar, other].reduce(into: Set<CalendarDay>()) { days, calendar in
            days.formUnion(calendar.holidays)
            days.formUnion(calendar.makeUpDays)
        }
        let (work, free) = (Bilingual(zh: "工作日", en: "worked"), Bilingual(zh: "休息日", en: "not worked"))
        return years
            + days.filter { $0 >= first && calendar.isWorking($0) != other.isWorking($0) }.sorted().map { day in
                let isWorked = calendar.isWorking(day)
                return PolicyChange(
                    matter: .workingDay(day), title: Bilingual(zh: "工作日历", en: "working calendar"),
                    before: isWorked ? work : free, after: isWorked ? free : work)
            }
    }
}

extension DatedValue {
    /// What it says, without since when.
    fileprivate var said: DatedValue {
        var said = self
        said.from = CalendarDay(number: 0)
        return said
    }
}

extension DatedValue? {
    /// - Parameter isOriginTold: where the value itself is the same, and only where it comes from is not.
    fileprivate func told(_ isOriginTold: Bool) -> Bilingual {
        guard let self else { return Bilingual(same: "") }
        if !isOriginTold { return Bilingual(same: self.value.shown) }
        let note = self.note.map { " · " + $0 } ?? ""
        return Bilingual(
            zh: "\(self.value.shown) · \(self.confidence.title.zh) · \(self.reference)\(note)",
            en: "\(self.value.shown) · \(self.confidence.title.en) · \(self.reference)\(note)")
    }
}

extension Basis? {
    fileprivate var told: Bilingual {
        guard let self else { return Bilingual(same: "") }
        return Bilingual(
            zh: "\(self.citation) · \(self.confidence.title.zh) · \(self.words)",
            en: "\(self.citation) · \(self.confidence.title.en) · \(self.words)")
    }
}
