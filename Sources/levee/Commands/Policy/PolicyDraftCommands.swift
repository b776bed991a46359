import ArgumentParser
import LeveeCore
import LeveeIntake
import LeveeSQLite

extension PolicyCommand {
    struct Draft: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep a draft in the store, byte for byte (草案).",
            discussion: """
                EXAMPLE
                  levee policy draft data/policy/policy.yaml --as reviewer-1
                """)

        @Argument(help: "The policy file.", completion: .file(extensions: ["yaml"]))
        var file: String

        @OptionGroup var common: CommonOptions
        @OptionGroup var actor: ActorOption

        func run() throws {
            let edition = try PolicyFile.edition(path: file, ruleIDs: Rulebook.ids)
            let draft = try Home(common).open().keepPolicyDraft(edition, actor: actor.name, at: .now)
            PolicyLines(terminal: common.terminal).lines(draft).forEach { print($0) }
        }
    }

    struct Drafts: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the drafts that are kept.",
            discussion: """
                EXAMPLE
                  levee policy drafts
                """)

        @OptionGroup var common: CommonOptions

        func run() throws {
            let drafts = try Home(common).open().policyDrafts()
            if drafts.isEmpty {
                return common.terminal.say(Bilingual(zh: "没有政策草案", en: "no draft is kept"))
            }
            for draft in drafts { PolicyLines(terminal: common.terminal).lines(draft).forEach { print($0) } }
        }
    }

    struct Shadow: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a draft run in the shadow of the policy in force every night (试行).",
            discussion: """
                Every `levee nightly` then examines under the draft, too, and keeps numbers by rule and unit with a few \
                examples. No finding is opened or closed by it.

                EXAMPLE
                  levee policy shadow show
                  levee policy shadow set D-1 --as reviewer-1
                """,
            subcommands: [Set.self, Stop.self, Show.self], defaultSubcommand: Show.self)

        struct Set: ParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Set the draft that runs in the shadow.",
                discussion: """
                    EXAMPLE
                      levee policy shadow set D-1 --as reviewer-1
                    """)

            @Argument(help: "The draft, as D-2.")
            var draft: KeptDraft

            @OptionGroup var common: CommonOptions
            @OptionGroup var actor: ActorOption

            func run() throws {
                let set = try Home(common).open().setPolicyShadow(draft.value, actor: actor.name, at: .now)
                let name = set?.name ?? ""
                common.terminal.say(
                    Bilingual(
                        zh: "今后每夜同时按草案 `\(name)` 试行，不产生异常",
                        en: "every night now tries the draft `\(name)`, too; no finding comes of it"))
            }
        }

        struct Stop: ParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "End the trial.",
                discussion: """
                    EXAMPLE
                      levee policy shadow stop --as reviewer-1
                    """)

            @OptionGroup var common: CommonOptions
            @OptionGroup var actor: ActorOption

            func run() throws {
                _ = try Home(common).open().setPolicyShadow(nil, actor: actor.name, at: .now)
                common.terminal.say(Bilingual(zh: "试行已停止，结果保留", en: "the trial has ended; what it found is kept"))
            }
        }

        struct Show: ParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Show what the draft did on the last nights.",
                discussion: """
                    EXAMPLE
                      levee policy shadow show --nights 7
                    """)

            @Option(help: "How many nights.")
            var nights = 7
            @Flag(help: "Print JSON, one object for each night.")
            var json = false

            @OptionGroup var common: CommonOptions

            func validate() throws {
                guard (1...1000).contains(nights) else { throw ValidationError("--nights is from 1 to 1000") }
            }

            func run() throws {
                let store = try Home(common).open()
                let (terminal, page) = (common.terminal, PolicyLines(terminal: common.terminal))
                let done = try store.shadowNights(last: nights)
                if json {
                    for night in done { print(try JSON.line(PlainJSON(TrialShown(night)))) }
                    return
                }
                if let draft = try store.policyShadow() {
                    page.lines(draft).forEach { print($0) }
                } else {
                    terminal.say(Bilingual(zh: "没有正在试行的草案", en: "no draft runs in the shadow"))
                }
                if done.isEmpty {
                    return terminal.say(Bilingual(zh: "尚无试行结果", en: "no night has tried one yet"))
                }
                for night in done { print(page.line(night)) }
                print("")
                TrialPage(terminal: terminal, units: try store.units()).lines(TrialShown(done[0])).forEach { print($0) }
            }
        }
    }
}

/// A draft that is kept, written `D-2`.
struct KeptDraft: ExpressibleByArgument {
    var value: Int64

    init?(argument: String) {
        guard case .kept(let number) = DraftName(argument: argument) else { return nil }
        value = number
    }
}
