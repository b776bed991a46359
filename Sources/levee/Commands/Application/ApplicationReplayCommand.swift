import ArgumentParser
import LeveeCore
import LeveeIntake
import LeveeSQLite

extension ApplicationCommand {
    struct Replay: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give every kept verdict again from what it was given from (复现核查).",
            discussion: """
                Each check is run again on the facts and under the policy that were kept with it, whatever has changed \
                since. Exit code 0: the same, byte for byte; 10: not, and what differs. With --policy: what would differ \
                under that one.

                EXAMPLE
                  levee application replay QL-S-0001
                """)

        @Argument(help: "The application's number.", transform: Typed.identifier)
        var number: String

        @Option(name: .customLong("check"), help: "Only the check at this place in the history.")
        var place: Int?

        @Option(help: "Another policy file to judge by.")
        var policy: String?

        @Flag(help: "Print JSON: an array with an object for each check.")
        var json = false

        @OptionGroup var common: CommonOptions

        func run() throws {
            let checks = try Home(common).open().checks(of: number).filter { place == nil || $0.act == place }
            if checks.isEmpty { throw Self.nothing(number) }
            let other = try policy.map { try PolicyFile.read(path: $0, ruleIDs: Rulebook.ids) }
            let replays = try checks.map { check in
                try levee.Replay(
                    check, under: other ?? PolicyFile.policy(of: check.policy, name: "policy.yaml"),
                    isOwnPolicy: other == nil)
            }
            if json {
                print(try JSON.line(replays.map(ReplayLine.init)))
            } else {
                let page = ReplayPage(terminal: common.terminal)
                replays.flatMap(page.lines).forEach { print($0) }
            }
            if !replays.allSatisfy(\.isSame) { throw ExitCode(Failure.Code.attention.rawValue) }
        }

        private static func nothing(_ number: String) -> Failure {
            Failure(
                .badData,
                Bilingual(
                    zh: "申请 `\(Text.visible(number))` 没有这样的核查，请先用 `levee application check` 核查",
                    en:
                        "the application `\(Text.visible(number))` has no such check; check it with `levee application check`"
                ))
        }
    }
}
