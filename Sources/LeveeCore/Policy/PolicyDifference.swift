/// A value that two policies give differently on a day.
public struct PolicyDifference: Hashable, Sendable {
    public var key: PolicyKey
    public var title: Bilingual
    public var before: String
    public var after: String

    /// Every key whose value is another one, in the order of the keys' names.
    /// - Throws: ``PolicyGap`` where one of them has no usable value on the day.
    public static func all(
        from policy: Policy, to other: Policy, on day: CalendarDay
    ) throws(PolicyGap) -> [PolicyDifference] {
        let (mine, others) = (try PolicyOnDay(policy, on: day), try PolicyOnDay(other, on: day))
        var all: [PolicyDifference] = []
        for key in PolicyKey.allCases.sorted(by: { $0.rawValue.precedes($1.rawValue) }) {
            let (before, after) = (mine.value(key), others.value(key))
            if before == after { continue }
            let title = other.titles[key] ?? Bilingual(zh: key.rawValue, en: key.rawValue)
            all.append(
                PolicyDifference(key: key, title: title, before: before?.shown ?? "", after: after?.shown ?? ""))
        }
        return all
    }
}
