import Foundation
import LeveeCore
import Synchronization
import Testing

@testable import LeveeSQLite

/// The desk on random acts: the ledger's fold is what the store answers, no slot holds two booklets, and two desks together
/// do nothing that one after the other could not.
@Suite struct DeskPropertyTests {
    /// Every document's ledger as the dossiers have it, which is not the way in which the desk reads it.
    private func records(_ home: TestStore) throws -> [DocumentRecord] {
        var records: [DocumentRecord] = []
        try home.store.eachDossier { records += $0.documents }
        return records.sorted { $0.key < $1.key }
    }

    private func check(_ home: TestStore, mayClash: Bool) throws {
        let booklets = try records(home).map(Booklet.init)
        let kept = booklets.filter { $0.state == .kept }
        #expect(try home.store.safe().map(\.booklet) == kept)
        for place in ["safe", "box", "?"] {
            #expect(try home.store.safe(at: place).map(\.booklet) == kept.filter { $0.spot?.place == place })
        }
        for place in ["safe", "box", nil] {
            for slot in DeskWorld.slots {
                let spot = try #require(Spot(place: place, slot: slot))
                let there = try home.store.read { try CustodyLedger.booklets(in: spot, $0) }
                #expect(there == kept.filter { $0.spot == spot })
                if !mayClash { #expect(there.count <= 1) }
            }
        }
        for booklet in booklets {
            #expect(try home.store.read { try CustodyLedger.booklet(booklet.document, in: $0) } == booklet)
        }
    }

    @Test(arguments: 1...12) func theStoreAnswersWhatTheModelDoes(_ seed: Int) throws {
        var random = Seeded(seed)
        let home = try DeskWorld.make()
        let clock = TestClock()
        var model = DeskModel()
        var done = 0
        for _ in 0..<40 {
            let act = DeskWorld.randomAct(by: "desk-\(Int.random(in: 1...2, using: &random))", &random)
            let allowed = try model.take(act)
            #expect(try home.store.tryAct(act, clock) == allowed, "\(act)")
            done += allowed ? 1 : 0
        }
        #expect(done > 5)
        #expect(try records(home).flatMap { $0.custody.map(\.withoutMoment) } == model.ledger)
        try check(home, mayClash: false)
    }

    /// Loaded tables may say anything; then more than one booklet may be said to lie in a slot, and all are shown.
    @Test(arguments: 1...12) func loadedTablesMayClash(_ seed: Int) throws {
        var random = Seeded(seed)
        let home = try TestStore()
        var rows: [RegistryRow] = [.person(.sample(1))]
        rows += DeskWorld.documents.map { .document(.sample($0.description)) }
        for _ in 0..<30 {
            var event = CustodyEvent.sample(
                CustodyEvent.Kind.allCases.randomElement(using: &random) ?? .seen,
                (DeskWorld.documents.randomElement(using: &random) ?? DeskWorld.documents[0]).description,
                "2026-01-0\(Int.random(in: 1...9, using: &random))T10:00")
            event.place = ["safe", "box", nil].randomElement(using: &random) ?? nil
            event.slot = Bool.random(using: &random) ? nil : DeskWorld.slots.randomElement(using: &random)
            rows.append(.custody(event))
        }
        _ = try home.load(rows)
        try check(home, mayClash: true)
    }

    @Test(arguments: 1...25) func twoDesksAtOnceAreAsGoodAsOneAfterTheOther(_ seed: Int) throws {
        var random = Seeded(seed)
        let home = try DeskWorld.make()
        let clock = TestClock()
        var start: [DeskAct] = []
        for document in DeskWorld.documents where Bool.random(using: &random) {
            var act = DeskAct(.receive, document, at: received, officer: "desk-1", place: "safe")
            act.slot = "\(start.count + 1)"
            start.append(act)
        }
        for act in start { _ = try home.store.tryAct(act, clock) }
        let desks = ["desk-1", "desk-2"].map { officer in
            (0..<3).map { _ in DeskWorld.randomAct(by: officer, &random) }
        }
        try Self.together(desks, at: home, clock)

        let found = try records(home).flatMap { $0.custody.map(\.withoutMoment) }
        let reachable = try Self.orders(of: desks[0], and: desks[1]).map { order in
            var model = DeskModel()
            for act in start + order { _ = try model.take(act) }
            return model.ledger
        }
        #expect(reachable.contains(found), "\(desks)\n\(found)")
        try check(home, mayClash: false)
    }

    /// Each desk on a thread and a connection of its own.
    private static func together(_ desks: [[DeskAct]], at home: TestStore, _ clock: TestClock) throws {
        let stores = try desks.map { _ in try Store(path: home.path, busyTimeout: 30) }
        let failures = Failures()
        DispatchQueue.concurrentPerform(iterations: desks.count) { desk in
            do {
                for act in desks[desk] { _ = try stores[desk].tryAct(act, clock) }
            } catch { failures.add("\(error)") }
        }
        #expect(failures.all == [])
    }

    private static func orders(of left: [DeskAct], and right: [DeskAct]) -> [[DeskAct]] {
        guard let first = left.first else { return [right] }
        guard let second = right.first else { return [left] }
        return orders(of: Array(left.dropFirst()), and: right).map { [first] + $0 }
            + orders(of: left, and: Array(right.dropFirst())).map { [second] + $0 }
    }
}

/// The same seed gives the same acts on every platform.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
}

private final class Failures: Sendable {
    private let texts = Mutex<[String]>([])

    func add(_ text: String) { texts.withLock { $0.append(text) } }
    var all: [String] { texts.withLock { $0 } }
}
