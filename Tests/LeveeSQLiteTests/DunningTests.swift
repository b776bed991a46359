import LeveeCore
import Testing

@testable import LeveeSQLite

/// What the store writes down about overdue booklets, and who may.
@Suite struct DunningTests {
    private let home: TestStore
    private let passport = booklet("ordinaryPassport:E1")

    /// E1 of P-1 is out until 10 March and ten days more, E2 of P-2 was refused, E3 of P-3 was never handed in.
    init() throws {
        home = try TestStore()
        let travel = Approval(
            number: "A-1", ref: "P-1", kind: .travel, purpose: .private, departOn: day("2026-03-01"),
            returnOn: day("2026-03-10"), decidedOn: day("2026-02-10"), approver: "u")
        var out = CustodyEvent.sample(.handedOut, "ordinaryPassport:E1", "2026-02-27T09:00")
        out.approval = "A-1"
        let results = try home.load([
            .unit(Unit(code: "U-0", name: "县委", region: "449999")),
            .unit(Unit(code: "U-1", name: "财政局", parent: "U-0", region: "449999")),
            .unit(Unit(code: "U-2", name: "审计局", parent: "U-0", region: "449999")),
            .person(.sample(1)), .person(.sample(2)), .person(.sample(3)), .person(.sample(4)),
            .document(.sample("ordinaryPassport:E1", "P-1")), .document(.sample("ordinaryPassport:E2", "P-2")),
            .document(.sample("ordinaryPassport:E3", "P-3")), .approval(travel), .custody(out),
            .custody(.sample(.refused, "ordinaryPassport:E2", "2026-03-16T09:00")),
        ])
        #expect(results.allSatisfy { $0 == .new }, "\(results)")
        for (user, role, unit, ref) in [
            ("admin", Role.administrator, "U-0", nil), ("u-1", .clerk, "U-0", nil), ("clerk", .clerk, "U-0", nil),
            ("desk", .custodian, "U-1", nil),
            ("auditor", .auditor, "U-0", nil), ("other", .clerk, "U-2", nil), ("self", .custodian, "U-0", "P-1"),
        ] as [(String, Role, String, String?)] {
            try home.store.addUser(
                Account(user: user, roles: [role], unit: unit, ref: ref), actor: "admin", at: received)
        }
    }

    private func send(_ on: String, by actor: String = "clerk", _ key: DocumentKey? = nil, of ref: String = "P-1")
        throws
        -> (sent: DunningRung, next: DunningCase)
    {
        try home.store.sendDunning(of: ref, for: key ?? passport, try tens(on: on), actor: actor, at: received)
    }

    private func claim(_ on: String, by actor: String = "clerk") throws {
        _ = try home.store.claimReturned(passport, note: "已交", try tens(on: on), actor: actor, at: received)
    }

    private func settle(_ on: String, found: Bool, by actor: String = "desk") throws {
        _ = try home.store.settleClaim(
            on: passport, isFound: found, reason: "查柜", try tens(on: on), actor: actor, at: received)
    }

    private func states(_ on: String) throws -> [String] {
        try home.store.dunning(try tens(on: on)).map { item in
            switch item.state {
            case .due(let rung): "\(item.person.ref) send \(rung.number)"
            case .waiting(let rung): "\(item.person.ref) \(rung.number) on \(rung.on)"
            case .claimed: "\(item.person.ref) claimed"
            case .found: "\(item.person.ref) found"
            case .ended: "\(item.person.ref) ended"
            }
        }
    }

    /// The message of a refusal, and that nothing at all was written.
    private func refusal(_ work: () throws -> Void) throws -> String {
        let before = try home.dump()
        let error = #expect(throws: StoreError.self) { try work() }
        #expect(try home.dump() == before)
        #expect(error?.code == .refused)
        #expect(error?.explanation.zh.isEmpty == false)
        return error?.explanation.en ?? ""
    }

