import ArgumentParser
import LeveeCore
import LeveeSQLite

extension ApplicationCommand {
    struct Letter: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the letter about the decision: approved, or refused with the way to a review (批件).",
            discussion: """
                It is written by the unit of whoever decided. There is none for an approval that was withdrawn. The letter \
                of an amended approval takes the place of the one before it.

                EXAMPLE
                  levee application letter QL-S-0001 --html letter.html
                """)

        @Argument(help: "The application's number.", transform: Typed.identifier)
        var number: String

        @Option(
            name: .customLong("number"), help: "Number of the decision (文号). (default: the last one)",
            transform: Typed.identifier)
        var decision: String?

        @OptionGroup var output: PaperOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var policyOption: PolicyOption

        func run() throws {
            let policy = try policyOption.read(common)
            let zone = try policy.zone(on: .now)
            let store = try Home(common).open()
            let file = try store.application(number, on: PolicyOnDay(policy, on: zone.day(of: .now))).file
            let decided = try file.decision(numbered: decision).act
            let dossier = try store.dossier(named: file.person, in: zone)
            let units = try store.units()
            let decider = try store.accounts().first { $0.user == decided.by.user }
            let issuer = units.first { $0.code == decider?.unit } ?? units.first { $0.parent == nil }
            let paper = try file.letter(
                common.language, about: decision, of: dossier,
                unit: units.first { $0.code == dossier.person.unit }?.name ?? dossier.person.unit,
                issuer: issuer?.name ?? "", policy: PolicyOnDay(policy, on: decided.day))
            try output.deliver([paper], Bilingual(zh: "通知", en: "the letter"), to: common.terminal)
        }
    }
}
