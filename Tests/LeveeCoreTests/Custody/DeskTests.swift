import Testing

@testable import LeveeCore

/// Places, moments, words and what has to be looked at.
@Suite struct DeskTests {
    private static func dossier(_ build: (inout Dossier) -> Void = { _ in }) -> Dossier {
        var dossier = Dossier.example
        dossier.declares(DeskSample.document, issued: "2025-01-01")
        dossier.keeps(.handedIn, at: "2026-01-01")
        build(&dossier)
        return dossier
    }

    private func decide(
        _ act: DeskAct, _ dossier: Dossier = dossier(), now: StaticString = "2026-03-08T10:00",
        occupant: DocumentKey? = nil
    ) throws -> CustodyEvent {
        try DeskSample.desk(try DeskView(DeskSample.key, holder: dossier), on: now).decide(act, occupant: occupant)
    }

    private static func out() -> Dossier { dossier { $0.keeps(.handedOut, at: "2026-03-01") } }

    @Test func itComesBackWhereItLay() throws {
        var act = DeskSample.act(.return)
        (act.place, act.slot) = (nil, nil)
        #expect(try decide(act, Self.out()).spot == Spot(place: "旧柜", slot: "9"))
        act.slot = "7"
        #expect(throws: DeskRefusal.noPlace(.return)) { try decide(act, Self.out()) }
        act.place = "新柜"
        #expect(try decide(act, Self.out()).spot == Spot(place: "新柜", slot: "7"))
    }

    @Test func aPlaceIsNeeded() throws {
        var dossier = Dossier.example
        dossier.declares(DeskSample.document, issued: "2025-01-01")
        var act = DeskSample.act(.receive)
        act.place = nil
        #expect(throws: DeskRefusal.noPlace(.receive)) { try decide(act, dossier) }
        (act.place, act.slot) = ("柜", nil)
        #expect(try decide(act, dossier).spot == Spot(place: "柜", slot: nil))
        dossier.keeps(.handedIn, at: "2026-01-01", place: nil, slot: nil)
        dossier.keeps(.handedOut, at: "2026-03-01")
        act = DeskSample.act(.return)
        (act.place, act.slot) = (nil, nil)
        #expect(throws: DeskRefusal.noPlace(.return)) { try decide(act, dossier) }
    }

    @Test func aSlotHoldsOneBooklet() throws {
        let other = DocumentKey.example("ordinaryPassport:E99999999")
        for operation in [DeskOperation.receive, .return, .place, .transfer] {
            var dossier = Dossier.example
            dossier.declares(DeskSample.document, issued: "2025-01-01")
            if operation != .receive { dossier.keeps(.handedIn, at: "2026-01-01") }
            if operation == .return { dossier.keeps(.handedOut, at: "2026-03-01") }
            let act = DeskSample.act(operation)
            let spot = try #require(Spot(place: act.place, slot: act.slot))
            #expect(throws: DeskRefusal.slotTaken(spot, by: other)) { try decide(act, dossier, occupant: other) }
            #expect(try decide(act, dossier).spot == spot)
        }
        // A place without slots holds many.
        var act = DeskSample.act(.place)
        act.slot = nil
        #expect(try decide(act, occupant: other).spot == Spot(place: "柜", slot: nil))
    }

    @Test func movingMoves() throws {
        var act = DeskSample.act(.place)
        (act.place, act.slot) = ("旧柜", "9")
        #expect(throws: DeskRefusal.alreadyThere(DeskSample.key)) { try decide(act) }
        (act.place, act.slot) = (nil, "8")
        #expect(try decide(act).spot == Spot(place: "旧柜", slot: "8"))
        act = DeskSample.act(.transfer)
        (act.place, act.slot) = ("旧柜", "8")
        #expect(throws: DeskRefusal.alreadyThere(DeskSample.key)) { try decide(act) }
        act = DeskSample.act(.transfer)
        #expect(try decide(act).note == "→ 某处")
        act.note = "搬迁"
        #expect(try decide(act).note == "→ 某处：搬迁")
        act.recipient = nil
        #expect(throws: DeskRefusal.noRecipient(.transfer)) { try decide(act) }
    }

    @Test func forwardingNeedsWhoAndWhy() throws {
        var act = DeskSample.act(.forward)
        #expect(try decide(act).note == "→ 某处：注销")
        act.note = nil
        #expect(throws: DeskRefusal.needsReason(.forward)) { try decide(act) }
        act = DeskSample.act(.forward)
        act.recipient = nil
        #expect(throws: DeskRefusal.noRecipient(.forward)) { try decide(act) }
    }

