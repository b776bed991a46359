import ArgumentParser
import LeveeCore
import LeveeIntake
import LeveeSQLite

struct QuarantineShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one record: its XML, what is wrong, and what it would have been.",
        discussion: """
            EXAMPLE
              levee quarantine show Q-1
              levee quarantine show Q-1 --xml
            """)

    @Argument(help: "The record, as Q-1.")
    var number: QuarantineNumber

    @Flag(help: "The record's own XML alone, byte for byte, as `fix --xml` takes it.")
    var xml = false

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    func run() throws {
        let reading = try QuarantineReading(policyOption, common, now: .now)
        let view = try Home(common).open().quarantined(
            number.value, actor: actor.name, reading: reading.reading)
        if xml { return print(view.record.xml) }
        let page = QuarantinePage(
            view: view, values: RecordOutline.values(of: Array(view.record.xml.utf8), under: view.record.header),
            zone: reading.zone, keptDays: reading.rules.number(.quarantineDays), language: common.language,
            width: common.terminal.columns)
        page.lines.forEach { print($0) }
    }
}
