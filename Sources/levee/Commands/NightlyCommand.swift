import ArgumentParser
import Foundation
import LeveeCore
import LeveeSQLite

struct NightlyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nightly", abstract: "Examine everybody and list tonight's irregular holdings (夜间核查).",
        discussion: """
            With --as-known nothing is stored, opened or closed, and the exit code is 0.

            EXAMPLE
              levee nightly --as-of 2026-11-23 --findings findings.jsonl
              levee nightly --as-of 2026-11-23 --as-known 2026-11-23T18:00:00+08:00
            """)

    @OptionGroup var dayOption: DayOption

    @OptionGroup var knowledge: KnowledgeOption

    @Flag(help: "Examine every person, also those of whom nothing can have changed.")
    var full = false

    @Flag(help: "Then examine every person, too, and report any difference as an error.")
    var verify = false

    @Option(help: "Write every finding that stands to this file, one JSON object a line.", completion: .file())
    var findings: String?

    @Option(
        help: "Write the night's numbers to this file for Prometheus, also where it fails. Nobody is named in it.",
        completion: .file())
    var metrics: String?

    @Flag(help: "Print the night's statement as JSON instead of the list.")
    var json = false

    @OptionGroup var page: PageOption

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    func validate() throws {
        guard knowledge.asKnown != nil else { return }
        // Everybody is examined then: --full says nothing else.
        let kept = [("--html", page.html != nil), ("--metrics", metrics != nil), ("--verify", verify)]
        if let first = kept.first(where: \.1) {
            throw ValidationError("\(first.0) goes with a night that is kept; leave it away with --as-known")
        }
    }

    func run() throws {
        do { try examine() } catch let end as ExitCode { throw end } catch {
            if knowledge.asKnown == nil, let metrics { try? MetricsFile(path: metrics).failed(at: .now) }
            throw error
        }
    }

    private func examine() throws {
        let watch = Stopwatch()
        let now = Instant.now
        let policy = try policyOption.read(common, on: dayOption.asOf ?? knowledge.asKnown?.day(in: .shanghai))
        let rules = try PolicyOnDay(policy, on: dayOption.day(in: try policy.zone(on: now), knowledge))
        let home = try Home(common)
        let (store, line) = try knowledge.open(home, zone: rules.zone)
        if let line { return try look(store, rules, line, watch) }
        let statement = try home.exclusively("nightly") {
            let file = try findings.map(FindingsFile.init(path:))
            let bar = ProgressBar(
                common.terminal, total: try store.personCount(), unit: Bilingual(zh: "人", en: "people"))
            defer { bar.finish() }
            try Forgetting(
                rules: PolicyOnDay(policy, on: policy.zone(on: now).day(of: now)), now: now, actor: actor.name
            ).run(on: store)
            let statement = try store.night(
                asOf: rules.day, zone: rules.zone, actor: actor.name, at: now, mustBeTold: true
            ) { ledger in
                try Sweep(policy: rules, program: ProgramEdition.current).run(
                    over: ledger, full: full, verifies: verify
                ) { bar.reached($0) }
            }
            try file?.publish(store, bases: rules.bases)
            try ShadowRun(policy: policy, day: rules.day, actor: actor.name, now: now, terminal: common.terminal)
                .run(on: store)
            return statement
        }
        if let metrics {
            try MetricsFile(path: metrics).finished(statement, of: store, seconds: watch.seconds, at: .now)
        }
        // Read once the night is on the disk: what is told is what is kept.
        let report = json && page.html == nil ? nil : try store.morning(under: rules)
        if let report { _ = try page.write(report, rules, common.terminal, isTold: !json) }
        if json {
            print(try JSON.line(StatementLine(statement, seconds: watch.seconds)))
        } else if let report {
            MorningText(terminal: common.terminal).page(report).forEach { print($0) }
        }
        // Told once it has left the buffer; cut off before, the next night of the day tells it.
        if StandardOutput.flush() { try store.nightWasTold(asOf: rules.day) }
        if let first = statement.differences.first { throw Self.differs(statement.differences.count, first) }
        if statement.opened > 0 { throw ExitCode(Failure.Code.attention.rawValue) }
    }

    /// Finds what stood by what was known then, and leaves everything as it is: no finding is opened, so that the exit code
    /// is that of a night on which none was.
    private func look(_ store: Store, _ rules: PolicyOnDay, _ line: Bilingual, _ watch: Stopwatch) throws {
        let file = try findings.map(FindingsFile.init(path:))
        let bar = ProgressBar(
            common.terminal, total: try store.personCount(), unit: Bilingual(zh: "人", en: "people"))
        let (statement, found) = try NightLook(store: store, rules: rules).run { bar.reached($0) }
        bar.finish()
        try file?.publish(found, on: rules.day, bases: rules.bases)
        if json {
            let at = knowledge.asKnown.map { rules.zone.text(of: $0.instant(in: rules.zone)) }
            return print(try JSON.line(StatementLine(statement, seconds: watch.seconds, asKnown: at)))
        }
        show(
            statement,
            found.map { .init(id: $0.id ?? "-", person: $0.person.ref, name: $0.person.name, finding: $0.finding) })
        print("")
        let end = Bilingual(
            zh: line.zh + "；只查看，未保存、新增或消除任何异常", en: line.en + "; only looked at: nothing was stored, opened or closed")
        DisplayWidth.wrapped(end[common.language], to: common.terminal.columns).forEach { print($0) }
    }

    private static func differs(_ count: Int, _ first: String) -> Failure {
        Failure(
            .badData,
            Bilingual(
                zh: "夜间核查与全量核查结果不一致：\(count) 人（首位 `\(first)`）；已按全量核查结果保存，请报告程序维护方",
                en: """
                    the night and the full pass differ on \(count) people, the first `\(first)`; the full pass was kept: \
                    report this to whoever maintains the program
                    """))
    }

    private func show(_ statement: NightStatement, _ lines: [NightReport.Line]) {
        let report = NightReport(terminal: common.terminal)
        print(report.title(of: statement) + "\n")
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
    /// Of a night that only looked: up to when facts had been received. Left out otherwise.
    var asKnown: String?

    init(_ statement: NightStatement, seconds: Double, asKnown: String? = nil) {
        self.asKnown = asKnown
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
