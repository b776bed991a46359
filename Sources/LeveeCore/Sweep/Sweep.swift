/// One night: examines every dossier and compares the verdict with the findings that stand.
public struct Sweep {
    private let checker: Checker

    public init(policy: PolicyOnDay) { checker = Checker(policy: policy) }

    /// - Parameter progress: called after each person with the number examined so far.
    public func run(over ledger: any NightLedger, progress: (Int) -> Void = { _ in }) throws -> NightStatement {
        var statement = statement
        try ledger.examineEach { dossier, standing in
            let verdict = checker.verdict(on: dossier)
            let changes = Self.changes(from: standing.map(\.finding), to: verdict.findings)
            statement.count(verdict, changes)
            progress(statement.examined)
            return changes
        }
        return statement
    }

    /// The statement of a night that has examined nobody yet.
    public var statement: NightStatement { NightStatement(asOf: checker.day, policy: checker.policy.version) }

    /// Examines one person and compares with no earlier night: what the night would find, of which nothing is opened and
    /// nothing closed.
    /// - Returns: the findings, by rule and subject.
    public func look(at dossier: Dossier, counting statement: inout NightStatement) -> [Finding] {
        let verdict = checker.verdict(on: dossier)
        statement.count(verdict, [])
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

    public init(asOf: CalendarDay, policy: String) {
        self.asOf = asOf
        self.policy = policy
    }

    mutating func count(_ verdict: Verdict, _ changes: [FindingChange]) {
        persons += 1
        examined += 1
        findings += verdict.findings.count
        switch verdict.standing() {
        case .regular: regular += 1
        case .irregular: irregular += 1
        case .undecided: undecided += 1
        }
        for change in changes {
            switch change {
            case .opened: opened += 1
            case .closed: closed += 1
            case .changed: break
            }
        }
    }
}
