import LeveeCore
import Testing

@testable import LeveeSQLite

/// Who may act at the desk, on what, and with whom.
@Suite struct DeskStoreTests {
    private static let passport = booklet("ordinaryPassport:E1")
    private static let moment = instant("2026-03-10T10:00")

    private func act(
        _ operation: DeskOperation, by officer: String = "desk-1", at moment: Instant = moment,
        document: DocumentKey = passport, _ fill: (inout DeskAct) -> Void = { _ in }
    ) -> DeskAct {
        var act = DeskAct(operation, document, at: moment, officer: officer, place: "safe", slot: "1")
        fill(&act)
        return act
    }

    private func kept() throws -> TestStore {
        try DeskWorld.make(.custody(.sample(.handedIn, "ordinaryPassport:E1", "2026-01-01T10:00")))
    }

    private func refusal(_ home: TestStore, _ act: DeskAct) throws -> (any Error)? {
        let before = try home.dump()
        do {
            _ = try home.store.custody(act, policy: DeskWorld.policy, now: Self.moment)
            return nil
        } catch {
            #expect(try home.dump() == before)
            return error
        }
    }

    @Test func onlyCustodiansAndOnlyWithinTheirReach() throws {
        let home = try DeskWorld.make()
        for (user, expected) in [
            ("clerk", AccessRefusal.role("clerk", .receiveBooklet)), ("nobody", .unknownUser("nobody")),
            ("own", .ownFile("own")), ("far", .outsideUnit("far", "U-2", "P-1")),
        ] {
            #expect(try refusal(home, act(.receive, by: user)) as? AccessRefusal == expected)
        }
        #expect(try refusal(home, act(.receive)) == nil)
        #expect(try home.store.audit(last: 1).map { "\($0.actor) \($0.action)" } == ["desk-1 custody receive"])
        #expect(try !home.store.audit(last: 1)[0].detail.contains("E1"))
    }

    @Test func everyOperationAsksForItsOwnPermission() throws {
        let home = try kept()
        for operation in DeskOperation.allCases {
            let found = try refusal(home, act(operation, by: "clerk"))
            #expect(found as? AccessRefusal == .role("clerk", operation.permission))
        }
    }

    @Test func whatNobodyHas() throws {
        let home = try DeskWorld.make(.custody(.sample(.handedIn, "taiwanPermit:L1", "2026-01-01T10:00")))
        let orphan = act(.seen, document: booklet("taiwanPermit:L1"))
        #expect(try refusal(home, orphan) as? DeskRefusal == .nobodys(booklet("taiwanPermit:L1")))
        let unknown = act(.seen, document: booklet("taiwanPermit:L2"))
        #expect(try refusal(home, unknown) as? DeskRefusal == .unknownDocument("taiwanPermit:L2"))
        #expect(try home.store.documents(numbered: DocumentNumber("L1")) == [booklet("taiwanPermit:L1")])
        #expect(try home.store.safe().map(\.ref) == [nil])
    }

    @Test func aDocumentThatOnlyTheFeedKnowsIsItsPersons() throws {
        let home = try TestStore()
        try home.load(.unit(Unit(code: "U-1", name: "某局", region: "440300")), .person(.sample(1)))
        try home.importRecords(1, .issued("d-1", "ordinaryPassport:E7", .person(1)))
        try home.store.addUser(
            Account(user: "admin", roles: [.administrator, .custodian], unit: "U-1"), actor: "root", at: received)
        let result = try home.store.custody(
            act(.receive, by: "admin", document: booklet("ordinaryPassport:E7")), policy: DeskWorld.policy,
            now: Self.moment)
        #expect(result.holder.ref == "P-1" && result.before.state == .never && result.due == nil)
        #expect(try home.store.safe().map(\.ref) == ["P-1"])
    }

