import LeveeCore
import LeveeSQLite

/// What feeds brought of people who are nobody's here is forgotten when the policy's days are over: before an import and in every
/// night, so that it does not wait for the next feed. So are the keys under which machines sent something, after their day.
struct Forgetting {
    /// Those of today.
    let rules: PolicyOnDay
    let now: Instant
    let actor: String

    func run(on store: Store) throws {
        _ = try store.forgetMatches(before: limit(.matchDays), actor: actor, at: now)
        _ = try store.forgetQuarantine(before: limit(.quarantineDays), actor: actor, at: now)
        try store.forgetKeys(before: Instant(nanoseconds: now.nanoseconds - KeyedRequest.lasts))
    }

    private func limit(_ key: PolicyKey) -> Instant {
        let days = Int64(min(rules.number(key), 36_500))
        return Instant(nanoseconds: now.nanoseconds - days * 86_400_000_000_000)
    }
}
