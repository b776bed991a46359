import ArgumentParser
import LeveeCore
import LeveeSQLite

struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Show one person's file (个人档案).",
        discussion: """
            ID numbers are masked unless you ask for them. --history shows every version of every fact, by when it was \
            learned, with its day of effect; withdrawals and corrections are among them, and nothing is left out.

            EXAMPLE
              levee person QL0012 --as-of 2026-11-23
              levee person QL0012 --history
              levee person QL0012 --as-known 2026-11-23T18:00:00+08:00
            """)

    @Argument(help: "The department's personnel number.")
    var ref: String

    @Flag(help: "Show ID numbers whole.")
    var unmask = false

    @Flag(help: "Show what was learned, and when, instead of the file as it stands.")
    var history = false

    @OptionGroup var knowledge: KnowledgeOption
    @OptionGroup var dayOption: DayOption
    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption

    func run() throws {
        let policy = try policyOption.read(common, on: dayOption.asOf ?? knowledge.asKnown?.day(in: .shanghai))
        let rules = try PolicyOnDay(policy, on: dayOption.day(in: try policy.zone(on: .now), knowledge))
        let (store, line) = try knowledge.open(Home(common), zone: rules.zone)
        if history { return try showHistory(store, rules.zone, line) }
        let dossier = try store.dossier(named: ref, in: rules.zone, known: line)
        let page = DossierPage(
            file: CaseFile(dossier, on: rules.day, policy: rules),
            findings: try store.findingLives(ofRef: ref), night: try store.lastNight()?.asOf,
            undecided: Checker(policy: rules).verdict(on: dossier).undecided,
            unitName: try store.unitName(dossier.person.unit), corrections: try store.corrections(of: ref),
            terminal: common.terminal, isUnmasked: unmask)
        common.terminal.say(knowledge: line)
        page.lines.forEach { print($0) }
    }

    private func showHistory(_ store: Store, _ zone: Zone, _ line: Bilingual?) throws {
        guard let facts = try store.history(ref: ref, zone: zone) else {
            _ = try store.dossier(named: ref, in: zone, known: line)
            return
        }
        common.terminal.say(knowledge: line)
        HistoryPage(facts: facts, zone: zone, terminal: common.terminal, isUnmasked: unmask).lines.forEach { print($0) }
    }
}
