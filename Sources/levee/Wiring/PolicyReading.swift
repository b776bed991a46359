import LeveeCore
import LeveeIntake
import LeveeSQLite

extension PolicyOption {
    /// The policy asked for by its file, or the one that ships, complete with a basis for every rule: where there is no home.
    func read() throws -> Policy { try shippedOrGiven().policy }

    /// The policy of a day: the file that was asked for, else the signed one in force on it in the home, else the one that ships.
    /// - Parameter day: today, where none is given.
    func read(_ common: CommonOptions, on day: CalendarDay? = nil) throws -> Policy {
        try edition(common, on: day).policy
    }

    /// The same with its files, for what is kept with them.
    func edition(_ common: CommonOptions, on day: CalendarDay? = nil) throws -> PolicyEdition {
        try signed(common, on: day)?.edition() ?? shippedOrGiven()
    }

    /// The signed policy in force on a day; nil where a file was asked for, or none is.
    func signed(_ common: CommonOptions, on day: CalendarDay?) throws -> PolicyProposal? {
        guard policy == nil, let store = try Home.openIfThere(common) else { return nil }
        return try store.policyInForce(on: day ?? Zone.shanghai.day(of: .now))
    }

    /// Every policy that counts on a day of a span, each with the day from which it does.
    func all(_ store: Store, through last: CalendarDay) throws -> [(from: CalendarDay, policy: Policy)] {
        let first = (CalendarDay(number: .min), try shippedOrGiven().policy)
        if policy != nil { return [first] }
        return try [first] + store.signedPolicies(through: last).map { ($0.from, try $0.edition().policy) }
    }

    private func shippedOrGiven() throws -> PolicyEdition {
        guard let policy else { return try PolicyFile.embeddedEdition(ruleIDs: Rulebook.ids) }
        return try PolicyFile.edition(path: policy, ruleIDs: Rulebook.ids)
    }
}

extension PolicyDraft {
    /// The policy in its files. What came later than they did it takes from the one that ships.
    func policy() throws -> Policy { try PolicyFile.policy(of: files, name: name) }
}

extension PolicyProposal {
    /// The policy under the name that nights and verdicts cite.
    func edition() throws -> PolicyEdition {
        var policy = try draft.policy()
        policy.version = signedName ?? policy.version
        return PolicyEdition(policy: policy, files: draft.files)
    }
}

extension PolicyOption {
    /// What the policy says on a day; without one, today in its own time zone.
    func read(on day: CalendarDay?, _ common: CommonOptions) throws -> PolicyOnDay {
        let policy = try read(common, on: day)
        let now = Instant.now
        return try PolicyOnDay(policy, on: day ?? policy.zone(on: now).day(of: now))
    }
}

extension PolicyOption {
    /// What the policy says on the day of something that happened; without one, today.
    /// - Throws: ``Failure`` where the day lies in the future: what has not happened is not recorded.
    func read(past day: CalendarDay?, _ common: CommonOptions) throws -> PolicyOnDay {
        let policy = try read(common, on: day)
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
