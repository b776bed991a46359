import ArgumentParser
import LeveeCore
import LeveeSQLite

struct QuarantineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine",
        abstract: "Feed records that could not be taken in: look, fix, replay, drop (隔离区).",
        discussion: """
            What the authority sent stays as it was sent. A record has one fate, on record with who and when; the totals of \
            its file follow it (`levee feeds show`). Rights: a clerk fixes, a clerk or an administrator replays, a reviewer \
            drops, each within his unit's reach.

            EXAMPLE
              levee quarantine list --all
            """,
        subcommands: [
            List.self, QuarantineShow.self, QuarantineFix.self, QuarantineReplayCommand.self, QuarantineDrop.self,
        ], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what waits, without anybody's data.",
            discussion: """
                EXAMPLE
                  levee quarantine list
                """)

        @Flag(help: "Also those that were imported or dropped.")
        var all = false

        @OptionGroup var common: CommonOptions

        func run() throws {
            let language = common.language
            let records = try Home(common).open().quarantined(isOpen: !all)
            if records.isEmpty {
                return common.terminal.say(Bilingual(zh: "隔离区中没有待处理的记录", en: "nothing waits in quarantine"))
            }
            var titles: [Bilingual] = [
                .init(zh: "编号", en: "number"), .init(zh: "文件", en: "file"), .init(zh: "行", en: "line"),
                .init(zh: "记录", en: "record"), .init(zh: "原因", en: "reason"),
            ]
            if all { titles.append(.init(zh: "处理", en: "fate")) }
            var table = TextTable(
                titles.enumerated().map { .init(title: $0.element[language], isNumber: $0.offset == 2) })
            for record in records {
                let reason = "\(record.reason.title[language]): \(Text.visible(record.field))"
                let row = [
                    "Q-\(record.number)", Text.visible("\(record.source)/\(record.sequence)"), "\(record.line)",
                    Text.visible(record.recordID ?? "?"), reason,
                ]
                table.add(all ? row + [record.fate?.kind.title[language] ?? ""] : row)
            }
            table.lines(to: common.terminal.columns).forEach { print($0) }
        }
    }
}

/// Number of a quarantined record, written `Q-17`.
struct QuarantineNumber: ExpressibleByArgument {
    var value: Int64

    init?(argument: String) {
        let digits = argument.hasPrefix("Q-") ? argument.dropFirst(2) : argument[...]
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int64(digits), value > 0 else {
            return nil
        }
        self.value = value
    }
}
