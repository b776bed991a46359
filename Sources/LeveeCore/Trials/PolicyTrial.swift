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
    /// People on whom the two differ, by ref, until they are counted.
    private var held: [String: TrialPerson] = [:]

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

    /// Judges one more person, by the same facts on every night.
    public mutating func examine(_ dossier: Dossier) {
        add(TrialPerson(dossier, inForce, draft, rules))
    }

    /// Judges one more person on some of the nights, by the facts known on them; ``finish()`` counts him. Whom the two policies
    /// tell alike is not kept, so that memory grows with the differences alone.
    public mutating func examine(_ dossier: Dossier, on nights: ClosedRange<CalendarDay>) {
        let person = TrialPerson(dossier, inForce.only(nights), draft.only(nights), rules)
        if nights.upperBound == report.last { addStandings(person) }
        if held[dossier.person.ref]?.merge(person) == nil, person.differs { held[dossier.person.ref] = person }
    }

    /// Counts whom ``examine(_:on:)`` judged.
    public mutating func finish() {
        for (_, person) in held { addDifferences(person) }
        held = [:]
    }

    private mutating func add(_ person: TrialPerson) {
        addStandings(person)
        addDifferences(person)
    }

    private mutating func addStandings(_ person: TrialPerson) {
        report.persons += 1
        if let standing = person.inForce { report.inForce[standing, default: 0] += 1 }
        if let standing = person.draft { report.draft[standing, default: 0] += 1 }
    }

    private mutating func addDifferences(_ person: TrialPerson) {
        if person.isFlagged { report.peopleFlagged += 1 }
        if person.isCleared { report.peopleCleared += 1 }
        if !person.runs.isEmpty { count(person.runs, of: person.person) }
    }

    private mutating func count(_ runs: [TrialPerson.Side: TrialPerson.Run], of person: Person) {
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
}
