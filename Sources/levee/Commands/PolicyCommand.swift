import ArgumentParser
import LeveeCore
import LeveeIntake

struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Show the values in force and their law (政策).",
        discussion: """
            EXAMPLE
              levee policy show
            """,
        subcommands: [Show.self], defaultSubcommand: Show.self)

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print what is in force on a day and why.",
            discussion: """
                EXAMPLE
                  levee policy show --as-of 2026-11-23
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup var policyOption: PolicyOption
        @OptionGroup var dayOption: DayOption

        func run() throws {
            let policy = try policyOption.read()
            let day = dayOption.day(in: try policy.zone(on: .now))
            for line in try PolicyReport(policy, on: day).lines(common.language) {
                let indent = String(line.prefix { $0 == " " })
                DisplayWidth.wrapped(String(line.dropFirst(indent.count)), to: common.terminal.columns - indent.count)
                    .forEach { print(indent + $0) }
            }
        }
    }
}
