import ArgumentParser
import LeveeCore
import LeveeSQLite

struct CorrectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Correct a custody entry, an approval or a declaration: one asks, another confirms (更正).",
        discussion: """
            Nothing is edited: a new version of the entry counts from then on, and the old one stays on record. A table \
            that is loaded again does not bring the error back. Rights: clerk, approver and custodian ask; a reviewer \
            who is another person confirms or declines.

            EXAMPLE
              levee correct list --all
            """,
        subcommands: [
            CorrectCustody.self, CorrectApproval.self, CorrectDeclaration.self, List.self, Confirm.self, Decline.self,
        ], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the corrections that wait for a second person.",
            discussion: """
                EXAMPLE
                  levee correct list
                  levee correct list --all
                """)

        @Flag(help: "Also those that were confirmed or declined.")
        var all = false

        @OptionGroup var common: CommonOptions
        @OptionGroup var policyOption: PolicyOption

        func run() throws {
            let zone = try policyOption.read(common).zone(on: .now)
            let filed = try Home(common).open().corrections(isOpen: !all)
            if filed.isEmpty {
                return common.terminal.say(
                    all
                        ? Bilingual(zh: "尚无更正", en: "no correction has been asked for")
                        : Bilingual(zh: "没有待确认的更正", en: "no correction waits for a second person"))
            }
            let pages = filed.map { filed in
                CorrectionLines(filed: filed, zone: zone, language: common.language, width: common.terminal.columns)
                    .lines.joined(separator: "\n")
            }
            print(pages.joined(separator: "\n\n"))
        }
    }

    struct Confirm: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Confirm a correction that another person asked for: it counts from now on.",
            discussion: """
                EXAMPLE
                  levee correct confirm R-1 --as reviewer-1
                """)

        @Argument(help: "The correction, as R-1.")
        var number: RequestNumber

        @OptionGroup var common: CommonOptions
        @OptionGroup var actor: ActorOption

        func run() throws {
            let filed = try Home(common).open().confirmCorrection(number.value, actor: actor.name, at: .now)
            let name = filed.request.name
            common.terminal.say(
                Bilingual(
                    zh: "`\(name)` 已确认并生效；今后的夜间核查以更正后的登记为准",
                    en: "`\(name)` is confirmed and counts from now on; the next night goes by it"))
        }
    }

    struct Decline: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Decline a correction that another person asked for: nothing changes.",
            discussion: """
                EXAMPLE
                  levee correct decline R-2 --reason 与原件一致 --as reviewer-1
                """)

        @Argument(help: "The correction, as R-1.")
        var number: RequestNumber

        @Option(help: "Why.", transform: Typed.text)
        var reason: String

        @OptionGroup var common: CommonOptions
        @OptionGroup var actor: ActorOption

        func run() throws {
            let filed = try Home(common).open().declineCorrection(
                number.value, reason: reason, actor: actor.name, at: .now)
            common.terminal.say(
                Bilingual(
                    zh: "`\(filed.request.name)` 已否决，登记不变",
                    en: "`\(filed.request.name)` is declined; nothing has changed"))
        }
    }
}
