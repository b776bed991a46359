public import ArgumentParser
public import LeveeCore
import LeveeSQLite

extension ApplicationCommand {
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hold an application against the records, and keep the verdict (核查).",
            discussion: """
                The verdict is kept with the policy and all the facts that it was given from: see `replay`. The exit code is \
                that of the outcome, as of `levee check`.

                EXAMPLE
                  levee application check QL-S-0001 --on 2026-11-23 --as clerk-1
                """)

        @Argument(help: "The application's number.", transform: Typed.identifier)
        var number: String

        @Flag(help: "Print the verdict's JSON, as it is kept.")
        var json = false

        @OptionGroup var options: EntryOptions

        func run() throws {
            let done = try Home(options.common).open().checkApplication(number, options.entry())
            guard let verdict = done.file.check?.verdict else { return }
            if json {
                print(try JSON.line(verdict))
            } else {
                CheckPage(terminal: options.common.terminal).lines(verdict).forEach { print($0) }
            }
            if let code = Failure.Code(verdict.outcome) { throw ExitCode(code.rawValue) }
        }
    }

    struct Opinion: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give an office's opinion; the application is checked again with it (出具意见).",
            discussion: """
                Who gives it, by role: unit 单位意见 approver; discipline 纪检意见 discipline; supervision 监察机关意见 \
                discipline; secrecy 保密意见 reviewer.

                EXAMPLE
                  levee application opinion QL-S-0001 --by discipline --agree \\
                    --on 2026-11-23 --as jiwei-01
                """)

        @Argument(help: "The application's number.", transform: Typed.identifier)
        var number: String

        @Option(help: "The office: unit, discipline, supervision or secrecy.")
        var by: OpinionOffice

        @Flag(exclusivity: .exclusive, help: "What it says.")
        var word: Word

        enum Word: String, EnumerableFlag { case agree, disagree }

        @Option(help: "Why; needed to disagree.", transform: Typed.note)
        var reason: String?

        @OptionGroup var options: EntryOptions

        func run() throws {
            if word == .disagree, reason == nil {
                throw Failure.usage(zh: "请用 --reason 说明不同意的理由", en: "say with --reason why it disagrees")
            }
            let opinion = ApplicationAct.Opinion(office: by, agrees: word == .agree, reason: reason)
            try options.run { [try $0.giveOpinion(opinion, on: number, $1)] }
        }
    }

    struct Decide: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Approve or refuse an application (审批).",
            discussion: """
                It takes authority over the applicant's rank and unit on the day (table `approvers`), a check that still \
                holds, and a reason to refuse or to approve against a finding. What the law forbids cannot be approved.

                EXAMPLE
                  levee application decide QL-S-0001 --approve --on 2026-11-23 \\
                    --as zuzhi-02
                  levee application decide QL-S-0002 --refuse --reason 事由不足 \\
                    --on 2026-11-23 --as zuzhi-02
                """)

        @Argument(help: "The application's number.", transform: Typed.identifier)
        var number: String

        @Flag(exclusivity: .exclusive, help: "The decision.")
        var decision: Word

        enum Word: String, EnumerableFlag { case approve, refuse }

        @Option(help: "Why.", transform: Typed.note)
        var reason: String?

        @Option(
            name: .customLong("number"),
            help: "Number of the decision (文号). (default: the policy's next one)",
            transform: Typed.identifier)
        var given: String?

        @OptionGroup var options: EntryOptions

        func run() throws {
            try options.run {
                [try $0.decideApplication(number, approves: decision == .approve, reason: reason, as: given, $1)]
            }
        }
    }

    struct Review: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask for a review of a refusal, or decide it (复核).",
            discussion: """
                A clerk asks; a reviewer who took no part decides: the refusal stands, or the application is reopened and \
                decided anew by somebody else.

                EXAMPLE
                  levee application review QL-S-0002 --ask --reason 签证确须本人证件 \\
                    --on 2026-11-24 --as clerk-1
                  levee application review QL-S-0002 --reopen --reason 事由属实 \\
                    --on 2026-11-25 --as reviewer-1
                """)

        @Argument(help: "The application's number.", transform: Typed.identifier)
        var number: String

        @Flag(exclusivity: .exclusive, help: "Ask for it, or decide it.")
        var word: Word

        enum Word: String, EnumerableFlag { case ask, uphold, reopen }

        @Option(help: "Why.", transform: Typed.note)
        var reason: String

        @OptionGroup var options: EntryOptions

        func run() throws {
            try options.run { store, entry in
                switch word {
                case .ask: [try store.askReview(of: number, reason: reason, entry)]
                case .uphold, .reopen:
                    [try store.decideReview(of: number, reopens: word == .reopen, reason: reason, entry)]
                }
            }
        }
    }
}

extension OpinionOffice: ExpressibleByArgument {}
