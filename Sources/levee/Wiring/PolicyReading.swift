import LeveeCore
import LeveeIntake

extension PolicyOption {
    /// The policy asked for, complete with a basis for every rule.
    func read() throws -> Policy {
        let rules = Set(Rulebook.holdings.map { $0.info.id })
        guard let policy else { return try PolicyFile.embedded(ruleIDs: rules) }
        return try PolicyFile.read(path: policy, ruleIDs: rules)
    }
}

extension Policy {
    /// The zone in which today is told, before a day is known to read the policy by.
    func zone(on instant: Instant) throws(PolicyGap) -> Zone {
        try PolicyOnDay(self, on: Zone.shanghai.day(of: instant)).zone
    }
}
