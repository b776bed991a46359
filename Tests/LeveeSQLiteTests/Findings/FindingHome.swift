import LeveeCore

@testable import LeveeSQLite

/// An office with findings: what the rules give of each person is set by hand, and nights take it up.
final class FindingHome {
    let home: TestStore
    /// What the rules give tonight, by ref.
    var given: [String: [Finding]] = [:]
    static let late = Finding.sample("crossing:gd/c-2", rule: "crossing.late-return")
    static let overdue = Finding.sample("ordinaryPassport:E1", rule: "custody.return-overdue")

    /// Users by role, each twice; `P-1` is also the user `self`, of no role that works on findings.
    init() throws {
        home = try TestStore.withOffices()
        try home.add("self", [.custodian], ref: "P-1")
        try home.add("all", Set(Role.allCases))
        try home.add("far", [.clerk, .reviewer], unit: "U-9")
        given = ["P-1": [Self.late]]
        try night("2026-03-01")
    }

    var store: Store { home.store }

    @discardableResult
    func night(_ text: String, mustBeTold: Bool = false) throws -> NightStatement {
        let (asOf, given) = (day(text), given)
        return try store.night(asOf: asOf, actor: "u-1", at: received, mustBeTold: mustBeTold) { ledger in
            var night = NightStatement(asOf: asOf, policy: "test")
            try ledger.examine(
                .everyone,
                by: {
                    { dossier, standing in
                        Examination(
                            changes: Sweep.changes(from: standing, to: given[dossier.person.ref] ?? [], on: asOf),
                            mark: VerdictMark(standing: .regular))
                    }
                }
            ) { examined, changes in
                night.persons += examined
                for change in changes {
                    switch change {
                    case .opened, .reopened: night.opened += 1
                    case .closed: night.closed += 1
                    case .changed, .resumed, .ended: break
                    }
                }
            }
            night.regular = night.persons
            return night
        }
    }

    func id(_ finding: Finding = FindingHome.late, of ref: String = "P-1") -> String {
        FindingID.candidates(ref: ref, rule: finding.rule, subject: finding.subject)[0]
    }

    /// Takes a step, and tells where the finding stands then.
    @discardableResult
    func take(
        _ step: FindingStep, on text: String = "2026-03-20", by user: String, wholeCase: Bool = false,
        _ finding: Finding = FindingHome.late, of ref: String = "P-1", assignee: String? = "clerk"
    ) throws -> FindingState? {
        let target = FindingTarget(id(finding, of: ref), wholeCase: wholeCase)
        let entry = Entry.on(text, by: user, under: Self.edition)
        let done =
            switch step {
            case .notify: try store.notifyFinding(target, entry)
            case .answer: try store.answerFinding(target, .init("航班取消", attachments: ["档案1"]), entry)
            case .uphold: try store.decideFinding(target, .uphold, reason: "属实", entry)
            case .dismiss: try store.decideFinding(target, .dismiss, reason: "不实", entry)
            case .putRight: try store.decideFinding(target, .putRight, reason: "已改", entry)
            case .close: try store.decideFinding(target, .close, reason: "已核实", entry)
            case .askReview: try store.askFindingReview(target, reason: "请复核", entry)
            case .upholdInReview: try store.reviewFinding(target, dismisses: false, reason: "属实", entry)
            case .dismissInReview: try store.reviewFinding(target, dismisses: true, reason: "不实", entry)
            case .assign: try store.assignFinding(target, to: assignee, entry)
            }
        return done.done.first?.life.state
    }

    /// The policy of plain values, in which an explanation may close a late return.
    static let edition: PolicyEdition = {
        var edition = PolicyEdition.sample()
        edition.policy.values[.findingExplained] = [
            DatedValue(
                from: day("1900-01-01"), value: .list(["crossing.late-return"]), reference: "test",
                confidence: .unverified)
        ]
        return edition
    }()

    func state(_ finding: Finding = FindingHome.late, of ref: String = "P-1") throws -> FindingState? {
        try store.finding(id: id(finding, of: ref))?.standing.state
    }
}
