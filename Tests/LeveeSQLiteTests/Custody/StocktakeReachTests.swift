import LeveeCore
import Testing

@testable import LeveeSQLite

/// A count says of the people within a reach what it says of all; whoever ends it reaches everybody in it.
@Suite struct StocktakeReachTests {
    private let home: ReachHome
    private var store: Store { home.store }
    private let policy: PolicyOnDay
    private let moment = instant("2026-11-23T10:00")

    init() throws {
        home = try ReachHome()
        policy = try tens(on: "2026-11-23")
        for (user, unit) in [("k-0", "U-0"), ("k-11", "U-11")] { try home.home.add(user, [.custodian], unit: unit) }
    }

    private func start(_ place: String?, by user: String = "k-0") throws -> Stocktake {
        try store.startStocktake(place: place, actor: user, at: moment)
    }

    private func scan(
        _ document: String, _ slot: String? = nil, in reach: Reach = .everybody, by user: String = "k-0"
    ) throws {
        _ = try store.scan(
            booklet(document), at: Spot(place: nil, slot: slot), in: 1, within: reach, actor: user, at: moment)
    }

    private func statement(_ reach: Reach) throws -> StocktakeStatement {
        try store.stocktakeStatement(1, in: reach, policy: policy, at: moment).statement
    }

    private func cancel(_ number: Int64, by user: String) throws -> Stocktake {
        try store.cancelStocktake(number, reason: "x", actor: user, policy: policy, at: moment)
    }

    @Test(arguments: [nil, "safe"] as [String?]) func aStatementIsOfThoseWithinTheReach(_ place: String?) throws {
        _ = try start(place)
        let whole = try statement(.everybody)
        #expect(whole.lines.compactMap(\.person).sorted() == ReachHome.refs)
        for (unit, refs) in ReachHome.within {
            let found = try statement(ReachHome.reach(unit))
            let due = whole.lines.filter { line in refs.contains { $0 == line.person } }
            #expect(found.lines == due, "\(unit)")
            #expect(found.out == refs.count, "\(unit)")
        }
        let nobodys = try statement(.units([]))
        #expect(nobodys.lines == [] && nobodys.out == 0)
    }

    @Test func aFinishedOneTooIsOfThoseWithinTheReach() throws {
        _ = try start("safe")
        let whole = try statement(.everybody)
        _ = try store.finishStocktake(1, shown: whole, actor: "k-0", policy: policy, at: moment)
        for (unit, refs) in ReachHome.within {
            let found = try statement(ReachHome.reach(unit))
            #expect(found.lines.compactMap(\.person).sorted() == refs, "\(unit)")
        }
        let again = try statement(.everybody)
        #expect(again == whole)
    }

    @Test func whatIsNobodysIsSeenByAll() throws {
        try home.home.load(.custody(.sample(.handedIn, "taiwanPermit:L1", "2026-01-01T10:00")))
        _ = try start(nil)
        for reach in [Reach.everybody, ReachHome.reach("U-2"), .units([])] {
            let found = try statement(reach).lines.filter { $0.person == nil }
            #expect(found.map(\.document) == ["taiwanPermit:L1"])
        }
    }

    @Test func scansAreOfThoseWithinTheReach() throws {
        _ = try start("safe")
        for number in 1...5 { try scan("ordinaryPassport:E\(number)", "\(number)") }
        try scan("taiwanPermit:L9")
        for (unit, refs) in ReachHome.within {
            let due = refs.map { "ordinaryPassport:E\($0.suffix(1))" } + ["taiwanPermit:L9"]
            let counts = try store.stocktakes(in: ReachHome.reach(unit))
            #expect(counts.map { $0.scans.map(\.document.description) } == [due], "\(unit)")
            let open = try store.stocktakeStatement(1, in: ReachHome.reach(unit), policy: policy, at: moment).stocktake
            #expect(open == counts[0], "\(unit)")
        }
        let all = try store.stocktakes()
        #expect(all.map(\.scans.count) == [6])
        let head = try store.stocktake(1)
        #expect(head?.scans == [] && head?.place == "safe")
        let none = try store.stocktake(2)
        #expect(none == nil)
    }

    @Test func nobodyScansWhatIsBeyondHisReach() throws {
        _ = try start("safe")
        try scan("ordinaryPassport:E3", "3")
        let before = try home.home.dump()
        let reach = ReachHome.reach("U-11")
        let refused = AccessRefusal.someoneOutsideUnit("k-11", "U-11")
        #expect(throws: refused) { try scan("ordinaryPassport:E1", in: reach, by: "k-11") }
        // Which booklet was found in the slot is not told either.
        #expect(throws: refused) { try scan("ordinaryPassport:E2", "3", in: reach, by: "k-11") }
        let spot = try #require(Spot(place: "safe", slot: "3"))
        let taken = StocktakeRefusal.slotTaken("S-1", spot, booklet("ordinaryPassport:E3"))
        #expect(throws: taken) { try scan("ordinaryPassport:E2", "3") }
        let after = try home.home.dump()
        #expect(after == before)
        try scan("ordinaryPassport:E2", "2", in: reach, by: "k-11")
        try scan("taiwanPermit:L9", in: reach, by: "k-11")
        let scans = try store.stocktakes(in: reach)[0].scans.map(\.document.description)
        #expect(scans == ["ordinaryPassport:E2", "taiwanPermit:L9"])
    }

    @Test func whoCancelsACountReachesEverybodyInIt() throws {
        _ = try start("safe", by: "k-11")
        let before = try home.home.dump()
        #expect(throws: AccessRefusal.outsideUnit("k-11", "U-11", "P-1")) { try cancel(1, by: "k-11") }
        let after = try home.home.dump()
        #expect(after == before)
        let cancelled = try cancel(1, by: "k-0")
        #expect(cancelled.end?.isFinished == false)
        // Where only his own people's lie, it is his.
        try home.home.load(
            .custody(
                CustodyEvent(
                    document: booklet("hkMacaoPermit:C2"), at: instant("2026-06-01T10:00"), event: .handedIn,
                    place: "annex", officer: "u-9")))
        _ = try start("annex", by: "k-11")
        let own = try cancel(2, by: "k-11")
        #expect(own.end?.by == "k-11")
    }

    /// Of a booklet that was scanned and lies nowhere by the ledger, too.
    @Test func whatWasScannedCountsAsWell() throws {
        _ = try start("annex", by: "k-11")
        try scan("hkMacaoPermit:C3")
        #expect(throws: AccessRefusal.outsideUnit("k-11", "U-11", "P-3")) { try cancel(1, by: "k-11") }
    }

    @Test func whatWasShownIsComparedWithinTheSameReach() throws {
        _ = try start("safe")
        let reach = ReachHome.reach("U-1")
        let shown = try statement(reach)
        func finish(_ shown: StocktakeStatement, _ reach: Reach) throws -> Stocktake {
            try store.finishStocktake(1, shown: shown, in: reach, actor: "k-0", policy: policy, at: moment)
        }
        #expect(throws: StocktakeRefusal.changed("S-1")) { try finish(shown, .everybody) }
        try scan("ordinaryPassport:E2")
        #expect(throws: StocktakeRefusal.changed("S-1")) { try finish(shown, reach) }
        let again = try statement(reach)
        // Beyond the reach: nothing changes of what he was shown.
        try scan("ordinaryPassport:E3")
        let finished = try finish(again, reach)
        #expect(finished.end?.isFinished == true)
    }
}
