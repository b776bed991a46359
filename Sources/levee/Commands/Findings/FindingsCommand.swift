import ArgumentParser
import LeveeCore
import LeveeSQLite

struct FindingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "findings",
        abstract: "Findings on their way: notified, answered, decided, reviewed, closed (异常处置).",
        discussion: """
            notify, answer, decide, and a review where somebody asks for one. Explaining, deciding and reviewing are \
            different people's; the person himself may answer and ask for a review. Dismissed stays dismissed until a fact \
            under it changes. Findings with one cause are one case; --case takes a step on all of it.

            EXAMPLE
              levee findings list --as-of 2026-11-23
            """,
        subcommands: [
            List.self, Show.self, Notify.self, Letter.self, Answer.self, Decide.self, Review.self, Assign.self,
        ], defaultSubcommand: List.self)
}

/// A finding, and whether its whole case is meant.
struct FindingTargetOptions: ParsableArguments {
    @Argument(help: "The finding, as `levee findings list` names it.", transform: Typed.identifier)
    var id: String

    @Flag(name: .customLong("case"), help: "Also every other finding of its case for which this is the next step.")
    var wholeCase = false

    var target: FindingTarget { FindingTarget(id.uppercased(), wholeCase: wholeCase) }
}

/// What every step takes.
struct FindingEntryOptions: ParsableArguments {
    @Option(help: "The day that it counts for. (default: today in the policy's time zone)")
    var on: CalendarDay?

    @OptionGroup var common: CommonOptions
    @OptionGroup var policyOption: PolicyOption
    @OptionGroup var actor: ActorOption

    /// - Throws: ``Failure`` where the day lies in the future: what has not happened is not recorded.
    func entry() throws -> Entry {
        let edition = try policyOption.edition(common, on: on)
        let now = Instant.now
        let today = try edition.policy.zone(on: now).day(of: now)
        try on?.requirePast(today)
        return Entry(on: on ?? today, by: actor.name, at: now, under: edition)
    }

    /// Takes the step and says how each finding stands then.
    func run(_ step: (Store, Entry) throws -> FindingsDone) throws {
        let entry = try entry()
        let done = try step(Home(common).open(), entry)
        try say(done, entry)
    }

    func say(_ done: FindingsDone, _ entry: Entry) throws {
        let page = FindingPage(policy: try PolicyOnDay(entry.edition.policy, on: entry.day), terminal: common.terminal)
        done.done.forEach { page.brief($0).forEach { print($0) } }
    }
}

