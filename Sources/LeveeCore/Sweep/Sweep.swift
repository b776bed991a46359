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

    /// Examines one person and changes nothing: what the night would find, of which nothing is opened and nothing closed.
    /// - Parameter standing: what stands against him from earlier nights; what was dismissed or closed of it does not count.
    /// - Returns: the findings that count, by rule and subject.
    public func look(
        at dossier: Dossier, against standing: [StandingFinding] = [], counting statement: inout NightStatement
    ) -> [Finding] {
        let verdict = checker.verdict(on: dossier)
        let settled = Self.settled(standing, tonight: verdict.findings)
        statement.count(verdict, dismissed: { settled.contains(FindingKey($0)) })
        return verdict.findings.filter { !settled.contains(FindingKey($0)) }
    }

    /// What was dismissed or closed and stays so: no fact under it changed.
    static func settled(_ standing: [StandingFinding], tonight: [Finding]) -> Set<FindingKey> {
        let settled = standing.filter { !$0.state.counts }
        if settled.isEmpty { return [] }
        let before = Dictionary(
            settled.map { (FindingKey($0.finding), $0.finding) }, uniquingKeysWith: { first, _ in first })
        return Set(
            tonight.filter { before[FindingKey($0)].map($0.restsOnOther(than:)) == false }.map { FindingKey($0) })
    }

    /// What leads from the findings that stand to those of tonight. What rests ends on a day on which it had been opened before.
    /// - Parameter day: that the night examines.
    public static func changes(
        from standing: [StandingFinding], to tonight: [Finding], on day: CalendarDay
    ) -> [FindingChange] {
        var left = Dictionary(
            standing.map { (FindingKey($0.finding), $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [FindingChange] = []
        for finding in tonight {
            guard let before = left.removeValue(forKey: FindingKey(finding)) else {
                changes.append(.opened(finding))
                continue
            }
            if !before.state.counts, finding.restsOnOther(than: before.finding) {
                changes.append(.reopened(finding))
            } else if before.rests {
                changes.append(.resumed(finding))
            } else if before.finding != finding {
                changes.append(.changed(finding))
            }
        }
        for gone in left.values.sorted(by: { $0.finding.isBefore($1.finding) }) {
            if gone.rests, day < gone.openedOn { continue }
            let (rule, subject) = (gone.finding.rule, gone.finding.subject)
            let isEnd = gone.rests || !gone.state.counts
            changes.append(isEnd ? .ended(rule: rule, subject: subject) : .closed(rule: rule, subject: subject))
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

    mutating func count(_ verdict: Verdict, dismissed: (Finding) -> Bool) {
        persons += 1
        examined += 1
        findings += verdict.findings.count { !dismissed($0) }
        switch verdict.standing(dismissed: dismissed) {
        case .regular: regular += 1
        case .irregular: irregular += 1
        case .undecided: undecided += 1
        }
    }

    mutating func count(_ changes: [FindingChange]) {
        for change in changes {
            switch change {
            case .opened, .reopened: opened += 1
            case .closed: closed += 1
            case .changed, .resumed, .ended: break
            }
        }
    }
}
