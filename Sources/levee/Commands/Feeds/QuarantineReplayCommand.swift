import ArgumentParser
import LeveeCore
import LeveeSQLite

struct QuarantineReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Import what has become importable, in one transaction.",
        discussion: """
            A record goes the ordinary way once its own XML is good: its id has become free, or the program knows more \
            codes. Without numbers everything that waits is tried, and possible matches whose ID number or document is \
            known by now become that person's. Exit code 10: some still cannot be imported.

            EXAMPLE
              levee quarantine replay --as clerk-1
            """)

    @Argument(help: "Only these records, as Q-1. (default: all that wait)")
    var numbers: [QuarantineNumber] = []

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    func run() throws {
        let reading = try QuarantineReading(policyOption, common, now: .now)
        let result = try Home(common).open().replayQuarantine(
            numbers.isEmpty ? nil : numbers.map(\.value), actor: actor.name, at: .now, reading: reading.reading)
        show(result)
        if result.imported.values.contains(.possibleMatch) || result.stillBad.count + result.outOfReach > 0 {
            throw ExitCode(Failure.Code.attention.rawValue)
        }
    }

    private func show(_ result: QuarantineReplay) {
        let language = common.language
        func say(_ zh: String, _ en: String) {
            DisplayWidth.wrapped(language == .zh ? zh : en, to: common.terminal.columns).forEach { print($0) }
        }
        for (number, outcome) in result.imported.sorted(by: { $0.key < $1.key }) {
            say("Q-\(number)：\(outcome.title.zh)", "Q-\(number): \(outcome.title.en)")
        }
        for (record, ref) in result.rematched.sorted(by: { $0.key < $1.key }) {
            say("`\(record)` 属于 `\(ref)`（号码现已在册）", "`\(record)` is of `\(ref)`, whose number is known by now")
        }
        if !numbers.isEmpty {
            for (number, reason) in result.stillBad.sorted(by: { $0.key < $1.key }) {
                say(
                    "Q-\(number)：\(reason.title.zh)；\(reason.remedy.zh)",
                    "Q-\(number): \(reason.title.en); \(reason.remedy.en)")
            }
        }
        say(
            "已导入 \(result.imported.count) 条，重新匹配 \(result.rematched.count) 条，仍不能导入 \(result.stillBad.count) 条",
            "\(result.imported.count) imported, \(result.rematched.count) matched again, "
                + "\(result.stillBad.count) still cannot be imported")
        if result.outOfReach > 0 {
            say(
                "另有 \(result.outOfReach) 条涉及您单位管不到的人员，请由其单位或上级单位的用户办理",
                "\(result.outOfReach) more are about people whom your unit does not reach; "
                    + "a user of that unit or of one above it has to do it")
        }
    }
}
