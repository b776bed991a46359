import ArgumentParser
import LeveeCore
import LeveeIntake
import LeveeSQLite

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in border feeds in the order given (导入).",
        discussion: """
            A directory stands for its XML files in the order of their names. A refused file leaves nothing behind; the \
            others are still imported. A source whose certificate the policy names must sign: a file of it without a good \
            XML signature (签名) is refused; data/policy/README.md says how.

            A profile (格式) turns another XML vocabulary into ours: cn-exit-entry, niem-6, un-sanctions, or a YAML file \
            (data/profiles/README.md). The exit-entry authority's spreadsheet, saved as CSV, needs none. What such a file \
            does not say of itself, the options say.

            EXAMPLE
              levee import data/sample/feeds
              levee import --json data/sample/feeds/2026-11-18-gd-exit-entry-0306.xml
              levee import --profile un-sanctions --sequence 1 \\
                data/profiles/samples/un-sanctions.xml
              levee import --sequence 1 --generated-at 2026-11-22T23:00:00+08:00 \\
                --covers-from 2026-01-01 --covers-to 2026-11-22 \\
                data/profiles/samples/cn-exit-entry.csv
            """)

    @Argument(help: "Feed files or directories.", completion: .file(extensions: ["xml"]))
    var paths: [String]

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

    func run() throws {
        let policy = try policyOption.read()
        let now = Instant.now
        let today = try policy.zone(on: now).day(of: now)
        let rules = try PolicyOnDay(policy, on: today)
        let input = try FeedInput(profile: profile, header, policy: policyOption, today: rules.zone.day(of: now))
        let store = try Home(common).open()
        try Forgetting(rules: rules, now: now, actor: actor.name).run(on: store)
        let worst = try importFiles(from: input, into: store, rules, now)
        for notice in GapNotice.lines(try store.gaps()) { Terminal.complain(notice[common.language]) }
        if let worst { throw ExitCode(worst.rawValue) }
    }

    /// - Returns: the exit code that the worst file asks for; nil where everything went in.
    private func importFiles(
        from input: FeedInput, into store: Store, _ rules: PolicyOnDay, _ now: Instant
    ) throws -> Failure.Code? {
        var worst: Failure.Code?
        var report = ImportReport(terminal: common.terminal, isJSON: json)
        defer { report.finish() }
        for path in FeedFiles(paths).inOrder {
            let importing = FeedImporting(
                store: store, path: path, input: input, policy: rules, now: now, actor: actor.name,
                acceptance: acceptUnusual, terminal: common.terminal)
            let result = try importing.run()
            try report.show(result)
            for notice in result.notices { Terminal.complain(notice[common.language]) }
            switch result.outcome {
            case .refused: worst = .badData
            case .imported(let statement) where statement.quarantined + statement.possibleMatch > 0:
                worst = worst ?? .attention
            case .imported: break
            }
        }
        return worst
    }
}
