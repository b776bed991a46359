import LeveeCore
import Testing

@testable import LeveeSQLite

/// The whole table of the way, asked of the store: every stage, every step that a person takes, every role.
@Suite struct ApplicationTableTests {
    static let steps = ApplicationStep.allCases.filter { $0.permission != nil && $0 != .handOut }

    /// A day on which every step could be made, were it allowed: before departure until the trip begins.
    private func dayOf(_ stage: ApplicationStage) -> String {
        switch stage {
        case .travelled: "2026-08-05"
        case .reported, .closed: "2026-08-20"
        case .handedOut: "2026-07-31"
        default: "2026-06-10"
        }
    }

    private func act(_ step: ApplicationStep, _ home: TestStore, _ entry: Entry) throws -> FiledApplication {
        let store = home.store
        func opinion(_ office: OpinionOffice) throws -> FiledApplication {
            try store.giveOpinion(.init(office: office, agrees: true), on: "S-1", entry)
        }
        switch step {
        case .check: return try store.checkApplication("S-1", entry)
        case .unitOpinion: return try opinion(.unit)
        case .disciplineOpinion: return try opinion(.discipline)
        case .supervisionOpinion: return try opinion(.supervision)
        case .secrecyOpinion: return try opinion(.secrecy)
        case .approve, .refuse:
            return try store.decideApplication("S-1", approves: step == .approve, reason: "理由", entry)
        case .amend: return try store.amendApplication("S-1", to: .sample(returnOn: "2026-08-11"), entry)
        case .extend:
            _ = try store.extendApplication("S-1", as: nil, until: day("2026-08-15"), reason: "航班取消", entry)
            return try store.application("S-1", on: PolicyOnDay(entry.edition.policy, on: entry.day))
        case .withdraw: return try store.withdrawApplication("S-1", reason: "不去了", entry)
        case .report: return try store.reportReturn("S-1", entry)
        case .askReview: return try store.askReview(of: "S-1", reason: "请复核", entry)
        case .upholdReview, .reopen:
            return try store.decideReview(of: "S-1", reopens: step == .reopen, reason: "理由", entry)
        case .handOut, .travel, .close: throw StoreError.corrupt("no act of a person here")
        }
    }

    @Test(arguments: ApplicationStage.allCases) func everyStepAndRole(_ stage: ApplicationStage) throws {
        var home = try TestStore.withOffices()
        try home.bring(to: stage)
        #expect(try home.stage(on: dayOf(stage)) == stage)
        var entries = try home.count("audit")
        for step in Self.steps {
            for role in Role.allCases {
                let entry = Entry.on(dayOf(stage), by: role.rawValue + "-2")
                let permission = try #require(step.permission)
                guard PermissionTable.roles(for: permission).contains(role) else {
                    #expect(throws: AccessRefusal.role(entry.actor, permission), "\(stage) \(step) \(role)") {
                        try act(step, home, entry)
                    }
                    continue
                }
                switch LifecycleTable.answer(stage, step) {
                case .refused(let reason):
                    let refusal = #expect(throws: LifecycleRefusal.self, "\(stage) \(step) \(role)") {
                        try act(step, home, entry)
                    }
                    #expect(refusal?.reason == reason && refusal?.stage == stage, "\(stage) \(step) \(role)")
                case .next(let next):
                    // A first hand-in of an unexpected report comes before the departure; then the day refuses it.
                    if step == .report, dayOf(stage) < "2026-08-01" {
                        let refusal = #expect(throws: LifecycleRefusal.self) { try act(step, home, entry) }
                        #expect(refusal?.reason == .earlyReport(day("2026-08-01")))
                        continue
                    }
                    #expect(try act(step, home, entry).stage == next, "\(stage) \(step) \(role)")
                    home = try TestStore.withOffices()
                    try home.bring(to: stage)
                    entries = try home.count("audit")
                }
                #expect(try home.count("audit") == entries, "\(stage) \(step) \(role) left something")
            }
        }
    }

    private func handOut(_ home: TestStore, on text: String) throws {
        let policy = try PolicyOnDay(PolicyEdition.sample().policy, on: day(text))
        let at = instant(text + "T12:00")
        let act = DeskAct(.handOut, booklet("ordinaryPassport:E1"), at: at, officer: "custodian")
        _ = try home.store.custody(act, policy: policy, now: at)
    }

    /// What the table says of a hand-out is what the desk does: to a booklet that lies in the safe, under no other approval.
    @Test(arguments: ApplicationStage.allCases) func theDeskKeepsToTheTable(_ stage: ApplicationStage) throws {
        // The booklet is out; that the same one does not go out again is the ledger's to say.
        if stage == .handedOut { return }
        let home = try TestStore.withOffices()
        try home.bring(to: stage)
        let isLater = [.travelled, .reported].contains(stage)
        if isLater { try home.load(.custody(.sample(.handedIn, "ordinaryPassport:E1", "2026-08-05T08:00"))) }
        let text = isLater || stage == .closed ? "2026-08-12" : "2026-07-30"
        switch LifecycleTable.answer(stage, .handOut) {
        case .next: try handOut(home, on: text)
        case .refused: #expect(throws: DeskRefusal.self, "\(stage)") { try handOut(home, on: text) }
        }
    }

    @Test func aSlipEndsAnApprovalThatNobodySawUsed() throws {
        let home = try TestStore.withOffices()
        try home.bring(to: .approved)
        #expect(try home.store.reportReturn("S-1", .on("2026-08-02", by: "clerk")).stage == .closed)
        let refusal = #expect(throws: DeskRefusal.self) { try handOut(home, on: "2026-08-03") }
        let bars = [BarredApproval("A-1", .reported(day("2026-08-02")))]
        #expect(refusal == .noApproval(.handOut, day("2026-08-03"), bars))
    }
}
