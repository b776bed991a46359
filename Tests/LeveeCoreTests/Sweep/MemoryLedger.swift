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
    private(set) var standing: [Key: StandingFinding] = [:]
    /// Changes of the night that is on or was the last.
    private(set) var changes: [FindingChange] = []
    private var asOf: CalendarDay

    init(_ dossiers: [Dossier], asOf: CalendarDay) {
        self.dossiers = dossiers
        self.asOf = asOf
    }

    func night(_ asOf: CalendarDay) throws -> NightStatement {
        self.asOf = asOf
        changes = []
        return try Sweep(policy: PolicyOnDay(.catalogue, on: asOf)).run(over: self)
    }

    /// What stands against a person, in the order of all lists.
    func findings(of person: Int) -> [StandingFinding] {
        standing.filter { $0.key.person == person }.values.sorted { $0.finding.isBefore($1.finding) }
    }

    func examineEach(_ examine: (Dossier, [StandingFinding]) throws -> [FindingChange]) throws {
        for (person, dossier) in dossiers.enumerated() {
            for change in try examine(dossier, findings(of: person)) {
                apply(change, to: person)
                changes.append(change)
            }
        }
    }

    private func apply(_ change: FindingChange, to person: Int) {
        switch change {
        case .opened(let finding):
            let key = Key(person: person, rule: finding.rule, subject: finding.subject)
            #expect(standing[key] == nil, "opened what stands")
            standing[key] = StandingFinding(finding: finding, openedOn: asOf)
        case .changed(let finding):
            let key = Key(person: person, rule: finding.rule, subject: finding.subject)
            #expect(standing[key].map { $0.finding != finding } == true, "changed what does not stand or is the same")
            standing[key]?.finding = finding
        case .closed(let rule, let subject):
            let gone = standing.removeValue(forKey: Key(person: person, rule: rule, subject: subject))
            #expect(gone != nil, "closed what does not stand")
        }
    }
}
