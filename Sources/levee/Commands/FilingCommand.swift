public import ArgumentParser
public import LeveeCore
import LeveeIntake
import LeveeSQLite

struct FilingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "filing",
        abstract: "Filing with the exit-entry authority: who is due, batches, answers (登记备案).",
        discussion: """
            EXAMPLE
              levee filing due --as-of 2026-11-23
            """,
        subcommands: [Due.self, FilingBatchCommand.self, Show.self, Confirm.self, List.self],
        defaultSubcommand: Due.self)

    struct Due: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List who has to be filed, changed or withdrawn, with the last day for it.",
            discussion: """
                The rules filing.* find whoever is past that day; this list has him before, too.

                EXAMPLE
                  levee filing due --as-of 2026-11-23 --only withdrawn
                """)

        @OptionGroup var selection: FilingSelectionOptions
        @OptionGroup var dayOption: DayOption
        @OptionGroup var common: CommonOptions
        @OptionGroup var policyOption: PolicyOption

        func run() throws {
            let policy = try policyOption.read(common, on: dayOption.asOf)
            let rules = try PolicyOnDay(policy, on: dayOption.day(in: try policy.zone(on: .now)))
            let store = try Home(common).open()
            let due = try store.filingDue(selection.selection, policy: rules)
            if due.isEmpty {
                return common.terminal.say(
                    Bilingual(zh: "\(rules.day) 无人应报备", en: "nobody is due for filing on \(rules.day)"))
            }
            FilingPages(terminal: common.terminal).due(due, on: rules.day, units: try store.units())
                .forEach { print($0) }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a batch with its answers, or write its files again.",
            discussion: """
                EXAMPLE
                  levee filing show 00000001920261123 --csv batch.csv
                """)

        @Argument(help: "The batch's number.")
        var batch: String

        @OptionGroup var output: FilingOutputOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let filed = try Home(common).open().filingBatch(batch)
            if !output.text { FilingPages(terminal: common.terminal).members(filed).forEach { print($0) } }
            try FilingOutput(output).publish(FilingForm(filed.batch), common.terminal)
        }
    }

    struct Confirm: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record what the authority answered about the people of a batch.",
            discussion: """
                Whom it took is on file from the day on, as he was sent. Who was refused is due again.

                EXAMPLE
                  levee filing confirm 00000001920261123 --all --on 2026-11-25 \\
                    --as clerk-1
                """)

        @Argument(help: "The batch's number.")
        var batch: String

        @Argument(help: "Refs of those whom it took.", transform: Typed.text)
        var refs: [String] = []

        @Flag(help: "It took everybody who waits, but for those refused.")
        var all = false

        @Option(help: "The day of the answer.")
        var on: CalendarDay

        @Option(
            name: .customLong("refused"), help: "Ref of one whom it did not take; may be given several times.",
            transform: Typed.text)
        var refused: [String] = []

        @Option(help: "Why they were refused.", transform: Typed.text)
        var reason: String?

        @OptionGroup var common: CommonOptions
        @OptionGroup var actor: ActorOption

        func validate() throws {
            if all, !refs.isEmpty { throw ValidationError("give --all or refs, not both") }
            if !all, refs.isEmpty, refused.isEmpty { throw ValidationError("say whom: --all, refs or --refused") }
            if !Set(refs).isDisjoint(with: refused) { throw ValidationError("somebody is both taken and refused") }
            if refused.isEmpty != (reason == nil) { throw ValidationError("--refused and --reason go together") }
        }

        func run() throws {
            try on.requirePast(Zone.shanghai.day(of: .now))
            let filed = try Home(common).open().confirmFiling(
                batch, all ? .all : .these(refs), refused: refused, reason: reason, on: on, actor: actor.name, at: .now)
            FilingPages(terminal: common.terminal).list([filed]).forEach { print($0) }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the batches and how far each is answered.",
            discussion: """
                EXAMPLE
                  levee filing list
                """)

        @OptionGroup var common: CommonOptions

        func run() throws {
            let batches = try Home(common).open().filingBatches()
            if batches.isEmpty {
                return common.terminal.say(Bilingual(zh: "尚无批次", en: "no batch has been made"))
            }
            FilingPages(terminal: common.terminal).list(batches).forEach { print($0) }
        }
    }
}

/// Of whom.
struct FilingSelectionOptions: ParsableArguments {
    @Option(help: "Only people of this unit and of those under it.")
    var unit: String?

    @Option(help: "Only one act: filed, changed or withdrawn.")
    var only: Filing.Action?

    var selection: FilingSelection { FilingSelection(unit: unit, action: only) }
}

extension Filing.Action: ExpressibleByArgument {}
