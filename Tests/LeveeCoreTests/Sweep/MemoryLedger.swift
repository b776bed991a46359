import Testing

@testable import LeveeCore

/// A night's ledger in memory. It takes a change only where it fits what stands.
final class MemoryLedger: NightLedger {
    struct Key: Hashable {
        var person: Int
        var rule: String
        var subject: String
    }

    var dossiers: [Dossier]
    /// Of whom a fact changed since the last night.
    var marked: Set<Int> = []
    private(set) var memory: NightMemory?
    private(set) var marks: [Int: VerdictMark] = [:]
    private(set) var standing: [Key: StandingFinding] = [:]
    /// Changes of the night that is on or was the last.
    private(set) var changes: [FindingChange] = []
    private var asOf: CalendarDay

    init(_ dossiers: [Dossier], asOf: CalendarDay) {
        self.dossiers = dossiers
        self.asOf = asOf
    }

    var coverage: Coverage { dossiers.first?.coverage ?? Coverage() }

    func night(_ asOf: CalendarDay, under policy: Policy = .catalogue, full: Bool = true) throws -> NightStatement {
        self.asOf = asOf
        changes = []
        return try Sweep(policy: PolicyOnDay(policy, on: asOf)).run(over: self, full: full)
    }

    /// A reviewer's word on what stands; the next night examines the person again.
    func decide(_ state: FindingState, on key: Key) {
        standing[key]?.state = state
        marked.insert(key.person)
    }

    /// What stands against a person, in the order of all lists.
    func findings(of person: Int) -> [StandingFinding] {
        standing.filter { $0.key.person == person }.values.sorted { $0.finding.isBefore($1.finding) }
    }

    func examine(
        _ reach: NightReach, by begin: @escaping @Sendable () -> (Dossier, [StandingFinding]) throws -> Examination,
        _ take: (Int, [FindingChange]) -> Void
    ) throws {
        let examine = begin()
        for (person, dossier) in dossiers.enumerated() where isReached(person, by: reach) {
            let examination = try examine(dossier, findings(of: person))
            marks[person] = examination.mark
            for change in examination.changes {
                apply(change, to: person)
                changes.append(change)
            }
            take(1, examination.changes)
        }
    }

    private func isReached(_ person: Int, by reach: NightReach) -> Bool {
        guard case .touched(let touched) = reach, let mark = marks[person], !marked.contains(person) else {
            return true
        }
        return mark.holdsUntil.map { $0 <= touched.day } == true || touched.coversMore && mark.waitsForFeed
            || !mark.keys.keys.isDisjoint(with: touched.keys.keys)
    }

    func verify(by begin: @Sendable () -> (Dossier, [StandingFinding]) throws -> Examination) throws -> [String] { [] }

    func standings() throws -> (people: [Verdict.Standing: Int], findings: Int) {
        let words = marks.filter { $0.key < dossiers.count }.map(\.value)
        return (Dictionary(words.map { ($0.standing, 1) }, uniquingKeysWith: +), words.map(\.findings).reduce(0, +))
    }

    func remember(_ memory: NightMemory) throws {
        self.memory = memory
        marked = []
    }

    private func apply(_ change: FindingChange, to person: Int) {
        switch change {
        case .opened(let finding):
            let key = Key(person: person, rule: finding.rule, subject: finding.subject)
            #expect(standing[key] == nil, "opened what stands")
            standing[key] = StandingFinding(finding: finding, openedOn: asOf)
        case .reopened(let finding):
            let key = Key(person: person, rule: finding.rule, subject: finding.subject)
            #expect(standing[key]?.state.counts == false, "opened again what was not settled")
            standing[key] = StandingFinding(finding: finding, openedOn: asOf)
        case .changed(let finding):
            let key = Key(person: person, rule: finding.rule, subject: finding.subject)
            #expect(standing[key].map { $0.finding != finding } == true, "changed what does not stand or is the same")
            standing[key]?.finding = finding
        case .resumed: Issue.record("nothing rests here")
        case .closed(let rule, let subject), .ended(let rule, let subject):
            let gone = standing.removeValue(forKey: Key(person: person, rule: rule, subject: subject))
            let isEnd = if case .ended = change { true } else { false }
            #expect(gone?.state.counts == !isEnd, "closed what does not stand")
        }
    }
}
