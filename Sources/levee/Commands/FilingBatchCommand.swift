public import ArgumentParser
public import LeveeCore
import LeveeIntake
import LeveeSQLite

struct FilingBatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch", abstract: "Make a batch of those who are due, in the form's columns.",
        discussion: """
            The batch's number is the organisation code and the day, with a serial from the second batch of the day on. \
            What you do not say of the organisation is as in the last batch for the same unit. A supplement is a CSV file \
            with ref, surname and household: where a name can be split in two ways, and what the registry does not have.

            In the CSV, a field that begins like a formula has an apostrophe in front: one leading apostrophe is never \
            part of a value.

            EXAMPLE
              levee filing batch --on 2026-11-23 --org-code 000000019 \\
                --org-name 青岚县委组织部 --csv batch.csv --as clerk-1
            """)

    @OptionGroup var selection: FilingSelectionOptions

    @Option(help: "The day of the batch. (default: today)")
    var on: CalendarDay?

    @Option(help: "Organisation code (9 characters), or the unified social credit code (18).")
    var orgCode: OrganisationCode?

    @Option(help: "Name of the reporting unit (报送单位名称).", transform: Self.word)
    var orgName: String?

    @Option(help: "Category of the reporting unit (报送单位类别).", transform: Self.word)
    var orgCategory: String?

    @Option(help: "Personnel department (人事主管单位).", transform: Self.word)
    var personnelUnit: String?

    @Option(help: "Contact (联系人).", transform: Self.word)
    var contact: String?

    @Option(help: "Phone (联系电话).", transform: Self.word)
    var phone: String?

    @Option(help: "Head of the unit (备案单位负责人).", transform: Self.word)
    var head: String?

    @Option(help: "CSV file with ref, surname, household.", completion: .file(extensions: ["csv"]))
    var supplement: String?

    @OptionGroup var output: FilingOutputOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    func run() throws {
        let rules = try policyOption.read(past: on, common)
        let supplements = try supplement.map { try SupplementReader.read(path: $0) } ?? [:]
        let words: [FilingBatchOrder.OrganisationWord: String?] = [
            .name: orgName, .category: orgCategory, .personnelUnit: personnelUnit, .contact: contact, .phone: phone,
            .head: head,
        ]
        let order = FilingBatchOrder(
            selection.selection, code: orgCode, words: words.compactMapValues { $0 }, supplements: supplements)
        let store = try Home(common).open()
        let files = try FilingOutput(output)
        let made = try store.makeFilingBatch(order, policy: rules, actor: actor.name, at: .now)
        say(made)
        try files.publish(FilingForm(made.batch), common.terminal)
    }

    private func say(_ made: MadeFilingBatch) {
        let terminal = common.terminal
        let (batch, count) = (made.batch, made.batch.members.count)
        terminal.say(
            Bilingual(
                zh: "已制作批次 `\(batch.number)`：\(count) 人",
                en: "made the batch `\(batch.number)`: \(count) \(count == 1 ? "person" : "people")"))
        if !output.text {
            FilingPages(terminal: terminal).members(FiledBatch(batch: batch, answers: [:])).forEach { print($0) }
        }
        if made.beyondReach > 0 {
            terminal.say(
                Bilingual(
                    zh: "另有 \(made.beyondReach) 人属本人事项或超出本人单位范围，须由他人报备",
                    en: "\(made.beyondReach) more are due and beyond your reach; another user has to send them"))
        }
        if made.isOrganisationKnown {
            terminal.say(
                Bilingual(
                    zh: "未给出的报送单位信息沿用同一范围的上一批", en: "what you did not say of the organisation is as in the batch before"
                ))
        }
        for note in FilingOutput.notes(FilingForm(batch)) {
            DisplayWidth.wrapped(note[terminal.language], to: terminal.columns).forEach { print($0) }
        }
    }

    /// A word for the form; an empty one leaves its place blank.
    private static func word(_ input: String) throws -> String {
        guard let word = try? Text.trimmed(Typed.text(input), limit: Text.nameLimit) ?? "" else {
            throw ValidationError("at most \(Text.nameLimit) characters")
        }
        return word
    }
}

extension OrganisationCode: ExpressibleByArgument {
    public init?(argument: String) { try? self.init(argument) }
}
