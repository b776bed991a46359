import ArgumentParser
import LeveeCore
import LeveeSQLite

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Show the morning report of a night (晨报).",
        discussion: """
            What is new, what closed by itself, what is overdue, and what cannot be told and why, by unit. It reads what \
            `levee nightly` left on that day and examines nobody.

            EXAMPLE
              levee report --as-of 2026-11-23
              levee report --as-of 2026-11-23 --html morning.html
            """)

    @OptionGroup var dayOption: DayOption
    @OptionGroup var page: PageOption

    @Flag(help: "Print the report as JSON.")
    var json = false

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption

    func run() throws {
        let policy = try policyOption.read(common, on: dayOption.asOf)
        let rules = try PolicyOnDay(policy, on: dayOption.day(in: try policy.zone(on: .now)))
        guard let report = try Home(common).open().morning(under: rules) else {
            throw Failure(
                .badData,
                Bilingual(
                    zh: "`\(rules.day)` 没有夜间核查结果；请先运行 `levee nightly --as-of \(rules.day)`",
                    en: "there was no night of `\(rules.day)`; run `levee nightly --as-of \(rules.day)` first"))
        }
        let isWritten = try page.write(report, rules, common.terminal, isTold: !json)
        if json { return print(try JSON.line(MorningJSON(report))) }
        if isWritten { return }
        MorningText(terminal: common.terminal).page(report).forEach { print($0) }
    }
}

/// Where a morning report goes as a page to print.
struct PageOption: ParsableArguments {
    @Option(
        help: "Write the morning report to this file as a page to read or print.",
        completion: .file(extensions: ["html"]))
    var html: String?

    /// - Parameter isTold: whether the terminal is told; not where a program reads along.
    /// - Returns: whether a page was asked for.
    func write(_ report: MorningReport, _ rules: PolicyOnDay, _ terminal: Terminal, isTold: Bool) throws -> Bool {
        guard let html else { return false }
        let file = try PrivateFile(path: html)
        try file.write(MorningPage(report: report, language: terminal.language, bases: rules.bases).html)
        try file.publish()
        guard isTold else { return true }
        terminal.say(
            Bilingual(zh: "已写出晨报：`\(Text.visible(html))`", en: "wrote the morning report to `\(Text.visible(html))`"))
        return true
    }
}
