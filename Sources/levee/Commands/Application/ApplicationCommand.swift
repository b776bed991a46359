import ArgumentParser
import LeveeCore
import LeveeSQLite

struct ApplicationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "application",
        abstract: "Applications on their way: filed, checked, decided, travelled, reported (申请办理).",
        discussion: """
            file, check, opinion, decide, then the hand-out and the trip, report. Filing, giving an opinion, deciding and \
            reviewing are different people's, and none of them the applicant's. What the custody desk and the border feed \
            know is not entered here again.

            EXAMPLE
              levee application list
            """,
        subcommands: [
            File.self, Check.self, Opinion.self, Decide.self, Amend.self, Extend.self, Lend.self, Withdraw.self,
            Report.self, Review.self, Letter.self, Show.self, List.self, Replay.self,
        ], defaultSubcommand: List.self)
}

/// What every act on an application takes.
struct EntryOptions: ParsableArguments {
    @Option(help: "The day that it counts for. (default: today in the policy's time zone)")
    var on: CalendarDay?

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    /// Does the act and shows how each application stands then.
    func run(_ act: (Store, Entry) throws -> [FiledApplication]) throws {
        let entry = try entry()
        let policy = try PolicyOnDay(entry.edition.policy, on: entry.day)
        for done in try act(Home(common).open(), entry) {
            ApplicationPage(done, policy: policy, terminal: common.terminal).brief.forEach { print($0) }
        }
    }

    func entry() throws -> Entry {
        let edition = try policyOption.edition(common, on: on)
        let now = Instant.now
        let day = try on ?? edition.policy.zone(on: now).day(of: now)
        return Entry(on: day, by: actor.name, at: now, under: edition)
    }
}

/// What the commands that only read take.
struct ApplicationViewOptions: ParsableArguments {
    @OptionGroup var dayOption: DayOption
    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption

    func policy() throws -> PolicyOnDay {
        let policy = try policyOption.read(common, on: dayOption.asOf)
        return try PolicyOnDay(policy, on: dayOption.day(in: policy.zone(on: .now)))
    }
}
