public import ArgumentParser
public import LeveeCore
import LeveeSQLite

struct MatchesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matches",
        abstract: "Feed records that may be about a registered person: a person decides (疑似匹配).",
        discussion: """
            EXAMPLE
              levee matches list
              levee matches confirm gd-exit-entry/d-00080 QL0125
            """,
        subcommands: [List.self, MatchesShow.self, Confirm.self, Reject.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what waits for a decision.",
            discussion: """
                EXAMPLE
                  levee matches list
                """)

        @OptionGroup var common: CommonOptions

        func run() throws {
            let language = common.language
            let matches = try Home(common).open().matches()
            if matches.isEmpty {
                return common.terminal.say(Bilingual(zh: "没有待定的疑似匹配", en: "nothing waits for a decision"))
            }
            var table = TextTable([
                .init(title: Bilingual(zh: "记录", en: "record")[language]),
                .init(title: Bilingual(zh: "姓名", en: "name")[language]),
                .init(title: Bilingual(zh: "出生日期", en: "born")[language]),
                .init(title: Bilingual(zh: "证件", en: "documents")[language]),
                .init(title: Bilingual(zh: "候选人", en: "candidates")[language]),
            ])
            for match in matches {
                table.add([
                    match.record.description, Text.visible(match.holder.name ?? "?"),
                    match.holder.birthDate?.description ?? "?",
                    Fact.documents(match.documents).shown[language],
                    match.candidates.joined(separator: " "),
                ])
            }
            table.lines(to: common.terminal.columns).forEach { print($0) }
        }
    }

    struct Confirm: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Decide that a record is about this person.",
            discussion: """
                EXAMPLE
                  levee matches confirm gd-exit-entry/d-00080 QL0125 --on 2026-11-23
                """)

        @Argument(help: "The record, as source/recordId.")
        var record: RecordID

        @Argument(help: "The candidate whose record it is.")
        var ref: String

        @OptionGroup var decision: DecisionOptions

        func run() throws {
            let day = try decision.day()
            try Home(decision.common).open().confirmMatch(
                record, of: ref, on: day, actor: decision.actor.name, at: .now)
            decision.common.terminal.say(
                Bilingual(zh: "已确认：`\(record)` 属于 `\(ref)`", en: "confirmed: `\(record)` is about `\(ref)`"))
        }
    }

    struct Reject: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Decide that a record is about none of the candidates.",
            discussion: """
                The same holder (ID number, name, birth date and sex; without an ID number his documents, too) and the same \
                person are not asked about again, under whatever record id they come.

                EXAMPLE
                  levee matches reject gd-exit-entry/d-00080
                """)

        @Argument(help: "The record, as source/recordId.")
        var record: RecordID

        @OptionGroup var decision: DecisionOptions

        func run() throws {
            let day = try decision.day()
            let count = try Home(decision.common).open().rejectMatch(
                record, on: day, actor: decision.actor.name, at: .now)
            let more = count - 1
            decision.common.terminal.say(
                Bilingual(
                    zh: "已排除：`\(record)`" + (more > 0 ? "，同样的另 \(more) 条一并排除" : ""),
                    en: "rejected: `\(record)` is about none of them"
                        + (more > 0 ? "; so are \(more) more of the same pair" : "")))
        }
    }

    /// What both decisions take.
    struct DecisionOptions: ParsableArguments {
        @Option(help: "The day of the decision. (default: today)")
        var on: CalendarDay?

        @OptionGroup var common: CommonOptions
        @OptionGroup var policyOption: PolicyOption
        @OptionGroup var actor: ActorOption

        func day() throws -> CalendarDay {
            let now = Instant.now
            return try on ?? policyOption.read(common).zone(on: now).day(of: now)
        }
    }
}

extension RecordID: ExpressibleByArgument {
    /// Reads `source/recordId`; where there are several slashes, the store finds out which of them is meant.
    public init?(argument: String) {
        let text = Typed.text(argument)
        guard let slash = text.firstIndex(of: "/") else { return nil }
        self.init(source: String(text[..<slash]), id: String(text[text.index(after: slash)...]))
    }
}
