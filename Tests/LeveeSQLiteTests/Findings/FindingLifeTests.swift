import LeveeCore
import Testing

@testable import LeveeSQLite

/// The life of a finding on disk: every step by every role, and what the nights make of it.
@Suite struct FindingLifeTests {
    private let office: FindingHome

    init() throws { office = try FindingHome() }

    private func sound() throws { #expect(try Doctor(home: office.home.home).examine().filter { !$0.ok } == []) }

    @Test func theWholeWay() throws {
        #expect(try office.take(.notify, on: "2026-03-02", by: "clerk") == .notified)
        #expect(try office.take(.assign, on: "2026-03-02", by: "clerk") == .notified)
        #expect(try office.take(.answer, on: "2026-03-05", by: "self") == .answered)
        #expect(try office.take(.uphold, on: "2026-03-10", by: "reviewer") == .upheld)
        #expect(try office.take(.askReview, on: "2026-03-15", by: "self") == .upheld)
        #expect(try office.take(.upholdInReview, on: "2026-03-16", by: "reviewer-2") == .upheld)
        #expect(try office.take(.putRight, on: "2026-03-20", by: "reviewer") == .putRight)
        #expect(try office.store.findings().map(\.standing.state) == [.putRight])
        #expect(try office.take(.close, on: "2026-03-21", by: "reviewer") == .closed)
        #expect(try office.store.findings() == [])
        let record = try office.store.findingRecord(office.id())
        #expect(
            record.entries.map(Self.told) == [
                "2026-03-01 opened", "2026-03-02 clerk notify notified", "2026-03-02 clerk assign notified",
                "2026-03-05 self answer answered", "2026-03-10 reviewer uphold upheld",
                "2026-03-15 self askReview upheld", "2026-03-16 reviewer-2 upholdInReview upheld",
                "2026-03-20 reviewer putRight putRight", "2026-03-21 reviewer close closed",
            ])
        #expect(record.filed.life.notice?.due == day("2026-03-12"))
        #expect(record.filed.life.assignedTo == "clerk")
        let audit = try office.store.audit(last: 8).reversed().map { "\($0.actor) \($0.action)" }
        #expect(
            audit == [
                "clerk findings notify", "clerk findings assign", "self findings answer",
                "reviewer findings decide uphold", "self findings review ask", "reviewer-2 findings review uphold",
                "reviewer findings decide putRight", "reviewer findings decide close",
            ])
        // The reason is bound into the chain and not quoted.
        let detail = try #require(try office.store.audit(last: 1).first?.detail)
        #expect(detail.contains("step=close \(office.id()):closed:") && !detail.contains("已核实"))
        try sound()
    }

    private static func told(_ entry: FindingEntry) -> String {
        switch entry {
        case .night(let event):
            "\(event.asOf) \(event.kind.rawValue)" + event.differences.map { " [\($0.title.en)]" }.joined()
        case .act(let act, let state): "\(act.day) \(act.by.user) \(act.step.rawValue) \(state.rawValue)"
        }
    }

    /// Brings it to where the step is the next one.
    private func bring(to step: FindingStep) throws {
        if step == .notify || step == .answer || step == .assign || step == .dismiss { return }
        try office.take(.notify, on: "2026-03-02", by: "clerk")
        try office.take(.answer, on: "2026-03-03", by: "clerk-2")
        if [.uphold, .putRight, .close].contains(step) { return }
        try office.take(.uphold, on: "2026-03-04", by: "reviewer-2")
        if step == .askReview { return }
        try office.take(.askReview, on: "2026-03-05", by: "clerk-2")
    }

    @Test(arguments: FindingStep.allCases) func everyStepByEveryRole(_ step: FindingStep) throws {
        try bring(to: step)
        let before = try office.home.dump()
        for role in Role.allCases where !PermissionTable.roles(for: step.permission).contains(role) {
            #expect(throws: AccessRefusal.role(role.rawValue, step.permission)) {
                try office.take(step, on: "2026-03-10", by: role.rawValue)
            }
        }
        // Out of reach, nobody, disabled.
        #expect(throws: (any Error).self) { try office.take(step, on: "2026-03-10", by: "far") }
        #expect(throws: AccessRefusal.unknownUser("nobody")) { try office.take(step, on: "2026-03-10", by: "nobody") }
        #expect(try office.home.dump() == before)
        let able = try #require(Role.allCases.first { PermissionTable.roles(for: step.permission).contains($0) })
        #expect(try office.take(step, on: "2026-03-10", by: able.rawValue) != nil)
        try sound()
    }

    /// On his own file he may answer and ask for a review, without a role; nothing else, whatever his roles.
    @Test(arguments: FindingStep.allCases) func onOnesOwnFile(_ step: FindingStep) throws {
        try office.home.add("himself", Set(Role.allCases))
        try bring(to: step)
        try office.store.addUser(
            Account(user: "self", roles: Set(Role.allCases), unit: "U-9", ref: "P-1"), actor: "u-1", at: received)
        if step == .answer || step == .askReview {
            #expect(try office.take(step, on: "2026-03-10", by: "self") != nil)
        } else {
            #expect(throws: AccessRefusal.ownFile("self")) { try office.take(step, on: "2026-03-10", by: "self") }
        }
    }

    @Test func onePersonIsNotTwo() throws {
        try office.take(.answer, on: "2026-03-02", by: "all")
        #expect(throws: AccessRefusal.self) { try office.take(.uphold, on: "2026-03-03", by: "all") }
        try office.take(.uphold, on: "2026-03-03", by: "reviewer")
        try office.take(.askReview, on: "2026-03-04", by: "self")
        #expect(throws: AccessRefusal.self) { try office.take(.upholdInReview, on: "2026-03-05", by: "reviewer") }
        #expect(throws: AccessRefusal.self) { try office.take(.dismissInReview, on: "2026-03-05", by: "all") }
        #expect(try office.take(.dismissInReview, on: "2026-03-05", by: "reviewer-2") == .dismissed)
    }

    @Test func whoGetsAFindingCanWorkOnIt() throws {
        for user in ["nobody", "approver", "auditor", "far", "self"] {
            #expect(throws: FindingRefusal.self, "\(user)") {
                try office.take(.assign, by: "clerk", assignee: user)
            }
        }
        try office.store.disableUser("clerk-2", actor: "u-1", at: received)
        #expect(throws: FindingRefusal.self) { try office.take(.assign, by: "clerk", assignee: "clerk-2") }
        try office.take(.assign, by: "clerk", assignee: "reviewer")
        #expect(try office.store.findingRecord(office.id()).filed.life.assignedTo == "reviewer")
        try office.take(.assign, by: "reviewer", assignee: nil)
        #expect(try office.store.findingRecord(office.id()).filed.life.assignedTo == nil)
    }

    /// Dismissed stays dismissed until a fact under it changes, then opens again and says which.
    @Test func dismissedUntilAFactChanges() throws {
        try office.take(.dismiss, on: "2026-03-02", by: "reviewer")
        #expect(try office.store.findings() == [] && office.state() == .dismissed)
        #expect(try office.night("2026-03-03").opened == 0)
        var moved = FindingHome.late
        moved.since = day("2026-02-01")
        office.given = ["P-1": [moved]]
        #expect(try office.night("2026-03-04").opened == 0 && office.state() == .dismissed)
        var other = moved
        other.facts["days"] = .number(12)
        office.given = ["P-1": [other]]
        #expect(try office.night("2026-03-05").opened == 1)
        let found = try #require(try office.store.findings().first)
        #expect(found.standing == StandingFinding(finding: other, openedOn: day("2026-03-05")))
        #expect(
            try office.store.findingRecord(found.id).entries.map(Self.told) == [
                "2026-03-01 opened", "2026-03-02 reviewer dismiss dismissed", "2026-03-04 changed",
                "2026-03-05 reopened [days: -10 → 12]",
            ])
        // A new round: what was decided of the old facts binds nobody.
        #expect(try office.store.findingRecord(found.id).filed.life.acts == [])
        #expect(try office.take(.dismiss, on: "2026-03-06", by: "reviewer") == .dismissed)
        office.given = [:]
        let last = try office.night("2026-03-07")
        #expect(last.closed == 0 && last.opened == 0, "nothing that counted went")
        #expect(try office.state() == .closed)
        office.given = ["P-1": [other]]
        #expect(try office.night("2026-03-08").opened == 1)
        #expect(try office.state() == .open)
        try sound()
    }

    /// A night for an earlier day looks back: what it does not give rests, and goes on where it stood.
    @Test func aNightForAnEarlierDayEndsNoLife() throws {
        try office.take(.dismiss, on: "2026-03-04", by: "reviewer")
        let both = ["P-1": [FindingHome.late, FindingHome.overdue]]
        office.given = both
        #expect(try office.night("2026-03-05").opened == 1)
        try office.take(.notify, on: "2026-03-06", by: "clerk", FindingHome.overdue)
        office.given = [:]
        for earlier in ["2026-02-01", "2026-02-28", "2026-02-28"] { try office.night(earlier) }
        #expect(try office.store.findings() == [])
        #expect(try office.state() == .closed)
        office.given = both
        let next = try office.night("2026-03-07")
        #expect(next.opened == 0)
        #expect(try office.state() == .dismissed)
        let overdue = try office.store.findingRecord(office.id(FindingHome.overdue))
        #expect(overdue.filed.life.state == .notified && overdue.filed.life.openedOn == day("2026-03-05"))
        #expect(overdue.filed.life.goneOn == nil && overdue.filed.filed.closedOn == nil)
        #expect(
            overdue.entries.map(Self.told) == [
                "2026-03-05 opened", "2026-03-06 clerk notify notified", "2026-02-01 closed", "2026-03-07 resumed",
            ])
        #expect(try office.night("2026-03-08").opened == 0)
        try sound()
        // What a night of today does not give ends, also where it rested.
        office.given = [:]
        try office.night("2026-02-28")
        #expect(try office.night("2026-03-09").closed == 0)
        office.given = both
        #expect(try office.night("2026-03-10").opened == 2)
        #expect(try office.state() == .open)
        try sound()
    }

    /// domain.md row 35, on disk: verified and closed without blame, it counts no more and does not come back by itself.
    @Test func anExplainedLateReturn() throws {
        try office.take(.notify, on: "2026-03-02", by: "clerk")
        try office.take(.answer, on: "2026-03-03", by: "self")
        #expect(try office.take(.close, on: "2026-03-04", by: "reviewer") == .closed)
        #expect(try office.night("2026-03-05").opened == 0)
        #expect(try office.store.findings() == [])
        let decision = try #require(try office.store.findingRecord(office.id()).filed.life.decisions.last?.decision)
        #expect(decision.isBlameless && decision.reason == "已核实")
        office.given = ["P-1": [FindingHome.overdue]]
        try office.night("2026-03-06")
        #expect(throws: FindingRefusal.self) {
            try office.take(.close, on: "2026-03-06", by: "reviewer", FindingHome.overdue)
        }
        try sound()
    }

    /// An upheld one that the rules give no more is put right by itself, and over.
    @Test(arguments: [FindingStep.notify, .answer, .uphold, .askReview, .dismiss])
    func whatTheRulesGiveNoMoreIsClosed(_ last: FindingStep) throws {
        try bring(to: last)
        try office.take(
            last, on: "2026-03-10", by: last == .notify || last == .answer || last == .askReview ? "clerk" : "reviewer")
        office.given = [:]
        try office.night("2026-03-11")
        #expect(try office.state() == .closed)
        #expect(try office.store.finding(id: office.id())?.closedOn == day("2026-03-11"))
        for step in FindingStep.allCases where step != .assign {
            let user = PermissionTable.roles(for: step.permission).contains(.clerk) ? "clerk" : "reviewer-2"
            let refusal = #expect(throws: FindingRefusal.self) { try office.take(step, on: "2026-03-12", by: user) }
            #expect(refusal?.reason == .isGone(day("2026-03-11")))
        }
        try sound()
    }

    /// A decision after which a finding counts otherwise has the person examined again.
    @Test func whoseFindingCountsOtherwiseIsMarked() throws {
        func marked() throws -> Int { try office.home.count("marked") }
        try office.home.execute("DELETE FROM marked")
        try office.take(.notify, on: "2026-03-02", by: "clerk")
        try office.take(.answer, on: "2026-03-03", by: "clerk")
        try office.take(.uphold, on: "2026-03-04", by: "reviewer")
        try office.take(.askReview, on: "2026-03-05", by: "clerk")
        #expect(try marked() == 0)
        try office.take(.dismissInReview, on: "2026-03-06", by: "reviewer-2")
        #expect(try marked() == 1)
    }

    @Test func aCaseIsActedOnAsAWhole() throws {
        let report = Finding.sample("approval:A-1", rule: "trip.report-missing")
        let other = Finding.sample("person:P-1", rule: "filing.missing")
        office.given = ["P-1": [FindingHome.late, FindingHome.overdue, report, other], "P-2": [report]]
        try office.night("2026-03-02")
        // One has gone further by itself: it is left where it stands.
        try office.take(.answer, on: "2026-03-03", by: "clerk", report)
        try office.take(.notify, on: "2026-03-04", by: "clerk", wholeCase: true, FindingHome.overdue)
        #expect(try office.state() == .notified && office.state(FindingHome.overdue) == .notified)
        #expect(try office.state(report) == .answered && office.state(other) == .open)
        #expect(try office.state(report, of: "P-2") == .open)
        // What the named finding does not allow is refused, whatever the others do.
        let before = try office.home.dump()
        #expect(throws: FindingRefusal.self) {
            try office.take(.notify, on: "2026-03-05", by: "clerk", wholeCase: true, report)
        }
        #expect(try office.home.dump() == before)
        try office.take(.dismiss, on: "2026-03-06", by: "reviewer", wholeCase: true)
        #expect(try office.store.findings(ref: "P-1").map(\.standing.finding.rule) == ["filing.missing"])
        try sound()
    }

    @Test func aFindingThatNobodyKnows() throws {
        #expect(code { _ = try office.store.findingRecord("F-0") } == .refused)
        #expect(code { _ = try office.store.notifyFinding(.init("F-0"), .on("2026-03-02", by: "clerk")) } == .refused)
        #expect(throws: AccessRefusal.self) {
            try office.store.notifyFinding(.init("F-0"), .on("2026-03-02", by: "auditor"))
        }
    }

    /// The way out and the way back of one trip on one booklet are one case, whatever records their findings rest on.
    @Test func outAndBackAreOneCase() throws {
        let office = try FindingHome()
        func found(_ name: String) -> Finding {
            var finding = Finding.sample("crossing:gd/\(name)", rule: "crossing.void-document")
            finding.facts["document"] = .document(booklet("ordinaryPassport:E1"))
            finding.evidence = ["crossing:gd/\(name)"]
            return finding
        }
        let used = "ordinaryPassport:E1"
        try office.home.importRecords(
            7, .crossing("c-11", used, .person(1), at: "2026-01-01T08:00"),
            .entry("c-12", used, .person(1), at: "2026-01-03T08:00"),
            .crossing("c-13", used, .person(1), at: "2026-02-01T08:00"))
        let all = ["c-11", "c-12", "c-13"].map(found)
        office.given = ["P-1": all]
        try office.night("2026-03-02")
        let together = try office.store.findingRecord(office.id(all[1])).together.map(\.finding.subject)
        #expect(together == ["crossing:gd/c-11", "crossing:gd/c-12"])
        let (lives, coverage) = try office.store.findingLives()
        let queue = FindingQueue(
            lives, coverage: coverage, policy: try PolicyOnDay(FindingHome.edition.policy, on: day("2026-03-02"))
        ) { _ in true }
        #expect(queue.items.map(\.lives.count).sorted() == [1, 2])
    }

    @Test func whatWasDoneStays() throws {
        try office.take(.notify, on: "2026-03-02", by: "clerk")
        for sql in ["UPDATE finding_step SET actor = 'x'", "DELETE FROM finding_step"] {
            #expect(throws: (any Error).self) { try office.home.execute(sql) }
        }
        try office.home.execute("UPDATE finding SET state = 'dismissed'")
        #expect(
            try Doctor(home: office.home.home).examine().filter { !$0.ok }.map(\.detail) == ["finding: 1"])
    }
}

extension FindingLifeTests {
    /// An application is held against what nobody dismissed or closed.
    @Test func anApplicationIsToldWhatIsSettled() throws {
        func settled() throws -> [SettledFinding]? {
            try office.store.records(for: .sample(), on: day("2026-06-01")).around.settled
        }
        #expect(try settled() == nil)
        try office.take(.dismiss, on: "2026-03-02", by: "reviewer")
        #expect(try settled() == [SettledFinding(FindingHome.late)])
        try office.take(.askReview, on: "2026-03-03", by: "clerk")
        try office.take(.upholdInReview, on: "2026-03-04", by: "reviewer-2")
        #expect(try settled() == nil)
    }
}
