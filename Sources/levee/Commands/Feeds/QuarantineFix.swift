import ArgumentParser
import LeveeCore
import LeveeIntake
import LeveeSQLite

struct QuarantineFix: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fix", abstract: "Correct a record and import it: the original stays beside it.",
        discussion: """
            Opens the record in $VISUAL or $EDITOR; `--xml` takes it from a file or from standard input. It is checked \
            exactly as in a feed, under the header of its own file, and stays the kind of record that it is. What is still bad changes nothing; at a terminal it can \
            be edited again. Exit code 10: it waits as a possible match.

            EXAMPLE
              levee quarantine fix Q-1 --xml data/sample/record.xml --as clerk-1
            """)

    @Argument(help: "The record, as Q-1.")
    var number: QuarantineNumber

    @Option(help: "The corrected record, or - for standard input.", completion: .file(extensions: ["xml"]))
    var xml: String?

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    func run() throws {
        let reading = try QuarantineReading(policyOption, common, now: .now)
        let home = try Home(common)
        let store = try home.open()
        let record = try store.quarantined(number.value, actor: actor.name, reading: reading.reading).record
        if let fate = record.fate { throw QuarantineRefusal.settled(number.value, fate.kind) }
        let instead = reading.reading(insteadOf: record.xml)
        let outcome: FeedOutcome
        if let xml {
            outcome = try fix(store, with: RecordInput(path: xml).read(), instead)
        } else {
            outcome = try edit(Array(record.xml.utf8), Editor(home: home.path), store, instead)
        }
        let title = outcome.title
        common.terminal.say(
            Bilingual(
                zh: "`Q-\(number.value)` 已更正导入：\(title.zh)",
                en: "`Q-\(number.value)` is fixed and imported: \(title.en)"))
        if outcome == .possibleMatch { throw ExitCode(Failure.Code.attention.rawValue) }
    }

    private func fix(_ store: Store, with xml: [UInt8], _ reading: @escaping RecordReading) throws -> FeedOutcome {
        try store.fixQuarantined(number.value, with: xml, actor: actor.name, at: .now, reading: reading)
    }

    /// Until it is good, or nobody wants to go on.
    private func edit(
        _ text: [UInt8], _ editor: Editor, _ store: Store, _ reading: @escaping RecordReading
    ) throws -> FeedOutcome {
        var text = text
        while true {
            let edited = try editor.edit(text)
            do {
                if edited == text { throw Self.unchanged }
                return try fix(store, with: edited, reading)
            } catch {
                guard common.terminal.canAsk, let failure = Failure(error), failure.code == .badData else {
                    throw error
                }
                Terminal.complain(failure.message[common.language])
                let question = Bilingual(zh: "再次编辑？[y/N] ", en: "edit it again? [y/N] ")
                guard common.terminal.confirms(question) else { throw ExitCode(failure.code.rawValue) }
                text = edited
            }
        }
    }

    private static let unchanged = Failure(
        .badData, Bilingual(zh: "没有改动，什么也没有改变", en: "nothing was edited; nothing has changed"))
}

struct QuarantineDrop: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop", abstract: "Put a record aside for good: it stays on record with the reason.",
        discussion: """
            EXAMPLE
              levee quarantine drop Q-1 --reason 来源确认作废 --as reviewer-1
            """)

    @Argument(help: "The record, as Q-1.")
    var number: QuarantineNumber

    @Option(help: "Why.", transform: Typed.note)
    var reason: String

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    func run() throws {
        let reading = try QuarantineReading(policyOption, common, now: .now)
        try Home(common).open().dropQuarantined(
            number.value, reason: reason, actor: actor.name, at: .now, reading: reading.reading)
        common.terminal.say(
            Bilingual(zh: "`Q-\(number.value)` 已放弃", en: "`Q-\(number.value)` is dropped"))
    }
}
