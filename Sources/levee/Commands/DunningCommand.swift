import ArgumentParser
import LeveeCore
import LeveeSQLite

struct DunningCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dunning", abstract: "Ask for overdue booklets, step by step (催交).",
        discussion: """
            The policy sets the steps: how long after the due day, to whom, in what words. A holder who says that the \
            booklet was given back stops the ladder until somebody has looked; a refusal leads to the last step at once.

            EXAMPLE
              levee dunning --as-of 2026-11-23
            """,
        subcommands: [List.self, Print.self, Sent.self, Claim.self, Settle.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List every overdue booklet and what is due for it.",
            discussion: """
                EXAMPLE
                  levee dunning list --as-of 2026-11-23
                  levee dunning list --json
                """)

        @OptionGroup var dayOption: DayOption

        @Flag(help: "Print JSON.")
        var json = false

        @OptionGroup var common: CommonOptions
        @OptionGroup var policyOption: PolicyOption

        func run() throws {
            let policy = try policyOption.read(on: dayOption.asOf, common)
            let store = try Home(common).open()
            let cases = try store.dunning(policy, showing: common.terminal)
            if json {
                print(try JSON.line(DunningLines(cases, policy)))
            } else {
                DunningList(cases: cases, policy: policy, terminal: common.terminal).lines.forEach { print($0) }
            }
        }
    }

    struct Print: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the letters that are due.",
            discussion: """
                Printing records nothing: say `levee dunning sent` when a letter has gone out.

                EXAMPLE
                  levee dunning print --as-of 2026-11-23
                  levee dunning print --as-of 2026-11-23 --html letters.html
                """)

        @Argument(help: "Only the letters about this person. (default: about everybody)")
        var ref: String?

        @Option(
            help: "Name of the unit that writes. (default: the unit of the acting user, or the uppermost one)",
            transform: Typed.name)
        var letterhead: String?

        @OptionGroup var output: PaperOptions
        @OptionGroup var dayOption: DayOption
        @OptionGroup var common: CommonOptions
        @OptionGroup var policyOption: PolicyOption
        @OptionGroup var actor: ActorOption

        func run() throws {
            let policy = try policyOption.read(on: dayOption.asOf, common)
            let store = try Home(common).open()
            if let ref { _ = try store.dossier(named: ref, in: policy.zone) }
            let units = try store.units()
            let issuer = try letterhead ?? store.letterhead(of: actor, units)
            let cases = try store.dunning(policy, showing: common.terminal).filter {
                ref == nil || $0.person.ref == ref
            }
            // A loop: compiler 6.3.1 does not get over an optional's closure inside one over the cases.
            var letters: [Paper] = []
            for item in cases {
                guard let rung = item.dueLetter else { continue }
                letters.append(
                    item.letter(
                        rung, common.language,
                        unit: units.first { $0.code == item.person.unit }?.name ?? item.person.unit,
                        issuer: issuer, policy: policy))
            }
            if letters.isEmpty {
                return common.terminal.say(
                    Bilingual(zh: "\(policy.day) 没有应发的催交通知", en: "no letter is due on \(policy.day)"))
            }
            let count = letters.count
            try output.deliver(
                letters, Bilingual(zh: " \(count) 份催交通知", en: "\(count) \(count == 1 ? "letter" : "letters")"),
                to: common.terminal)
        }
    }

    struct Sent: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that the letter that is due was sent.",
            discussion: """
                EXAMPLE
                  levee dunning sent QL0134 CD0487992 --on 2026-11-23 --as clerk-1
                """)

        @Argument(help: "Personnel number of the holder.")
        var ref: String

        @Argument(help: "The document, as type:number, or its number alone.")
        var document: String

        @OptionGroup var act: ActOptions

        func run() throws {
            let policy = try act.policyOption.read(past: act.on, act.common)
            let store = try Home(act.common).open()
            let document = try store.document(named: document)
            let (sent, next) = try store.sendDunning(
                of: ref, for: document, policy, actor: act.actor.name, at: .now)
            let (to, outlook) = (sent.step.recipient.title, next.outlook)
            act.common.terminal.say(
                Bilingual(
                    zh: "已登记 `\(document)` 第 \(sent.number) 步催交（\(to.zh)，\(policy.day)）。下一步：\(outlook.zh)",
                    en: "recorded step \(sent.number) for `\(document)` (\(to.en), \(policy.day)); next: \(outlook.en)")
            )
        }
    }

    struct Claim: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that the holder says the booklet was given back.",
            discussion: """
                EXAMPLE
                  levee dunning claim ordinaryPassport:EL0353369 \\
                    --note 11月20日交给保管室 --on 2026-11-23 --as clerk-1
                """)

        @Argument(help: "The document, as type:number, or its number alone.")
        var document: String

        @Option(help: "What the holder says: when, where, to whom.", transform: Typed.note)
        var note: String

        @OptionGroup var act: ActOptions

        func run() throws {
            let policy = try act.policyOption.read(past: act.on, act.common)
            let store = try Home(act.common).open()
            let document = try store.document(named: document)
            _ = try store.claimReturned(
                document, note: note, policy, actor: act.actor.name, at: .now)
            act.common.terminal.say(
                Bilingual(
                    zh: "已登记：本人称 `\(document)` 已交回，催交暂停，待核实",
                    en:
                        "recorded: the holder says that `\(document)` was given back; the ladder stops until somebody has looked"
                ))
        }
    }

    struct Settle: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Settle what the holder said: the booklet was found, or not.",
            discussion: """
                EXAMPLE
                  levee dunning settle ordinaryPassport:EL0353369 \\
                    --not-found --reason 柜内无此证件 --on 2026-11-23 --as reviewer-1
                """)

        enum Answer: String, EnumerableFlag { case found, notFound }

        @Argument(help: "The document, as type:number, or its number alone.")
        var document: String

        @Flag(help: "Whether the booklet is there.")
        var answer: Answer

        @Option(help: "What was looked at, and what was found.", transform: Typed.note)
        var reason: String

        @OptionGroup var act: ActOptions

        func run() throws {
            let policy = try act.policyOption.read(past: act.on, act.common)
            let store = try Home(act.common).open()
            let document = try store.document(named: document)
            _ = try store.settleClaim(
                on: document, isFound: answer == .found, reason: reason, policy, actor: act.actor.name, at: .now)
            act.common.terminal.say(
                answer == .found
                    ? Bilingual(
                        zh: "已核实：`\(document)` 已找到，请在保管台登记交回",
                        en: "settled: `\(document)` was found; book its return at the custody desk")
                    : Bilingual(
                        zh: "已核实：`\(document)` 未找到，催交继续", en: "settled: `\(document)` was not found; the ladder goes on"
                    ))
        }
    }

    /// What every recording takes.
    struct ActOptions: ParsableArguments {
        @Option(help: "The day on which it happened. (default: today)")
        var on: CalendarDay?

        @OptionGroup var common: CommonOptions
        @OptionGroup var policyOption: PolicyOption
        @OptionGroup var actor: ActorOption
    }
}
