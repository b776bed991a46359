import ArgumentParser
import LeveeCore
import LeveeIntake
import LeveeSQLite

extension PolicyCommand {
    struct Sign: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask that a draft be put in force from a day; a second person signs (签署).",
            discussion: """
                What was tried is what is signed: the file's bytes are kept and named by their SHA-256, and what changes \
                beside the policy in force is printed. The second person \
                signs with `levee policy confirm`; then it has a number, and nights, checks and letters go by it from its \
                day on. A --policy file on the command line still goes before it.

                EXAMPLE
                  levee policy sign D-1 --from 2027-01-01 --reason 部务会议定 --as reviewer-1
                  levee policy sign data/policy/policy.yaml --from 2028-01-01 \\
                    --reason 再议 --as reviewer-1
                """)

        @Argument(help: "The draft: a file, or one that is kept, as D-2.", completion: .file(extensions: ["yaml"]))
        var draft: DraftName
        @Option(help: "The first day on which it is to be in force.")
        var from: CalendarDay
        @Option(help: "Why.", transform: Typed.note)
        var reason: String

        @OptionGroup var common: CommonOptions
        @OptionGroup var actor: ActorOption

        func run() throws {
            let store = try Home(common).open()
            let edition = try draft.edition(in: store)
            // A policy without a usable value on its first day can be in force for nobody.
            _ = try PolicyOnDay(edition.policy, on: from)
            let asked = try store.proposePolicy(edition, from: from, reason: reason, actor: actor.name, at: .now)
            let page = PolicyLines(terminal: common.terminal)
            let inForce = try store.policyBefore(from)
            let changes = PolicyChange.all(from: inForce, to: edition.policy, startingOn: from)
            (page.lines(asked) + page.lines(changes, beside: inForce.version)).forEach { print($0) }
            common.terminal.say(
                Bilingual(
                    zh: "尚未生效；请另一人用 `levee policy confirm \(asked.name)` 签署",
                    en: "not in force yet; another person signs it with `levee policy confirm \(asked.name)`"))
        }
    }

    struct Confirm: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Sign a policy that another person asked for: it is in force from its day on.",
            discussion: """
                EXAMPLE
                  levee policy confirm S-1 --as zuzhi-02
                """)

        @Argument(help: "What waits, as S-1.")
        var number: ProposalNumber

        @OptionGroup var common: CommonOptions
        @OptionGroup var actor: ActorOption

        func run() throws {
            let store = try Home(common).open()
            // Once it is signed, it is itself what is in force.
            let asked = try store.policyProposals().first { $0.number == number.value }
            let inForce = try asked.map { try store.policyBefore($0.from) }
            let signed = try store.signPolicy(number.value, actor: actor.name, at: .now)
            let page = PolicyLines(terminal: common.terminal)
            page.lines(signed).forEach { print($0) }
            guard let inForce else { return }
            let changes = PolicyChange.all(from: inForce, to: try signed.draft.policy(), startingOn: signed.from)
            page.lines(changes, beside: inForce.version).forEach { print($0) }
        }
    }

    struct Decline: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Decline a policy that another person asked for: nothing changes.",
            discussion: """
                EXAMPLE
                  levee policy decline S-2 --reason 期限有误 --as zuzhi-02
                """)

        @Argument(help: "What waits, as S-1.")
        var number: ProposalNumber
        @Option(help: "Why.", transform: Typed.note)
        var reason: String

        @OptionGroup var common: CommonOptions
        @OptionGroup var actor: ActorOption

        func run() throws {
            let declined = try Home(common).open().declinePolicy(
                number.value, reason: reason, actor: actor.name, at: .now)
            PolicyLines(terminal: common.terminal).lines(declined).forEach { print($0) }
        }
    }

    struct Versions: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the policies that were signed, declined, or wait for a second person.",
            discussion: """
                EXAMPLE
                  levee policy versions
                """)

        @OptionGroup var common: CommonOptions

        func run() throws {
            let all = try Home(common).open().policyProposals()
            if all.isEmpty {
                return common.terminal.say(
                    Bilingual(zh: "尚未签署政策；以随程序发布的政策为准", en: "no policy was signed; the one that ships is in force"))
            }
            let page = PolicyLines(terminal: common.terminal)
            print(all.map { page.lines($0).joined(separator: "\n") }.joined(separator: "\n\n"))
        }
    }
}

extension Store {
    /// What is in force on a day as long as nothing else is signed: the signed policy, else the one that ships.
    fileprivate func policyBefore(_ day: CalendarDay) throws -> Policy {
        try policyInForce(on: day)?.edition().policy ?? PolicyFile.embedded(ruleIDs: Rulebook.ids)
    }
}

/// Number of a policy that waits, written `S-1`.
struct ProposalNumber: ExpressibleByArgument {
    var value: Int64

    init?(argument: String) {
        guard let value = Typed.number(argument, after: "S-") else { return nil }
        self.value = value
    }
}
