public import ArgumentParser
public import LeveeCore
import LeveeSQLite

extension FindingsCommand {
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what waits, in cases, in the order of the queue (待办).",
            discussion: """
                The gravest first, then the longest, the most certain, and the one under which the feed is freshest. \
                Dismissed and closed findings are left out unless their --state is asked for.

                EXAMPLE
                  levee findings list --overdue --as-of 2026-12-24
                  levee findings list --unit QL05 --severity serious
                """)

        @Option(help: "Only people of this unit and of what lies under it.", transform: Typed.identifier)
        var unit: String?

        @Option(help: "Only those that stand here: open, notified, answered, upheld, dismissed, putRight or closed.")
        var state: FindingState?

        @Option(help: "Only those so grave or graver: notice, moderate, serious or critical.")
        var severity: Severity?

        @Option(help: "Only those that this user has.", transform: Typed.text)
        var assigned: String?

        @Flag(help: "Only those whose deadline has passed.")
        var overdue = false

        @Flag(help: "Print JSON.")
        var json = false

        @OptionGroup var dayOption: DayOption
        @OptionGroup var common: CommonOptions
        @OptionGroup var policyOption: PolicyOption

        func run() throws {
            let policy = try policyOption.read(on: dayOption.asOf, common)
            let store = try Home(common).open()
            let units = try store.units()
            if let unit, !units.contains(where: { $0.code == unit }) {
                throw Failure(
                    .badData, Bilingual(zh: "没有单位 `\(unit)`，请核对代码", en: "no unit has the code `\(unit)`; check it"))
            }
            let (given, coverage) = try store.findingLives()
            let lives = try state == .closed ? given + store.findingLives(gone: true).lives : given
            let queue = FindingQueue(lives, coverage: coverage, policy: policy) { filed in
                if let unit, !units.unit(unit, reaches: filed.unit) { return false }
                if let severity, filed.finding.severity < severity { return false }
                if let assigned, filed.life.assignedTo?.utf8.elementsEqual(assigned.utf8) != true { return false }
                if overdue, !filed.life.isOverdue(under: policy) { return false }
                return state.map { filed.life.state == $0 } ?? filed.life.state.counts
            }
            if json { return print(try JSON.line(FindingLines(queue))) }
            FindingList(queue: queue, terminal: common.terminal).lines.forEach { print($0) }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a finding: basis, records, and all that was done (查看).",
            discussion: """
                EXAMPLE
                  levee findings show F-877GZRKG --as-of 2026-11-23
                """)

        @Argument(help: "The finding, as `levee findings list` names it.", transform: Typed.identifier)
        var id: String

        @Flag(help: "Print JSON.")
        var json = false

        @OptionGroup var dayOption: DayOption
        @OptionGroup var common: CommonOptions
        @OptionGroup var policyOption: PolicyOption

        func run() throws {
            let policy = try policyOption.read(on: dayOption.asOf, common)
            let record = try Home(common).open().findingRecord(id.uppercased(), zone: policy.zone)
            if json { return print(try JSON.line(FindingLifeLine(record, policy))) }
            FindingPage(policy: policy, terminal: common.terminal).lines(record).forEach { print($0) }
        }
    }
}

extension FindingState: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
