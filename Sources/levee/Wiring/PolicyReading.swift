import LeveeCore
import LeveeIntake

extension PolicyOption {
    /// The policy asked for, complete with a basis for every rule.
    func read() throws -> Policy { try edition().policy }

    /// The same with its files, for what is kept with them.
    func edition() throws -> PolicyEdition {
        guard let policy else { return try PolicyFile.embeddedEdition(ruleIDs: Rulebook.ids) }
        return try PolicyFile.edition(path: policy, ruleIDs: Rulebook.ids)
    }
}

extension PolicyOption {
    /// What the policy says on a day; without one, today in its own time zone.
    func read(on day: CalendarDay?) throws -> PolicyOnDay {
        let policy = try read()
        let now = Instant.now
        return try PolicyOnDay(policy, on: day ?? policy.zone(on: now).day(of: now))
    }
}

extension PolicyOption {
    /// What the policy says on the day of something that happened; without one, today.
    /// - Throws: ``Failure`` where the day lies in the future: what has not happened is not recorded.
    func read(past day: CalendarDay?) throws -> PolicyOnDay {
        let policy = try read()
        let now = Instant.now
        let today = try policy.zone(on: now).day(of: now)
        try day.map { try $0.requirePast(today) }
        return try PolicyOnDay(policy, on: day ?? today)
    }
}

extension CalendarDay {
    /// - Throws: ``Failure`` where it lies after today.
    func requirePast(_ today: CalendarDay) throws {
        guard self > today else { return }
        throw Failure(
            .badData, Bilingual(zh: "`\(self)` 尚未到来，请核对 --on", en: "`\(self)` lies in the future; check --on"))
    }
}

extension Policy {
    /// The zone in which today is told, before a day is known to read the policy by.
    func zone(on instant: Instant) throws(PolicyGap) -> Zone {
        try PolicyOnDay(self, on: Zone.shanghai.day(of: instant)).zone
    }
}
