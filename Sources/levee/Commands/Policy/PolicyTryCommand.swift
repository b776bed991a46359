import ArgumentParser
import LeveeCore
import LeveeIntake
import LeveeSQLite

extension PolicyCommand {
    struct Try: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Try a draft on past nights: who is flagged, who no longer (试算).",
            discussion: """
                Every night of the span is judged under both policies with the facts whose own day had come by then, as they \
                are known now; with --as-known only with those received by that instant; with --as-known each every night \
                with those received by its own end, as it could have been judged then. Nothing is stored. --policy tries the \
                draft beside another file than the policy in force.

                EXAMPLE
                  levee policy try data/policy/policy.yaml \\
                    --from 2026-11-01 --to 2026-11-23
                  levee policy try D-1 --from 2026-11-01 --to 2026-11-23 --json
                  levee policy try D-1 --from 2026-11-01 --to 2026-11-23 --as-known each
                """)

        @Argument(help: "The draft: a file, or one that is kept, as D-2.", completion: .file(extensions: ["yaml"]))
        var draft: DraftName
        @Option(help: "The first night.")
        var from: CalendarDay
        @Option(help: "The last night.")
        var to: CalendarDay
        @Option(help: "How many examples are shown of each rule.")
        var examples = 3
        @Flag(help: "Print JSON.")
        var json = false

        @Option(
            help: """
                Answer with what was known then: an instant such as 2026-11-20T18:00:00+08:00, a day for its end, or `each` \
                for every night's own end.
                """)
        var asKnown: TrialKnowledge?
        @OptionGroup var common: CommonOptions
        @OptionGroup var policyOption: PolicyOption

        func validate() throws {
            if from > to { throw ValidationError("--from lies after --to") }
            guard (0...1000).contains(examples) else { throw ValidationError("--examples is from 0 to 1000") }
        }

        func run() throws {
            let store = try Home(common).open()
            let tried = try draft.policy(in: store)
            let policies = try policyOption.all(store, through: to)
            let inForce = try PolicyLine(policies, from: from, through: to)
            var trial = try PolicyTrial(
                inForce: inForce, draft: PolicyLine([(from, tried)], from: from, through: to), limit: examples)
            let zone = try PolicyOnDay(tried, on: to).zone
            let source = TrialSource(store: store, zone: zone, terminal: common.terminal)
            let line = try source.run(&trial, on: from...to, asKnown)
            let last = (policies.last { $0.from <= to } ?? policies[0]).policy
            let shown = TrialShown(
                report: trial.report, draft: tried.version, inForce: inForce.versions,
                differences: try PolicyDifference.all(from: last, to: tried, on: to))
            if json { return print(try JSON.line(PlainJSON(shown))) }
            common.terminal.say(knowledge: line)
            TrialPage(terminal: common.terminal, units: try store.units()).lines(shown).forEach { print($0) }
        }
    }
}

/// A draft by its file, or one that is kept by its name.
enum DraftName: ExpressibleByArgument {
    case kept(Int64)
    case file(String)

    init(argument: String) {
        self = Typed.number(argument, after: "D-").map(Self.kept) ?? .file(argument)
    }

    func edition(in store: Store) throws -> PolicyEdition {
        switch self {
        case .kept(let number):
            let draft = try store.policyDraft(number)
            return PolicyEdition(policy: try draft.policy(), files: draft.files)
        case .file(let path): return try PolicyFile.edition(path: path, ruleIDs: Rulebook.ids)
        }
    }

    func policy(in store: Store) throws -> Policy { try edition(in: store).policy }
}