    @Test func theMoment() throws {
        #expect(throws: DeskRefusal.inTheFuture("2026-03-08T10:01:00+08:00")) {
            try decide(DeskSample.act(.seen, at: "2026-03-08T10:01"))
        }
        #expect(try decide(DeskSample.act(.seen)).at == .example("2026-03-08T10:00"))
        #expect(
            throws: DeskRefusal.notAfterTheLast(
                DeskSample.key, last: .example("2026-01-01T12:00"), shown: "2026-01-01T12:00:00+08:00")
        ) {
            try decide(DeskSample.act(.seen, at: "2026-01-01T12:00"))
        }
        #expect(try decide(DeskSample.act(.seen, at: "2026-01-01T12:01")).event == .seen)
    }

    @Test func whatSpeaksAgainstAHandOutIsLookedAtFirst() throws {
        let dossier = Self.dossier {
            $0.mayTravel("A-1", "2026-03-10", "2026-03-20")
            $0.restricted(.exitBan, from: "2026-03-01", until: "2026-03-08")
            $0.restricted(.transfer, from: "2026-03-01", reference: "R-2")
            $0.restricted(.investigation, from: "2026-03-09", reference: "R-3")
            $0.authority(.cancelled, DeskSample.document, on: "2026-03-08")
            $0.authority(.lost, DeskSample.document, on: "2026-03-07")
        }
        let notices: [DeskNotice] = [
            .restricted(.exitBan, reference: "R-1"), .cancelled(.example("2026-03-08")),
            .reportedLost(.example("2026-03-07")),
        ]
        var act = DeskSample.act(.handOut)
        #expect(throws: DeskRefusal.look(notices)) { try decide(act, dossier) }
        act.acknowledged = Set(notices.dropLast())
        #expect(throws: DeskRefusal.look(notices)) { try decide(act, dossier) }
        act.acknowledged = Set(notices)
        #expect(try decide(act, dossier).approval == "A-1")
        // What stays in the safe needs no look.
        #expect(try decide(DeskSample.act(.seen), dossier).event == .seen)
        let expired = Self.dossier {
            $0.documents = []
            $0.declares(DeskSample.document, issued: "2016-03-08", expires: "2026-03-07")
            $0.keeps(.handedIn, at: "2026-01-01")
            $0.mayTravel("A-1", "2026-03-10", "2026-03-20")
        }
        #expect(throws: DeskRefusal.look([.expired(.example("2026-03-07"))])) {
            try decide(DeskSample.act(.handOut), expired)
        }
    }

    @Test func anException() throws {
        let view = try DeskView(DeskSample.key, holder: Self.dossier())
        var act = DeskSample.act(.handOut)
        let desk = DeskSample.desk(view)
        #expect(throws: DeskRefusal.needsReason(.handOut)) { try desk.decideException(act) }
        act.note = "急诊"
        let event = try desk.decideException(act)
        #expect(event.event == .handedOut && event.approval == nil && event.note == "急诊")
        act.approval = "A-9"
        #expect(throws: DeskRefusal.barred([.init("A-9", .unknown)])) { try desk.decideException(act) }
        let early = try DeskView(
            DeskSample.key,
            holder: Self.dossier { $0.mayTravel("A-1", "2026-03-30", "2026-04-10", decided: "2026-03-01") })
        act.approval = "A-1"
        #expect(try DeskSample.desk(early).decideException(act).approval == "A-1")
        let allowed = try DeskView(
            DeskSample.key, holder: Self.dossier { $0.mayTravel("A-1", "2026-03-10", "2026-03-20") })
        #expect(throws: DeskRefusal.isAllowed(by: "A-1")) { try DeskSample.desk(allowed).decideException(act) }
        let out = try DeskView(DeskSample.key, holder: Self.out())
        #expect(throws: DeskRefusal.self) { try DeskSample.desk(out).confirmException(act) }
    }

    /// Where a booklet lies is what the last entry said while it was kept.
    @Test func whereItLies() {
        func spot(_ events: [(CustodyEvent.Kind, String?)]) -> String? {
            let entries = events.enumerated().map { index, event in
                CustodyEvent(
                    document: DeskSample.key, at: Instant(nanoseconds: Int64(index)), event: event.0, place: event.1,
                    officer: "u")
            }
            return Booklet(DeskSample.key, entries).spot?.place
        }
        #expect(spot([]) == nil)
        #expect(spot([(.handedIn, "a"), (.seen, nil)]) == "a")
        #expect(spot([(.handedIn, "a"), (.seen, "b")]) == "b")
        #expect(spot([(.handedIn, "a"), (.handedOut, "b")]) == nil)
        #expect(spot([(.handedIn, "a"), (.handedOut, nil), (.seen, "b")]) == nil)
        #expect(spot([(.handedIn, "a"), (.handedOut, nil), (.handedIn, nil)]) == nil)
        #expect(spot([(.handedIn, "a"), (.handedIn, nil)]) == "a")
        #expect(spot([(.handedIn, "a"), (.missing, "c")]) == nil)
        #expect(spot([(.handedIn, "a"), (.missing, nil), (.seen, nil)]) == "a")
        #expect(spot([(.handedIn, "a"), (.missing, nil), (.seen, "b")]) == "b")
        #expect(spot([(.handedIn, "a"), (.forwarded, "b"), (.handedIn, nil)]) == nil)
    }
}
