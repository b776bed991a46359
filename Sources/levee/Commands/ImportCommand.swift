import ArgumentParser
import LeveeCore
import LeveeIntake
import LeveeSQLite

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in border feeds in the order given (导入).",
        discussion: """
            A directory stands for its XML files in the order of their names. A refused file leaves nothing behind; the \
            others are still imported.

            EXAMPLE
              levee import data/sample/feeds
              levee import --json data/sample/feeds/2026-11-18-gd-exit-entry-0306.xml
            """)

    @Argument(help: "Feed files or directories.", completion: .file(extensions: ["xml"]))
    var paths: [String]

    @Flag(help: "One JSON object for each file and line.")
    var json = false

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    func run() throws {
        let policy = try policyOption.read()
        let now = Instant.now
        let rules = try PolicyOnDay(policy, on: try policy.zone(on: now).day(of: now))
        let store = try Home(common).open()
        try Forgetting(rules: rules, now: now, actor: actor.name).run(on: store)
        let worst = try importFiles(into: store, rules, now)
        for notice in GapNotice.lines(try store.gaps()) { Terminal.complain(notice[common.language]) }
        if let worst { throw ExitCode(worst.rawValue) }
    }

    /// - Returns: the exit code that the worst file asks for; nil where everything went in.
    private func importFiles(into store: Store, _ rules: PolicyOnDay, _ now: Instant) throws -> Failure.Code? {
        var worst: Failure.Code?
        var report = ImportReport(terminal: common.terminal, isJSON: json)
        defer { report.finish() }
        for path in FeedFiles(paths).inOrder {
            let importing = FeedImporting(
                store: store, path: path, policy: rules, now: now, actor: actor.name, terminal: common.terminal)
            let result = try importing.run()
            try report.show(result)
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
