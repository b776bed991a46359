/// One night: examines those of whom something can have changed and compares the verdicts with the findings that stand.
public struct Sweep: Sendable {
    private let checker: Checker
    /// Tells the program that runs from others, which may have other rules.
    private let program: String

    public init(policy: PolicyOnDay, program: String = "") {
        checker = Checker(policy: policy)
        self.program = program
    }

    /// - Parameters:
    ///   - full: examines everybody. The result is the same, whatever the ledger remembers.
    ///   - verifies: examines everybody afterwards, and tells of whom the night should have said something else.
    ///   - progress: called now and then with the number of people examined so far.
    public func run(
        over ledger: any NightLedger, full: Bool = false, verifies: Bool = false, progress: (Int) -> Void = { _ in }
    ) throws -> NightStatement {
        let now = NightMemory(policy: checker.policy, coverage: try ledger.coverage, program: program)
        let reach = full ? .everyone : NightReach(since: try ledger.memory, until: now)
        var statement = statement
        try ledger.examine(reach, by: begin) { examined, changes in
            statement.examined += examined
            statement.count(changes)
            progress(statement.examined)
        }
        if verifies { statement.differences = try ledger.verify(by: begin) }
        try ledger.remember(now)
        let standings = try ledger.standings()
        statement.regular = standings.people[.regular] ?? 0
        statement.irregular = standings.people[.irregular] ?? 0
        statement.undecided = standings.people[.undecided] ?? 0
        statement.persons = standings.people.values.reduce(0, +)
        statement.findings = standings.findings
        return statement
    }

    private var begin: @Sendable () -> (Dossier, [StandingFinding]) throws -> Examination {
        let policy = checker.policy
        return {
            let examiner = Examiner(policy: policy)
            return { examiner.examine($0, against: $1) }
        }
    }

    /// The statement of a night that has examined nobody yet.
    public var statement: NightStatement { NightStatement(asOf: checker.day, policy: checker.policy.version) }

    /// Examines one person and compares with no earlier night: what the night would find, of which nothing is opened and
    /// nothing closed.
    /// - Returns: the findings, by rule and subject.
    public func look(at dossier: Dossier, counting statement: inout NightStatement) -> [Finding] {
        let verdict = checker.verdict(on: dossier)
        statement.count(verdict)
        return verdict.findings
    }

    /// What leads from the findings that stand to those of tonight.
    public static func changes(from standing: [Finding], to tonight: [Finding]) -> [FindingChange] {
        struct Key: Hashable {
            var rule: String
            var subject: String
        }
        var left = Dictionary(
            standing.map { (Key(rule: $0.rule, subject: $0.subject), $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [FindingChange] = []
        for finding in tonight {
            switch left.removeValue(forKey: Key(rule: finding.rule, subject: finding.subject)) {
            case nil: changes.append(.opened(finding))
            case finding: break
            default: changes.append(.changed(finding))
            }
        }
        for gone in left.values.sorted(by: { $0.isBefore($1) }) {
            changes.append(.closed(rule: gone.rule, subject: gone.subject))
        }
        return changes
    }
}

/// The night's totals: every person gets one of three words, and they add up.
public struct NightStatement: Hashable, Sendable {
    public var asOf: CalendarDay
    public var policy: String
    public var persons = 0
    public var regular = 0
    public var irregular = 0
    public var undecided = 0
    /// Findings that stand tonight.
    public var findings = 0
    public var opened = 0
    public var closed = 0
    public var examined = 0
    /// Refs of the people of whom the full pass said something else, where it was asked for. The full pass's word was kept.
    public var differences: [String] = []

    public init(asOf: CalendarDay, policy: String) {
        self.asOf = asOf
        self.policy = policy
    }

    mutating func count(_ verdict: Verdict) {
        persons += 1
        examined += 1
        findings += verdict.findings.count
        switch verdict.standing() {
        case .regular: regular += 1
        case .irregular: irregular += 1
        case .undecided: undecided += 1
        }
    }

    mutating func count(_ changes: [FindingChange]) {
        for change in changes {
            switch change {
            case .opened: opened += 1
            case .closed: closed += 1
            case .changed: break
            }
        }
    }
}
