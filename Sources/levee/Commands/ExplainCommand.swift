import ArgumentParser
import LeveeCore
import LeveeSQLite

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say why a finding stands or a rule is quiet (说明).",
        discussion: """
            A finding whose records cannot all be true names the smallest sets of which one must be false, and what to look \
            at to settle it.
            --person gives for each rule whether it fires, what it lacks or what came closest, and the day on which time \
            alone would make it fire.
            EXAMPLE
              levee explain F-877GZRKG
              levee explain --person QL0012 --as-of 2026-11-23
              levee explain --person QL0012 --json
            """)

    @Argument(help: "A finding, as `levee nightly` names it.")
    var finding: String?

    @Option(help: "Go through every rule for this person.")
    var person: String?
    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var dayOption: DayOption
    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption

    func validate() throws {
        guard (finding == nil) != (person == nil) else {
            throw ValidationError("name either a finding or a --person")
        }
    }

    func run() throws {
        let policy = try policyOption.read(common, on: dayOption.asOf)
        let rules = try PolicyOnDay(policy, on: dayOption.day(in: try policy.zone(on: .now)))
        let store = try Home(common).open()
        if let person {
            let dossier = try store.dossier(named: person, in: rules.zone)
            let prospects = try Prospect.all(of: dossier, on: rules.day, policy: policy)
            if json {
                return print(
                    try JSON.line(PlainJSON(prospects, of: dossier.person, on: rules.day, policy: rules.version)))
            }
            let title = "\(dossier.person.ref) \(Text.visible(dossier.person.name))  \(rules.day)"
            ProspectPage(terminal: common.terminal).lines(prospects, title).forEach { print($0) }
        } else if let finding {
            guard let found = try store.finding(id: finding.uppercased()) else {
                throw Failure(
                    .badData,
                    Bilingual(
                        zh: "没有异常 `\(finding)`，编号见 levee nightly",
                        en: "there is no finding `\(finding)`; `levee nightly` lists them"))
            }
            let sets = try store.dossier(ref: found.ref, zone: rules.zone).map {
                Contradiction.behind(found.standing.finding, in: $0, on: rules.day, policy: rules)
            }
            let cited = try store.policy(ofFinding: found.id)
            if json { return print(try JSON.line(PlainJSON(found, under: cited, sets ?? [], rules))) }
            let page = Explanation(terminal: common.terminal, bases: rules.bases, zone: rules.zone)
            page.lines(of: found, under: cited, sets ?? []).forEach { print($0) }
        }
    }
}
