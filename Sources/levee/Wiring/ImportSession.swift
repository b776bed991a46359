import ArgumentParser
import LeveeCore
import LeveeIntake
import LeveeSQLite

/// How feeds are imported, as the options say.
struct ImportOptions: ParsableArguments {
    @Flag(help: "One JSON object for each file and line.")
    var json = false

    @Option(help: "A shipped profile's name, or a profile's file.", completion: .file(extensions: ["yaml"]))
    var profile: String?

    @Option(
        help: "Take in what the policy stops as unusual, for this reason. It takes a user who may do so.",
        transform: Typed.note)
    var acceptUnusual: String?

    @OptionGroup var header: FeedHeaderArguments
    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption
}

/// An import at one moment, by the policy of its day.
struct ImportSession {
    let store: Store
    private let options: ImportOptions
    private let rules: PolicyOnDay
    private let input: FeedInput
    private let now: Instant

    init(_ options: ImportOptions) throws {
        self.options = options
        let policy = try options.policyOption.read(options.common)
        now = Instant.now
        let today = try policy.zone(on: now).day(of: now)
        rules = try PolicyOnDay(policy, on: today)
        input = try FeedInput(
            profile: options.profile, options.header, policy: options.policyOption, options.common,
            today: rules.zone.day(of: now))
        store = try Home(options.common).open()
    }

    /// Forgets what is due to be forgotten; every import begins with it.
    func forget() throws { try Forgetting(rules: rules, now: now, actor: options.actor.name).run(on: store) }

    /// Imports one file.
    /// - Parameter shown: what it is called in all that is said of it.
    func run(
        _ path: String, shown: String, progress: ((FeedProgress) -> Void)? = nil
    ) throws -> ImportResult {
        try FeedImporting(
            store: store, path: path, shown: shown, input: input, policy: rules, now: now, actor: options.actor.name,
            acceptance: options.acceptUnusual, terminal: options.common.terminal, progress: progress
        ).run()
    }

    /// The header of a file; nil where none can be read. Nothing is written.
    func header(of path: String) throws -> FeedHeader? {
        struct Found: Error { var header: FeedHeader }
        do {
            _ = try input.read(path, header: { throw Found(header: $0) }, item: { _ in })
        } catch let found as Found { return found.header } catch is FeedRefusal {}
        return nil
    }
}
