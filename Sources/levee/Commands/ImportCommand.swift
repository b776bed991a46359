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

    @Option(
        help: "Take in what the policy stops as unusual, for this reason. It takes a user who may do so.",
        transform: Typed.note)
    var acceptUnusual: String?

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    func run() throws {
        let policy = try policyOption.read()
        let now = Instant.now
        let rules = try PolicyOnDay(policy, on: try policy.zone(on: now).day(of: now))
        let store = try Home(common).open()
        try forgetQuarantine(of: store, rules, now)
        let worst = try importFiles(into: store, rules, now)
        for notice in GapNotice.lines(try store.gaps()) { Terminal.complain(notice[common.language]) }
        if let worst { throw ExitCode(worst.rawValue) }
    }

    /// Bad records in which no person could be read are kept for the policy's days.
    private func forgetQuarantine(of store: Store, _ rules: PolicyOnDay, _ now: Instant) throws {
        let days = Int64(min(rules.number(.quarantineDays), 36_500))
        let limit = Instant(nanoseconds: now.nanoseconds - days * 86_400_000_000_000)
        _ = try store.forgetQuarantine(before: limit, actor: actor.name, at: now)
    }

    /// - Returns: the exit code that the worst file asks for; nil where everything went in.
    private func importFiles(into store: Store, _ rules: PolicyOnDay, _ now: Instant) throws -> Failure.Code? {
        var worst: Failure.Code?
        var report = ImportReport(terminal: common.terminal, isJSON: json)
        defer { report.finish() }
        for path in FeedFiles(paths).inOrder {
            let importing = FeedImporting(
                store: store, path: path, policy: rules, now: now, actor: actor.name,
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
