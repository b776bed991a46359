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

extension Policy {
    /// The zone in which today is told, before a day is known to read the policy by.
    func zone(on instant: Instant) throws(PolicyGap) -> Zone {
        try PolicyOnDay(self, on: Zone.shanghai.day(of: instant)).zone
    }
}
