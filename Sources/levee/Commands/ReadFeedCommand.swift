import ArgumentParser
import LeveeCore
import LeveeIntake

/// What the child of `levee import` does: reads one feed inside a cage. Nobody types it.
struct ReadFeedCommand: ParsableCommand {
    static let name = "read-feed"
    static let configuration = CommandConfiguration(
        commandName: name, abstract: "Read one feed for the process that started this one.", shouldDisplay: false)

    @Option(help: "The day of the import.")
    var today: CalendarDay

    @Option(help: "A shipped profile's name, or a profile's file.")
    var profile: String?

    @Flag(help: "The file is a spreadsheet.")
    var table = false

    @Option(help: "The signed policy in force, as it is kept.")
    var keptPolicy: String?

    @OptionGroup var header: FeedHeaderArguments
    @OptionGroup var policyOption: PolicyOption

    func run() throws {
        let policy = try PolicyOnDay(keptPolicy.map(PolicyFile.kept(path:)) ?? policyOption.read(), on: today)
        let recipe = FeedRecipe(
            FeedReader(zone: policy.zone, today: today), rules: SignatureRules(policy),
            profile: try profile.map { name throws(PolicyFileError) in try FeedProfile.named(name) }, isTable: table,
            options: try header.options())
        throw ExitCode(recipe.readCaged())
    }
}
