import LeveeCore
import LeveeIntake

extension PolicyOption {
    /// The policy asked for, complete with a basis for every rule.
    func read() throws -> Policy {
        guard let policy else { return try PolicyFile.embedded(ruleIDs: Rulebook.ids) }
        return try PolicyFile.read(path: policy, ruleIDs: Rulebook.ids)
    }
}

extension Policy {
    /// The zone in which today is told, before a day is known to read the policy by.
    func zone(on instant: Instant) throws(PolicyGap) -> Zone {
        try PolicyOnDay(self, on: Zone.shanghai.day(of: instant)).zone
    }
}
