import ArgumentParser
import LeveeCore
import LeveeIntake

struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Values in force and their law; drafts tried, signed and put in force (政策).",
        discussion: """
            A draft is tried on past nights, may run in the shadow of the policy in force, and is put in force from a day \
            by two people. A signed policy is a numbered version that nights, checks and findings cite.

            EXAMPLE
              levee policy show
              levee policy try data/policy/policy.yaml \\
                --from 2026-11-01 --to 2026-11-23
            """,
        subcommands: [
            Show.self, Try.self, Draft.self, Drafts.self, Shadow.self, Sign.self, Confirm.self, Decline.self,
            Versions.self,
        ], defaultSubcommand: Show.self)

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
            let policy = try policyOption.read(common, on: dayOption.asOf)
            let day = dayOption.day(in: try policy.zone(on: .now))
            for line in try PolicyReport(policy, on: day).lines(common.language) {
                let indent = String(line.prefix { $0 == " " })
                DisplayWidth.wrapped(String(line.dropFirst(indent.count)), to: common.terminal.columns - indent.count)
                    .forEach { print(indent + $0) }
            }
        }
    }
}
