import ArgumentParser
import LeveeCore
import LeveeIntake

struct FeedTryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try", abstract: "Show what a feed would give, without writing anything (试读).",
        usage: "levee feed try [<profile>] <file> [<options>]",
        discussion: """
            Nobody is matched and nothing is kept. Of a home, where there is one, nothing is asked but its policy in \
            force. Ends with 10 where a record is bad, with 65 where the file is refused. The profile is the name of a \
            shipped one (cn-exit-entry, niem-6, un-sanctions) or a YAML file; without one the file is our own feed, or \
            the exit-entry authority's spreadsheet.

            EXAMPLE
              levee feed try data/sample/feeds/2026-11-18-gd-exit-entry-0306.xml
              levee feed try --json data/sample/feeds/2026-11-18-gd-exit-entry-0306.xml
              levee feed try un-sanctions data/profiles/samples/un-sanctions.xml \\
                --sequence 1
              levee feed try data/profiles/samples/cn-exit-entry.csv --sequence 1 \\
                --generated-at 2026-11-22T23:00:00+08:00 \\
                --covers-from 2026-01-01 --covers-to 2026-11-22
            """)

    @Argument(help: "A profile, where the file is in another vocabulary, and the file.", completion: .file())
    var paths: [String]

    @Flag(help: "One JSON object for the header, for each record, and for the end, each on a line.")
    var json = false

    @OptionGroup var header: FeedHeaderArguments
    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var day: DayOption

    func validate() throws {
        guard (1...2).contains(paths.count) else { throw ValidationError("give a profile and a file, or a file alone") }
    }

    func run() throws {
        let file = paths.last ?? ""
        let policy = try policyOption.read(common, on: day.asOf)
        let zone = try PolicyOnDay(policy, on: try day.day(in: policy.zone(on: .now))).zone
        let input = try FeedInput(
            profile: paths.count == 2 ? paths[0] : nil, header, policy: policyOption, common,
            today: day.day(in: zone))
        let report: any FeedTrial = if json { FeedTrialLines() } else { FeedTrialPage(common.terminal, zone: zone) }
        var totals = FeedTrialTotals()
        do {
            totals.warnings = try input.read(file) { header in
                try report.show(header)
            } item: { item in
                totals.count(item)
                try report.show(item)
            }
        } catch let refusal as FeedRefusal {
            try report.end(refusal, file: file)
            throw ExitCode(Failure.Code.badData.rawValue)
        }
        try report.end(totals, file: file)
        if totals.bad > 0 { throw ExitCode(Failure.Code.attention.rawValue) }
    }
}
