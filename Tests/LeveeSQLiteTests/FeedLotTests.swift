import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

/// An import keeps rows back and writes them in lots, remembers people, documents and gaps between ids. Nobody may notice: the
/// same records in one file and each in a file of its own leave the same registry.
@Suite struct FeedLotTests {
    private static let tables = [
        "SELECT accepted, source, record_id, kind, action, person_id, on_day, at, port, to_place, from_place, target, reason,"
            + " holder_id_number, holder_name, holder_birth_date, holder_sex, document, issuing_state, issued_on,"
            + " expires_on, doubts, hex(fingerprint) FROM feed_record ORDER BY accepted",
        "SELECT * FROM feed_person ORDER BY person_id, record",
        "SELECT * FROM holder_of ORDER BY person_id, document",
        "SELECT * FROM mention ORDER BY record, place", "SELECT * FROM withdrawn ORDER BY source, record_id",
        "SELECT record_id, reason, xml FROM quarantine ORDER BY id",
        "SELECT * FROM match_candidate ORDER BY record, person_id",
    ]

    private func rows(_ home: TestStore) throws -> [String] {
        try home.store.queue.read { db in
            try Self.tables.flatMap { try Row.fetchAll(db, sql: $0).map { "\($0)" } }
        }
    }

    private func home() throws -> TestStore {
        let home = try TestStore()
        _ = try home.load((1...6).map { .person(.sample($0)) })
        return home
    }

    /// Ids of several ranges, upwards, downwards and at random; some come again, with the same content or another one.
    private func record(_ number: Int, _ random: inout Seeded) -> FeedRecord {
        let order = [number, 500 - number, Int.random(in: 0..<40, using: &random)].randomElement(using: &random) ?? 0
        let id = "\(["a", "c", "w"].randomElement(using: &random) ?? "a")-\(1000 + order)"
        let key = "ordinaryPassport:E\(10_000_000 + Int.random(in: 0..<9, using: &random))"
        let holder = Holder.person(Int.random(in: 1...8, using: &random))
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return .issued(id, key, holder)
        case 1: return .issued(id, key, holder, action: .lost, expires: "2036-11-20")
        case 2: return .holdings(id, [key, "hkMacaoPermit:C\(20_000_000 + number)"], holder)
        case 3: return .withdrawal(id, of: "c-\(1000 + Int.random(in: 0..<40, using: &random))")
        case 4: return .withdrawal(id, of: "w-\(1000 + Int.random(in: 0..<40, using: &random))")
        case 5: return .crossing(id, key)
        case 6:
            let person = Person.sample(Int.random(in: 1...6, using: &random))
            return .issued(
                id, key, Holder(name: person.name, birthDate: person.birthDate, sex: person.sex))
        default: return .crossing(id, key, holder)
        }
    }

    @Test(arguments: 1...30) func lotsLeaveNoTrace(_ seed: Int) throws {
        var random = Seeded(seed)
        let records = (0..<Int.random(in: 1...120, using: &random)).map { record($0, &random) }
        let (whole, single) = (try home(), try home())
        let items = records.map { FeedItem.good($0) }
        let total = try whole.importFeed(.sample(1), items)
        var sum = FeedStatement(source: "gd", sequence: 1)
        for (place, item) in items.enumerated() {
            let one = try single.importFeed(.sample(Int64(place + 1)), [item])
            sum.received += one.received
            sum.accepted += one.accepted
            sum.duplicate += one.duplicate
            sum.notRegistered += one.notRegistered
            sum.possibleMatch += one.possibleMatch
            sum.quarantined += one.quarantined
        }
        #expect(total == sum, "seed \(seed)")
        #expect(try rows(whole) == rows(single), "seed \(seed)")
    }

    /// More people and documents than a table begins with, and more documents of one person than are remembered.
    @Test func tablesGrow() throws {
        let home = try TestStore()
        _ = try home.load((1...600).map { .person(.sample($0)) })
        let records = (0..<2).flatMap { round in
            (1...600).map { person in
                FeedRecord.crossing(
                    "c-\(round)-\(10_000 + person)", "ordinaryPassport:E\(10_000_000 + person)", .person(person))
            }
        }
        let many = (0..<20).map {
            FeedRecord.crossing("m-\(10 + $0)", "ordinaryPassport:E\(20_000_000 + $0 % 10)", .person(1))
        }
        let items = (records + many).map { FeedItem.good($0) }
        #expect(try home.importFeed(.sample(1), items).accepted == 1220)
        #expect(try home.count("feed_person") == 1220)
        #expect(try home.count("holder_of") == 610)
    }
}
