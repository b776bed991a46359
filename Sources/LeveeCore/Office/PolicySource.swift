/// Where the policy of a day comes from: the signed one in force on it, else the one that ships.
public protocol PolicySource: Sendable {
    func edition(on day: CalendarDay) throws -> PolicyEdition
}

extension PolicySource {
    /// The policies that count on the days of a span, each with the day from which it does.
    public func policies(
        from first: CalendarDay, through last: CalendarDay
    ) throws -> [(from: CalendarDay, policy: Policy)] {
        var before = try edition(on: first)
        var policies = [(from: first, policy: before.policy)]
        for number in (first.number..<last.number) {
            let day = CalendarDay(number: number + 1)
            let edition = try edition(on: day)
            if edition.policy.version != before.policy.version || edition.files != before.files {
                policies.append((day, edition.policy))
            }
            before = edition
        }
        return policies
    }
}
