import ArgumentParser
import LeveeCore
import LeveeIntake

struct FeedTryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try", abstract: "Show what a feed would give, without writing anything (试读).",
        discussion: """
            No registry is opened: nobody is matched and nothing is kept. Ends with 10 where a record is bad, with 65 \
            where the file is refused.

            EXAMPLE
              levee feed try data/sample/feeds/2026-11-18-gd-exit-entry-0306.xml
              levee feed try --json data/sample/feeds/2026-11-18-gd-exit-entry-0306.xml
            """)

    @Argument(help: "The feed file.", completion: .file())
    var file: String

    @Flag(help: "One JSON object for the header, for each record, and for the end, each on a line.")
    var json = false

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var day: DayOption

    func run() throws {
        let policy = try policyOption.read()
        let zone = try PolicyOnDay(policy, on: try day.day(in: policy.zone(on: .now))).zone
        let report: any FeedTrial = if json { FeedTrialLines() } else { FeedTrialPage(common.terminal, zone: zone) }
        var totals = FeedTrialTotals()
        do {
            try FeedReader(zone: zone, today: day.day(in: zone)).read(path: file) { header in
                try report.show(header)
            } item: { item in
                totals.count(item)
                try report.show(item)
            }
        } catch let refusal as FeedRefusal {
            try report.end(refusal, file: file)
            throw ExitCode(Failure.Code.badData.rawValue)
        }
        try report.end(totals)
        if totals.bad > 0 { throw ExitCode(Failure.Code.attention.rawValue) }
    }
}
