/// Tries a draft policy beside the one in force over a span of nights, person by person. It keeps numbers and a few examples, so
/// its memory does not grow with the people.
///
/// Every night of the span is judged with the facts whose own day has come by then, as a night judges; asked are only the days on
/// which an answer can change.
public struct PolicyTrial: Sendable {
    private let inForce: PolicyLine
    private let draft: PolicyLine
    private let rules: [any Rule.Type]
    /// How many examples are kept of each rule and direction.
    private let limit: Int
    public private(set) var report: TrialReport

    /// Why two policies cannot be tried side by side.
    public enum Obstacle: Error, Hashable, Sendable {
        /// They tell days in different zones, so that they read different facts.
        case otherZone
        case noNights

        public var explanation: Bilingual {
            switch self {
            case .otherZone:
                .init(
                    zh: "两份政策的时区不同，不能并列试算，请先统一 `time.zone`",
                    en: "the two policies tell days in different zones and cannot be tried side by side; "
                        + "give both the same `time.zone`")
            case .noNights:
                .init(zh: "没有可试算的夜晚，请核对 --from 和 --to", en: "there is no night to try; check --from and --to")
            }
        }
    }

    /// - Parameter limit: how many examples are kept of each rule and direction.
    public init(
        inForce: PolicyLine, draft: PolicyLine, limit: Int = 3, rules: [any Rule.Type] = Rulebook.holdings
    ) throws(Obstacle) {
        guard let first = inForce.segments.first?.first, let last = inForce.segments.last?.last else {
            throw .noNights
        }
        if inForce.zones.union(draft.zones).count != 1 { throw .otherZone }
        self.inForce = inForce
        self.draft = draft
        self.rules = rules
        self.limit = limit
        report = TrialReport(first: first, last: last)
    }

    /// Judges one more person.
    public mutating func examine(_ dossier: Dossier) {
        let steps = (inForce.steps(for: dossier, rules: rules), draft.steps(for: dossier, rules: rules))
        report.persons += 1
        if let standing = steps.0.last?.standing { report.inForce[standing, default: 0] += 1 }
        if let standing = steps.1.last?.standing { report.draft[standing, default: 0] += 1 }
        var runs: [Side: Difference] = [:]
        var people = (flagged: false, cleared: false)
        Self.together(steps.0, steps.1) { first, last, live, tried in
            if live.found.isEmpty != tried.found.isEmpty {
                if live.found.isEmpty { people.flagged = true } else { people.cleared = true }
            }
            for (key, made) in tried.found where live.found[key] == nil {
                runs[Side(key: key, isFlagged: true), default: Difference(made, first)].add(first, last)
            }
            for (key, made) in live.found where tried.found[key] == nil {
                runs[Side(key: key, isFlagged: false), default: Difference(made, first)].add(first, last)
            }
        }
        if people.flagged { report.peopleFlagged += 1 }
        if people.cleared { report.peopleCleared += 1 }
        if !runs.isEmpty { count(runs, of: dossier.person) }
    }

    private mutating func count(_ runs: [Side: Difference], of person: Person) {
        for rule in Set(runs.keys.map(\.key.rule)) {
            let flagged = runs.keys.count { $0.key.rule == rule && $0.isFlagged }
            let cleared = runs.keys.count { $0.key.rule == rule && !$0.isFlagged }
            let change = report.changes[.init(rule: rule, unit: person.unit), default: .init()]
            report.changes[.init(rule: rule, unit: person.unit)] = .init(
                flagged: change.flagged + .init(findings: flagged, people: flagged > 0 ? 1 : 0),
                cleared: change.cleared + .init(findings: cleared, people: cleared > 0 ? 1 : 0))
        }
        for (side, run) in runs {
            keep(
                .init(
                    rule: side.key.rule, unit: person.unit, ref: person.ref, subject: side.key.subject.description,
                    isFlagged: side.isFlagged, first: run.first, last: run.last, nights: run.nights,
                    facts: run.draft.facts))
        }
    }

    /// Keeps the first ones in order, whichever come first.
    private mutating func keep(_ example: TrialReport.Example) {
        let place = report.examples.firstIndex { example < $0 } ?? report.examples.count
        report.examples.insert(example, at: place)
        let alike = report.examples.indices.filter {
            report.examples[$0].rule == example.rule && report.examples[$0].isFlagged == example.isFlagged
        }
        if alike.count > limit, let last = alike.last { report.examples.remove(at: last) }
    }

    /// Calls the closure for every run of days on which neither of two lists of steps changes.
    private static func together(
        _ one: [Step], _ other: [Step], _ take: (CalendarDay, CalendarDay, Step, Step) -> Void
    ) {
        var (left, right) = (0, 0)
        while left < one.count, right < other.count {
            let first = max(one[left].first, other[right].first)
            let last = min(one[left].last, other[right].last)
            if first <= last { take(first, last, one[left], other[right]) }
            if one[left].last == last { left += 1 }
            if other[right].last == last { right += 1 }
        }
    }

    private struct Side: Hashable {
        var key: Step.Key
        var isFlagged: Bool
    }

    /// The nights on which only one of the policies makes a finding.
    private struct Difference {
        var draft: Outcome.Draft
        var first: CalendarDay
        var last: CalendarDay
        var nights = 0

        init(_ draft: Outcome.Draft, _ day: CalendarDay) {
            self.draft = draft
            first = day
            last = day
        }

        mutating func add(_ from: CalendarDay, _ to: CalendarDay) {
            last = to
            nights += from.inclusiveDays(through: to)
        }
    }
}
