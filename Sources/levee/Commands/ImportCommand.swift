import ArgumentParser
import LeveeCore
import LeveeIntake
import LeveeSQLite

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in border feeds, in the order given (导入边防数据).",
        discussion: """
            A directory stands for its XML files in the order of their names. A refused file leaves nothing behind; the \
            others are still imported.

            EXAMPLE
              levee import feeds/2026-11-22.xml
              levee import --json feeds/
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
        let files = try FeedFiles(paths)
        let store = try Home(common).open()
        var worst: Failure.Code?
        var report = ImportReport(terminal: common.terminal, isJSON: json)
        for path in files.inOrder {
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
        report.finish()
        if let worst { throw ExitCode(worst.rawValue) }
    }
}
