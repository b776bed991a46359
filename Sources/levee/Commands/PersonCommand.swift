import ArgumentParser
import LeveeCore
import LeveeSQLite

struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Show one person's file (个人档案).",
        discussion: """
            ID numbers are masked unless you ask for them.

            EXAMPLE
              levee person QL0012 --as-of 2026-11-23
            """)

    @Argument(help: "The department's personnel number.")
    var ref: String

    @Flag(help: "Show ID numbers whole.")
    var unmask = false

    @OptionGroup var dayOption: DayOption
    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption

    func run() throws {
        let policy = try policyOption.read()
        let rules = try PolicyOnDay(policy, on: dayOption.day(in: try policy.zone(on: .now)))
        let store = try Home(common).open()
        let dossier = try store.dossier(named: ref, in: rules.zone)
        let page = DossierPage(
            file: CaseFile(dossier, on: rules.day, policy: rules),
            findings: try store.findings(of: ref), night: try store.lastNight()?.asOf,
            undecided: Checker(policy: rules).verdict(on: dossier).undecided,
            unitName: try store.unitName(dossier.person.unit), corrections: try store.corrections(of: ref),
            terminal: common.terminal, isUnmasked: unmask)
        page.lines.forEach { print($0) }
    }
}
