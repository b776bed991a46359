import ArgumentParser
import LeveeCore
import LeveeSQLite

struct FeedsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "What each source sent, what is missing and unusual (来源状况).",
        discussion: """
            The exit code is 10 where a person has to look: files or days are missing, nothing has come for too long, or \
            the last file was unusual.

            EXAMPLE
              levee feeds list
              levee feeds list --json --as-of 2026-11-23
            """)

    @Flag(help: "One JSON object for each source and line.")
    var json = false

    @Option(help: "Only this source.")
    var source: String?

    @OptionGroup var dayOption: DayOption
    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption

    func run() throws {
        let policy = try policyOption.read(common, on: dayOption.asOf)
        let rules = try PolicyOnDay(policy, on: dayOption.day(in: try policy.zone(on: .now)))
        let all = try Home(common).open().feedHealth(on: rules.day, by: FeedAssertions(rules))
        let wanted = source.map(Typed.text)
        let chosen = all.filter { wanted == nil || $0.source == wanted }
        if let wanted, chosen.isEmpty { throw Self.unknown(wanted, all.map(\.source)) }
        if json {
            for health in chosen { print(try JSON.line(SourceLine(health, zone: rules.zone))) }
        } else if chosen.isEmpty {
            common.terminal.say(Bilingual(zh: "尚未导入任何数据文件", en: "no feed was imported yet"))
        } else {
            let pages = chosen.map { FeedHealthPage(health: $0, zone: rules.zone, terminal: common.terminal).lines }
            print(pages.map { $0.joined(separator: "\n") }.joined(separator: "\n\n"))
        }
        if chosen.contains(where: \.needsAttention) { throw ExitCode(Failure.Code.attention.rawValue) }
    }

    private static func unknown(_ source: String, _ known: [String]) -> Failure {
        let name = Text.visible(source)
        let list = known.map { "`\(Text.visible($0))`" }
        return Failure(
            .badData,
            known.isEmpty
                ? Bilingual(
                    zh: "没有来源 `\(name)`，尚未导入任何数据文件", en: "no source is named `\(name)`; no feed was imported yet")
                : Bilingual(
                    zh: "没有来源 `\(name)`，现有：\(list.joined(separator: "、"))",
                    en: "no source is named `\(name)`; there are \(list.joined(separator: ", "))"))
    }
}
