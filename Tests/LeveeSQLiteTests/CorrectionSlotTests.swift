import LeveeCore
import Testing

@testable import LeveeSQLite

/// A slot holds one booklet (柜位唯一); a correction keeps to that as the desk does.
@Suite struct CorrectionSlotTests {
    private let home: TestStore

    init() throws {
        home = try TestStore()
        try home.addUsers()
        _ = try home.load(["ordinaryPassport:E1", "hkMacaoPermit:C2"].map { .document(.sample($0)) })
        _ = try home.load(
            [lies("ordinaryPassport:E1", in: "1"), lies("hkMacaoPermit:C2", in: "2")].map { .custody($0) })
    }

    private func lies(_ document: String, in slot: String) -> CustodyEvent {
        var event = CustodyEvent.sample(.handedIn, document, "2026-01-01T10:00")
        event.place = "safe"
        event.slot = slot
        return event
    }

    private func name(_ event: CustodyEvent) -> FactName { .custody(event.document, at: event.at, event.event) }

    private func refusal(_ work: () throws -> Void) -> Bilingual? {
        do {
            try work()
            return nil
        } catch { return (error as? StoreError)?.explanation }
    }

    private static let taken = Bilingual(
        zh: "更正后 `hkMacaoPermit:C2` 将在柜位 `safe 1`，而该处已放有 `ordinaryPassport:E1`，请先核对柜位",
        en: "the corrected entry would put `hkMacaoPermit:C2` in `safe 1`, where `ordinaryPassport:E1` lies; "
            + "look at the slot first")

    @Test func aTakenSlotIsRefusedWhenSomebodyAsks() throws {
        let entry = name(lies("hkMacaoPermit:C2", in: "2"))
        let before = try home.dump()
        #expect(refusal { _ = try home.ask(entry, .amend([.slot: "1"])) } == Self.taken)
        #expect(try home.dump() == before)
        // What changes nothing about where it lies is nobody's business, nor is a slot of another place.
        try home.correct(entry, .amend([.officer: "u-8"]))
        try home.correct(entry, .amend([.slot: "1", .place: "annex"]))
    }

    @Test func aSlotThatWasTakenMeanwhile() throws {
        let number = try home.ask(name(lies("hkMacaoPermit:C2", in: "2")), .amend([.slot: "3"]))
        var moved = CustodyEvent.sample(.seen, "ordinaryPassport:E1", "2026-02-01T10:00")
        (moved.place, moved.slot) = ("safe", "3")
        try home.load(.custody(moved))
        #expect(refusal { try home.confirm(number) }?.en.contains("where `ordinaryPassport:E1` lies") ?? false)
    }

    /// A void hand-out puts the booklet back where it lay; there may be another one by now.
    @Test func aBookletThatNeverLeft() throws {
        let out = CustodyEvent.sample(.handedOut, "ordinaryPassport:E1", "2026-02-01T10:00")
        var moved = CustodyEvent.sample(.seen, "hkMacaoPermit:C2", "2026-02-02T10:00")
        (moved.place, moved.slot) = ("safe", "1")
        _ = try home.load([.custody(out), .custody(moved)])
        #expect(refusal { _ = try home.ask(name(out), .void) }?.en.contains("where `hkMacaoPermit:C2` lies") ?? false)
    }

    /// The entry was another document's: it takes the slot along.
    @Test func theSlotGoesWithTheEntry() throws {
        let entry = name(lies("ordinaryPassport:E1", in: "1"))
        try home.correct(entry, .amend([.document: "taiwanPermit:L3"]))
        #expect(
            try home.store.safe().map { "\($0.booklet.document) \($0.booklet.spot?.shown ?? "")" }.sorted() == [
                "hkMacaoPermit:C2 safe 2", "taiwanPermit:L3 safe 1",
            ])
    }
}