    @Test func aTransferGoesToACustodianWhoReachesIt() throws {
        let home = try kept()
        let transfer = { (to: String) in self.act(.transfer) { $0.recipient = to } }
        #expect(try refusal(home, transfer("nobody")) as? AccessRefusal == .unknownUser("nobody"))
        #expect(try refusal(home, transfer("clerk")) as? AccessRefusal == .role("clerk", .transferBooklet))
        #expect(try refusal(home, transfer("far")) as? AccessRefusal == .outsideUnit("far", "U-2", "P-1"))
        #expect(try refusal(home, transfer("own")) as? AccessRefusal == .ownFile("own"))
        #expect(try refusal(home, transfer("desk-1")) as? DeskRefusal == .sameCustodian("desk-1"))
        let result = try home.store.custody(transfer("desk-2"), policy: DeskWorld.policy, now: Self.moment)
        #expect(result.event.note == "→ desk-2")
    }

    @Test func anExceptionTakesTwo() throws {
        let home = try kept()
        let ask = act(.handOut, at: instant("2026-03-04T10:00")) { $0.note = "急诊" }
        let early = DeskWorld.policy
        let request = try home.store.askException(ask, policy: early, now: Self.moment)
        #expect(request.name == "R-1")
        #expect(try home.store.requests(.handOutOverride).map(\.subject) == ["ordinaryPassport:E1"])
        #expect(try home.store.deskView(of: Self.passport, zone: .shanghai).booklet.state == .kept)

        func confirm(_ user: String) throws -> DeskResult {
            try home.store.confirmException(
                1, by: user, at: Self.moment, acknowledged: [], policy: early, now: Self.moment)
        }
        let before = try home.dump()
        #expect(throws: AccessRefusal.self) { try confirm("desk-1") }
        #expect(throws: AccessRefusal.role("clerk", .confirmOverride)) { try confirm("clerk") }
        #expect(throws: AccessRefusal.ownFile("own")) { try confirm("own") }
        #expect(throws: AccessRefusal.outsideUnit("far", "U-2", "P-1")) { try confirm("far") }
        #expect(try home.dump() == before)
        let result = try confirm("desk-2")
        #expect(result.event.officer == "desk-1" && result.event.note == "R-1：急诊" && result.event.approval == nil)
        #expect(throws: StoreError.self) { try confirm("desk-2") }
        #expect(try home.store.requests(.handOutOverride) == [])
    }

    @Test func theBookletMustStillBeThere() throws {
        let home = try kept()
        let ask = act(.handOut, at: instant("2026-03-04T10:00")) { $0.note = "急诊" }
        _ = try home.store.askException(ask, policy: DeskWorld.policy, now: Self.moment)
        _ = try home.store.custody(
            act(.missing, at: instant("2026-03-05T10:00")), policy: DeskWorld.policy, now: Self.moment)
        #expect(throws: DeskRefusal.self) {
            try home.store.confirmException(
                1, by: "desk-2", at: Self.moment, acknowledged: [], policy: DeskWorld.policy, now: Self.moment)
        }
        let declined = try home.store.declineException(
            1, reason: "不在柜中", by: "desk-2", zone: .shanghai, now: Self.moment)
        #expect(declined.name == "R-1")
        #expect(try home.store.requests(.handOutOverride, isOpen: false).first?.settlement?.isConfirmed == false)
    }

    /// Somebody whose right to act was taken since cannot have a booklet handed out in his name.
    @Test func theAskerMustStillBeACustodian() throws {
        let home = try kept()
        let ask = act(.handOut, at: instant("2026-03-04T10:00")) { $0.note = "急诊" }
        _ = try home.store.askException(ask, policy: DeskWorld.policy, now: Self.moment)
        try home.store.disableUser("desk-1", actor: "admin", at: received)
        #expect(throws: AccessRefusal.disabled("desk-1")) {
            try home.store.confirmException(
                1, by: "desk-2", at: Self.moment, acknowledged: [], policy: DeskWorld.policy, now: Self.moment)
        }
    }
}
