/// What the rules say of one application on one day. It never approves and never refuses: people do.
public struct ApplicationVerdict: Hashable, Sendable {
    public struct Finding: Hashable, Sendable {
        public var rule: String
        public var outcome: ApplicationOutcome
        public var facts: [String: Fact]
        public var evidence: [String]
    }

    public var application: String
    public var person: String
    public var asOf: CalendarDay
    public var policy: String
    /// Gravest first, then by rule.
    public var findings: [Finding] = []
    /// By rule.
    public var undecided: [Verdict.Undecided] = []
    /// The first day on which time alone could change it; nil where time alone changes nothing.
    public var holdsUntil: CalendarDay?

    /// The gravest that applies.
    public var outcome: ApplicationOutcome {
        let found = findings.map(\.outcome).max() ?? .clear
        return undecided.isEmpty ? found : max(found, .undecided)
    }
}

/// Holds an application against the records: the same pure function as the night's, with one more record.
public struct ApplicationChecker: Sendable {
    public let policy: PolicyOnDay
    private let rules: [Application.Kind: [any ApplicationRule.Type]]

    public init(policy: PolicyOnDay, rules: [any ApplicationRule.Type] = Rulebook.applications) {
        self.policy = policy
        self.rules = Dictionary(
            uniqueKeysWithValues: Application.Kind.allCases.map { kind in
                (kind, rules.filter { $0.info.kinds.contains(kind) })
            })
    }

    /// - Parameter dossier: the applicant's; nil where the ref is not in the registry, which is then all that is said.
    public func verdict(
        on application: Application, of dossier: Dossier?, around: Surroundings
    ) -> ApplicationVerdict {
        var verdict = ApplicationVerdict(
            application: application.number, person: application.person, asOf: policy.day, policy: policy.version)
        guard let dossier else {
            let missing = Missing(.person, of: application.person)
            verdict.findings = [
                .init(
                    rule: UnknownPerson.id, outcome: .undecided, facts: ["person": .text(application.person)],
                    evidence: [])
            ]
            verdict.undecided = [Verdict.Undecided(rule: UnknownPerson.id, missing: missing)]
            return verdict
        }
        let file = ApplicationFile(application, dossier, around, policy: policy)
        var holds = Verdict()
        holds.hold(until: file.file.nextFact)
        holds.hold(until: policy.nextChange)
        for rule in rules[application.kind] ?? [] {
            let answer = rule.examine(file)
            if answer.isClear { continue }
            verdict.findings += answer.findings.map {
                .init(rule: rule.info.id, outcome: $0.outcome, facts: $0.facts, evidence: $0.evidence)
            }
            verdict.undecided += answer.missing.map { Verdict.Undecided(rule: rule.info.id, missing: $0) }
        }
        holds.hold(until: file.file.nextChange)
        verdict.findings.sort { $0.outcome == $1.outcome ? $0.rule.precedes($1.rule) : $0.outcome > $1.outcome }
        verdict.holdsUntil = holds.holdsUntil
        return verdict
    }
}
