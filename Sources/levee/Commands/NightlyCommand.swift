import ArgumentParser
import Foundation
import LeveeCore
import LeveeSQLite

struct NightlyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nightly", abstract: "Examine everybody and list tonight's irregular holdings (夜间核查).",
        discussion: """
            EXAMPLE
              levee nightly --as-of 2026-11-23 --findings findings.jsonl
            """)

    @OptionGroup var dayOption: DayOption

    @Flag(help: "Examine every person, also those for whom nothing can have changed.")
    var full = false

    @Option(help: "Write every finding that stands to this file, one JSON object a line.", completion: .file())
    var findings: String?

    @Flag(help: "Print the night's statement as JSON instead of the list.")
    var json = false

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    func run() throws {
        let watch = Stopwatch()
        let policy = try policyOption.read()
        let now = Instant.now
        let rules = try PolicyOnDay(policy, on: dayOption.day(in: try policy.zone(on: now)))
        let home = try Home(common)
        let store = try home.open()
        let statement = try home.exclusively("nightly") {
            let file = try findings.map(FindingsFile.init(path:))
            let bar = ProgressBar(
                common.terminal, total: try store.personCount(), unit: Bilingual(zh: "人", en: "people"))
            defer { bar.finish() }
            try Forgetting(
                rules: PolicyOnDay(policy, on: policy.zone(on: now).day(of: now)), now: now, actor: actor.name
            ).run(on: store)
            let statement = try store.night(asOf: rules.day, zone: rules.zone, actor: actor.name, at: now) { ledger in
                try Sweep(policy: rules).run(over: ledger) { bar.reached($0) }
            }
            try file?.publish(store, bases: rules.bases)
            return statement
        }
        if json {
            print(try JSON.line(StatementLine(statement, seconds: watch.seconds)))
        } else {
            try show(statement, store)
        }
        if statement.opened > 0 { throw ExitCode(Failure.Code.attention.rawValue) }
    }

    private func show(_ statement: NightStatement, _ store: Store) throws {
        let terminal = common.terminal
        let report = NightReport(terminal: terminal)
        let title = Bilingual(
            zh: "\(statement.asOf) 异常持证与出入境（政策 \(statement.policy)）",
            en: "irregular holdings on \(statement.asOf) (policy \(statement.policy))")
        print(terminal.styled(title[common.language], .bold) + "\n")
        var lines: [NightReport.Line] = []
        try store.eachFinding { found in
            lines.append(
                .init(id: found.id, person: found.ref, name: found.name, finding: found.standing.finding))
        }
        report.lines(lines).forEach { print($0) }
        print("")
        report.totals(statement).forEach { print($0) }
    }
}

/// The night's statement as the contracts write it.
private struct StatementLine: Encodable {
    var asOf: String
    var policy: String
    var persons: Int
    var regular: Int
    var irregular: Int
    var undecided: Int
    var findings: Int
    var opened: Int
    var closed: Int
    var examined: Int
    var seconds: Double

    init(_ statement: NightStatement, seconds: Double) {
        asOf = statement.asOf.description
        policy = statement.policy
        persons = statement.persons
        regular = statement.regular
        irregular = statement.irregular
        undecided = statement.undecided
        findings = statement.findings
        opened = statement.opened
        closed = statement.closed
        examined = statement.examined
        self.seconds = seconds
    }
}
