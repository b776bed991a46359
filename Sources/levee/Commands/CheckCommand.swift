import ArgumentParser
import LeveeCore
import LeveeIntake
import LeveeSQLite

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Hold an application against the records before anybody signs (申请核查).",
        discussion: """
            FILE is JSON: one application, or an array of them; `-` reads standard input. Nothing is approved or refused. \
            The exit code is that of the gravest outcome: 0 clear, 10 refer, 11 incomplete, 12 undecided, 13 barred.

            EXAMPLE
              levee check data/sample/application.json
              levee check --json --as-of 2026-11-23 - < data/sample/application.json
            """)

    @Argument(help: "The application, or - for standard input.", completion: .file(extensions: ["json"]))
    var file: String

    @Option(help: "The day to judge by. (default: the day of each application's submission)")
    var asOf: CalendarDay?

    @OptionGroup var knowledge: KnowledgeOption

    @Flag(help: "Print JSON: an object for an object, an array for an array.")
    var json = false

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption

    func run() throws {
        let batch = try ApplicationReader(file: file).read()
        let zone = try policyOption.read(common, on: asOf).zone(on: .now)
        let (store, line) = try knowledge.open(Home(common), zone: zone)
        var policies: [CalendarDay: Policy] = [:]
        let verdicts = try batch.applications.map { application in
            let day = asOf ?? application.submittedOn
            let policy = try policies[day] ?? policyOption.read(common, on: day)
            policies[day] = policy
            let rules = try PolicyOnDay(policy, on: day)
            let (dossier, around) = try store.records(for: application, on: rules.day, zone: rules.zone)
            let verdict = ApplicationChecker(policy: rules).verdict(on: application, of: dossier, around: around)
            return CheckLine(verdict, bases: policy.bases)
        }
        if json {
            print(batch.isArray ? try JSON.line(verdicts) : try verdicts.map { try JSON.line($0) }.joined())
        } else {
            common.terminal.say(knowledge: line)
            let page = CheckPage(terminal: common.terminal)
            print(verdicts.map { page.lines($0).joined(separator: "\n") }.joined(separator: "\n\n"))
        }
        let gravest = verdicts.map(\.outcome).max() ?? .clear
        if let code = Failure.Code(gravest) { throw ExitCode(code.rawValue) }
    }
}
