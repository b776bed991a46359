import ArgumentParser
import LeveeCore
import LeveeSQLite

struct MatchesShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Hold a possible match against each candidate, feature by feature.",
        discussion: """
            It says what agrees and what does not, and decides nothing. Latin names are told to be alike where only the way \
            of writing ü differs (YU, U, V) or where a surname has two readings; that is never enough by itself.

            EXAMPLE
              levee matches show gd-exit-entry/d-00080
            """)

    @Argument(help: "The record, as source/recordId.")
    var record: RecordID

    @Flag(help: "Show ID numbers whole.")
    var unmask = false

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    func run() throws {
        let now = Instant.now
        let policy = try policyOption.read(common)
        let zone = try policy.zone(on: now)
        let rules = try PolicyOnDay(policy, on: zone.day(of: now))
        let view = try Home(common).open().match(record, actor: actor.name)
        let page = MatchPage(
            view: view, zone: zone, keptDays: rules.number(.matchDays), isUnmasked: unmask, language: common.language,
            width: common.terminal.columns)
        page.lines.forEach { print($0) }
    }
}
