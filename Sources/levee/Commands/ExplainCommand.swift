import ArgumentParser
import LeveeCore
import LeveeSQLite

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say why a finding stands or a rule is quiet (说明).",
        discussion: """
            EXAMPLE
              levee explain F-877GZRKG
              levee explain --person QL0012 --as-of 2026-11-23
            """)

    @Argument(help: "A finding, as `levee nightly` names it.")
    var finding: String?

    @Option(help: "Go through every rule for this person.")
    var person: String?

    @OptionGroup var dayOption: DayOption
    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption

    func validate() throws {
        guard (finding == nil) != (person == nil) else {
            throw ValidationError("name either a finding or a --person")
        }
    }

    func run() throws {
        let policy = try policyOption.read()
        let rules = try PolicyOnDay(policy, on: dayOption.day(in: try policy.zone(on: .now)))
        let store = try Home(common).open()
        let explanation = Explanation(terminal: common.terminal, bases: rules.bases)
        if let person {
            let dossier = try store.dossier(named: person, in: rules.zone)
            let title = "\(dossier.person.ref) \(Text.visible(dossier.person.name))  \(rules.day)"
            explanation.lines(of: Checker(policy: rules).answers(on: dossier), title).forEach { print($0) }
        } else if let finding {
            guard let found = try store.finding(id: finding.uppercased()) else {
                throw Failure(
                    .badData,
                    Bilingual(
                        zh: "没有异常 `\(finding)`，编号见 levee nightly",
                        en: "there is no finding `\(finding)`; `levee nightly` lists them"))
            }
            explanation.lines(of: found).forEach { print($0) }
        }
    }
}