extension FindingsCommand {
    struct Notify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give the person and the unit notice (告知).",
            discussion: """
                Records the notice with the last day for an answer, and writes the letters: what was found, the basis, the \
                records, and how to answer. A notice that goes out again sets a new last day.

                EXAMPLE
                  levee findings notify F-877GZRKG --out notice.html --on 2026-11-23 \\
                    --as clerk-1
                """)

        @OptionGroup var finding: FindingTargetOptions
        @OptionGroup var paper: NoticeOptions
        @OptionGroup var options: FindingEntryOptions

        func run() throws {
            let entry = try options.entry()
            let terminal = options.common.terminal
            // A place where nothing can be written costs no notice.
            let file = try paper.file()
            let store = try Home(options.common).open()
            let done = try store.notifyFinding(finding.target, entry)
            try options.say(done, entry)
            let papers = try paper.papers(
                done.done, of: done.person, store, entry.edition.policy, options.actor, terminal.language)
            if file == nil { print("") }
            try paper.deliver(papers, into: file, to: terminal)
        }
    }

    struct Letter: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the last notice again (告知书).",
            discussion: """
                It is written from what stands now, with the day and the last day for an answer of the notice. Printing \
                records nothing.

                EXAMPLE
                  levee findings letter F-877GZRKG --out notice.txt
                """)

        @OptionGroup var finding: FindingTargetOptions
        @OptionGroup var paper: NoticeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var policyOption: PolicyOption
        @OptionGroup var actor: ActorOption

        func run() throws {
            let policy = try policyOption.read(common)
            let file = try paper.file()
            let store = try Home(common).open()
            let record = try store.findingRecord(finding.target.id, zone: try policy.zone(on: .now))
            guard let notice = record.filed.life.notice else {
                throw Failure(
                    .badData,
                    Bilingual(
                        zh: "异常 `\(finding.target.id)` 自发现以来尚未告知，请用 `levee findings notify`",
                        en:
                            "no notice of `\(finding.target.id)` went out since it was opened; use `levee findings notify`"
                    ))
            }
            var notified = [record.filed]
            if finding.wholeCase {
                notified += record.together.filter {
                    $0.filed.id != record.filed.filed.id && $0.life.notice?.act.at == notice.act.at
                }
            }
            let papers = try paper.papers(notified, of: record.person, store, policy, actor, common.language)
            try paper.deliver(papers, into: file, to: common.terminal)
        }
    }

    struct Answer: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Enter what the person says: he himself, or a clerk for him (说明).",
            discussion: """
                EXAMPLE
                  levee findings answer F-877GZRKG --text 航班取消，已补报 \\
                    --attachment 档案2026-118 --on 2026-11-23 --as clerk-1
                """)

        @OptionGroup var finding: FindingTargetOptions

        @Option(help: "What he says.", transform: Typed.note)
        var text: String

        @Option(
            name: .customLong("attachment"),
            help: "What was handed in with it, by reference: a file number. May be given several times.",
            transform: Typed.name)
        var attachments: [String] = []

        @OptionGroup var options: FindingEntryOptions

        func run() throws {
            try options.run { try $0.answerFinding(finding.target, .init(text, attachments: attachments), $1) }
        }
    }

    struct Decide: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Uphold, dismiss, take as put right, or close (认定).",
            discussion: """
                Nobody is found to have done something before he was notified and had the time to answer; what is not so can \
                be dismissed at once. An explanation that was verified closes a late return without blame; what was upheld \
                is closed once no review can be asked for any more.

                EXAMPLE
                  levee findings decide F-877GZRKG dismiss --reason 证件已交存，台账漏登 \\
                    --on 2026-11-23 --as reviewer-1
                """)

        enum Word: String, CaseIterable, ExpressibleByArgument {
            case uphold, dismiss
            case putRight = "put-right"
            case close

            var decision: FindingAct.Decision.Word {
                switch self {
                case .uphold: .uphold
                case .dismiss: .dismiss
                case .putRight: .putRight
                case .close: .close
                }
            }
        }

        @OptionGroup var finding: FindingTargetOptions

        @Argument(help: "The decision: uphold, dismiss, put-right or close.")
        var word: Word

        @Option(help: "Why.", transform: Typed.note)
        var reason: String

        @OptionGroup var options: FindingEntryOptions

        func run() throws {
            try options.run { try $0.decideFinding(finding.target, word.decision, reason: reason, $1) }
        }
    }

    struct Review: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ask for a review of what was decided, or decide it (复核).",
            discussion: """
                The person himself, a clerk or the discipline office asks; a reviewer who took no part decides. Until then \
                what was decided stands.

                EXAMPLE
                  levee findings review F-877GZRKG ask --reason 有新的证明 \\
                    --on 2026-11-23 --as clerk-1
                  levee findings review F-877GZRKG uphold --reason 证明不足 \\
                    --on 2026-11-23 --as reviewer-2
                """)

        enum Word: String, CaseIterable, ExpressibleByArgument { case ask, uphold, dismiss }

        @OptionGroup var finding: FindingTargetOptions

        @Argument(help: "ask; or decide it: uphold or dismiss.")
        var word: Word

        @Option(help: "Why.", transform: Typed.note)
        var reason: String

        @OptionGroup var options: FindingEntryOptions

        func run() throws {
            try options.run { store, entry in
                switch word {
                case .ask: try store.askFindingReview(finding.target, reason: reason, entry)
                case .uphold, .dismiss:
                    try store.reviewFinding(finding.target, dismisses: word == .dismiss, reason: reason, entry)
                }
            }
        }
    }

    struct Assign: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a finding to a user who works on it (分派).",
            discussion: """
                EXAMPLE
                  levee findings assign F-877GZRKG reviewer-1 --on 2026-11-23 --as clerk-1
                  levee findings assign F-877GZRKG --nobody --on 2026-11-23 --as clerk-1
                """)

        @OptionGroup var finding: FindingTargetOptions

        @Argument(help: "The user, a clerk or reviewer.", transform: Typed.text)
        var user: String?

        @Flag(help: "Take it from whoever has it.")
        var nobody = false

        @OptionGroup var options: FindingEntryOptions

        func validate() throws {
            guard (user == nil) == nobody else { throw ValidationError("name either a user or --nobody") }
        }

        func run() throws { try options.run { try $0.assignFinding(finding.target, to: user, $1) } }
    }
}
