import ArgumentParser
import LeveeCore
import LeveeSQLite

/// What everything about a count takes.
struct StocktakeOptions: ParsableArguments {
    @Option(name: .customLong("count"), help: "Number of the count, such as 3 for S-3. (default: the one that is open)")
    var number: Int64?

    @Option(help: "When it happens, as 2026-11-03T08:12:00+08:00. (default: now)")
    var at: Instant?

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    /// The moment that was given, or now.
    var moment: Instant { at ?? .now }

    /// The policy of the moment's day.
    func policy() throws -> PolicyOnDay {
        let policy = try policyOption.read(common, on: Zone.shanghai.day(of: moment))
        return try PolicyOnDay(policy, on: policy.zone(on: moment).day(of: moment))
    }

    func say(zh: String, en: String) { common.terminal.say(Bilingual(zh: zh, en: en)) }

    func validate() throws {
        if let at, at > .now { throw ValidationError("--at lies in the future") }
    }
}
