/// What the policies in force say on each day of a span: one after the other, and each with its values as they change.
public struct PolicyLine: Sendable {
    /// A run of days on which nothing of it changes.
    struct Segment: Sendable {
        var first: CalendarDay
        var last: CalendarDay
        var rules: PolicyOnDay
    }

    let segments: [Segment]

    /// - Parameters:
    ///   - policies: each with its first day in force, which may lie before the span; on a day on which several have begun, the
    ///     last one of the list that has counts, and before all of them the first one.
    /// - Throws: ``PolicyGap`` where one of them leaves a key without a usable value on a day of the span.
    public init(
        _ policies: [(from: CalendarDay, policy: Policy)], from first: CalendarDay, through last: CalendarDay
    ) throws(PolicyGap) {
        var segments: [Segment] = []
        var day = first
        while day <= last {
            guard let policy = (policies.last { $0.from <= day } ?? policies.first)?.policy else { break }
            let rules = try PolicyOnDay(policy, on: day)
            let later = policies.map(\.from).filter { $0 > day } + [rules.nextChange].compactMap { $0 }
            let end = min(later.min().map { $0 - 1 } ?? last, last)
            segments.append(Segment(first: day, last: end, rules: rules))
            day = end + 1
        }
        self.segments = segments
    }

    private init(_ segments: [Segment]) { self.segments = segments }

    /// What is said on some of the days alone.
    func only(_ days: ClosedRange<CalendarDay>) -> PolicyLine {
        PolicyLine(
            segments.compactMap { segment in
                let (first, last) = (max(segment.first, days.lowerBound), min(segment.last, days.upperBound))
                return first > last ? nil : Segment(first: first, last: last, rules: segment.rules)
            })
    }

    /// The zones in which it tells days.
    var zones: Set<Zone> { Set(segments.map(\.rules.zone)) }
    /// The versions that it is made of, each once.
    public var versions: [String] { segments.map(\.rules.version).unrepeated }

    /// What every rule says of a person on each day: a step for each run of days on which no answer changes.
    func steps(for dossier: Dossier, rules: [any Rule.Type]) -> [Step] {
        segments.flatMap { segment in
            var steps: [Step] = []
            var day = segment.first
            while day <= segment.last {
                let file = CaseFile(dossier, on: day, policy: segment.rules)
                var step = Step(first: day, last: segment.last)
                var next = file.nextFact
                for answer in file.answers(of: rules) {
                    let outcome = answer.outcome
                    for draft in outcome.drafts { step.found[Step.Key(answer.rule.info.id, draft.subject)] = draft }
                    step.isUndecided = step.isUndecided || !outcome.missing.isEmpty
                    if let change = answer.nextChange { next = min(next ?? change, change) }
                }
                if let next { step.last = min(next - 1, segment.last) }
                steps.append(step)
                day = step.last + 1
            }
            return steps
        }
    }
}

/// What all rules say of a person on a run of days.
struct Step {
    struct Key: Hashable {
        var rule: String
        var subject: Subject

        init(_ rule: String, _ subject: Subject) {
            self.rule = rule
            self.subject = subject
        }
    }

    var first: CalendarDay
    var last: CalendarDay
    var found: [Key: Outcome.Draft] = [:]
    var isUndecided = false

    var standing: Verdict.Standing { found.isEmpty ? isUndecided ? .undecided : .regular : .irregular }
}