    @Test func theLadderStepByStep() throws {
        #expect(try states("2026-03-20") == ["P-3 send 1", "P-2 send 4"])
        #expect(try states("2026-03-21") == ["P-3 send 1", "P-2 send 4", "P-1 send 1"])
        let first = try send("2026-03-21")
        #expect(first.sent.number == 1 && first.sent.step == DunningStep(.holder, delay: 1))
        #expect(first.next.state == .waiting(.init(number: 2, step: .init(.holder, delay: 4), on: day("2026-03-24"))))
        #expect(try states("2026-03-21") == ["P-3 send 1", "P-2 send 4", "P-1 2 on 2026-03-24"])
        #expect(
            try refusal { _ = try send("2026-03-21") }
                == "step 1 for `ordinaryPassport:E1` was recorded on 2026-03-21; step 2 is due on 2026-03-24")
        _ = try send("2026-03-24")
        _ = try send("2026-03-27")
        _ = try send("2026-04-19")
        #expect(try states("2026-04-19").last == "P-1 ended")
        #expect(
            try refusal { _ = try send("2026-04-20") }
                == "every step for `ordinaryPassport:E1` was recorded; there is no next one")
        let acts = try home.store.audit(last: 4).map { entry in
            "\(entry.actor) \(entry.action) " + entry.detail.split(separator: " ").dropFirst().joined(separator: " ")
        }
        #expect(
            acts == [
                "clerk dunning sent step=4 to=discipline", "clerk dunning sent step=3 to=unit",
                "clerk dunning sent step=2 to=holder", "clerk dunning sent step=1 to=holder",
            ])
    }

    @Test func whatIsNotDueIsNotSent() throws {
        #expect(
            try refusal { _ = try send("2026-03-20") }
                == "`ordinaryPassport:E1` is not overdue on 2026-03-20; see `levee dunning`")
        #expect(
            try refusal { _ = try send("2026-03-21", of: "P-2") }
                == "`ordinaryPassport:E1` is not overdue on 2026-03-21; see `levee dunning`")
        #expect(
            try refusal { _ = try send("2026-03-21", of: "P-9") }
                == "`P-9` is not in the registry; check the personnel number")
    }

    @Test func aClaimStopsTheLadderUntilItIsSettled() throws {
        _ = try send("2026-03-21")
        try claim("2026-03-22")
        #expect(try states("2026-03-24").last == "P-1 claimed")
        #expect(
            try refusal { _ = try send("2026-03-24") }
                == "the holder said on 2026-03-22 that `ordinaryPassport:E1` was given back; "
                + "settle that first with `levee dunning settle`")
        #expect(
            try refusal { try claim("2026-03-24") }
                == "the holder said on 2026-03-22 that `ordinaryPassport:E1` was given back; "
                + "settle that with `levee dunning settle`, or book the return")
        #expect(
            try refusal { try settle("2026-03-21", found: false) }
                == "2026-03-21 is before 2026-03-22, the day on which the holder said so; check the day")
        try settle("2026-03-25", found: false)
        #expect(try states("2026-03-25").last == "P-1 send 2")
        #expect(
            try refusal { try settle("2026-03-25", found: true) }
                == "nobody waits for an answer about `ordinaryPassport:E1`; see `levee dunning`")
        try claim("2026-03-26")
        try settle("2026-03-26", found: true)
        #expect(try states("2026-03-26").last == "P-1 found")
        #expect(
            try refusal { _ = try send("2026-03-26") }
                == "`ordinaryPassport:E1` was found on 2026-03-26; book its return at the custody desk")
        try home.load(.custody(.sample(.handedIn, "ordinaryPassport:E1", "2026-03-26T10:00")))
        #expect(try states("2026-03-26") == ["P-3 send 1", "P-2 send 4"])
    }

    @Test func aClaimCanBeSettledAfterTheReturnWasBooked() throws {
        try claim("2026-03-22")
        try home.load(.custody(.sample(.handedIn, "ordinaryPassport:E1", "2026-03-23T10:00")))
        try settle("2026-03-23", found: true)
        #expect(try home.count("dunning_settlement") == 1)
    }

    @Test func aRefusalIsOneLetter() throws {
        let sent = try send("2026-03-17", booklet("ordinaryPassport:E2"), of: "P-2")
        #expect(sent.sent.number == 4 && sent.sent.step.recipient == .discipline)
        #expect(sent.next.state == .ended)
    }

    /// The role, the unit's reach and one's own file.
    @Test func whoMayDoWhat() throws {
        for (actor, work) in [
            ("auditor", { _ = try send("2026-03-21", by: "auditor") }),
            ("auditor", { try claim("2026-03-21", by: "auditor") }),
            ("other", { _ = try send("2026-03-21", by: "other") }), ("other", { try claim("2026-03-21", by: "other") }),
            ("self", { _ = try send("2026-03-21", by: "self") }), ("self", { try claim("2026-03-21", by: "self") }),
            ("nobody", { _ = try send("2026-03-21", by: "nobody") }),
        ] as [(String, () throws -> Void)] {
            let before = try home.dump()
            #expect(throws: AccessRefusal.self, "\(actor)") { try work() }
            #expect(try home.dump() == before)
        }
        try claim("2026-03-21", by: "desk")
        for actor in ["clerk", "self", "admin"] {
            #expect(throws: AccessRefusal.self, "\(actor)") { try settle("2026-03-21", found: true, by: actor) }
        }
    }

    @Test(arguments: ["dunning_letter", "dunning_claim", "dunning_settlement"])
    func nothingIsEverChanged(_ table: String) throws {
        _ = try send("2026-03-21")
        try claim("2026-03-22")
        try settle("2026-03-22", found: false)
        #expect(throws: (any Error).self) { try home.execute("UPDATE \(table) SET receipt = 1") }
        #expect(throws: (any Error).self) { try home.execute("DELETE FROM \(table)") }
        #expect(try home.count(table) == 1)
    }
}
