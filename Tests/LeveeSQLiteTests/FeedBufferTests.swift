import GRDB
import LeveeCore
import Testing

@testable import LeveeSQLite

/// What an import remembers and keeps back, with limits that a small registry reaches.
@Suite struct FeedBufferTests {
    /// Nobody may notice whether a number is looked for, remembered, or known because everybody was read at once.
    @Test(arguments: [(0, 32, 32), (3, 32, 64), (3, 32, 32), (3, 33, 32), (3, 32, 8), (1000, 32, 8)])
    func peopleAreFoundByTheirNumbers(_ few: Int, _ registered: Int, _ limit: Int) throws {
        let home = try TestStore()
        _ = try home.load((1...registered).map { .person(.sample($0)) })
        var random = Seeded(few * 100 + limit)
        try home.store.queue.read { db in
            let people = try KnownPeople(db, few: few, limit: limit)
            for _ in 0..<400 {
                let number = idNumber(Int.random(in: 1...90, using: &random))
                let found = try Array(number.text.utf8).withUnsafeBytes { try people.person(with: $0) }
                let sql = "SELECT person_id FROM person WHERE id_number = ?"
                #expect(try found?.value == Int64.fetchOne(db, sql: sql, arguments: [number.text]))
                guard let found else { continue }
                let document = Int.random(in: 1...3, using: &random)
                _ = people.isNew(document, of: found)
                #expect(!people.isNew(document, of: found))
            }
        }
    }

    /// Around the end of a run, and around where the rows are written before anybody asks.
    @Test(arguments: [0, 1, 3, 4, 5, 8, 15, 16, 17, 33, 300]) func everyPairIsWrittenOnce(_ count: Int) throws {
        let home = try TestStore()
        var random = Seeded(count)
        let pairs = (0..<count).map { (person: Int64.random(in: 0..<20, using: &random), record: Int64($0 + 1)) }
        try home.store.queue.write { db in
            let buffer = try FeedPersonBuffer(db, limit: 16, run: 4)
            for (place, pair) in pairs.enumerated() {
                try buffer.add(PersonID(pair.person), pair.record)
                let written = try Int.fetchOne(db, sql: "SELECT count(*) FROM feed_person")
                #expect(written == (place + 1) / 16 * 16)
            }
            try buffer.flush()
            try buffer.flush()
            let rows = try Row.fetchAll(db, sql: "SELECT person_id, record FROM feed_person ORDER BY person_id, record")
            let sorted = pairs.sorted { ($0.person, $0.record) < ($1.person, $1.record) }
            #expect(rows.map { [$0[0], $0[1]] as [Int64] } == sorted.map { [$0.person, $0.record] })
        }
    }

    /// Numbers of every size and sign, with few or many digits that differ; twice with the same room.
    @Test(arguments: [0, 1, 2, 700, 3000]) func peopleAreSortedDigitByDigit(_ count: Int) {
        var random = Seeded(count)
        var sorting = PersonSort(few: 0)
        for bound in [.max, 5, 1 << 12] as [Int64] {
            var pairs = (0..<count).map { record in
                let person = [Int64.random(in: 0..<bound, using: &random), .min, .max, -1].randomElement(using: &random)
                return PersonRecord(person: person ?? 0, record: Int64(record))
            }
            let sorted = pairs.sorted { ($0.person, $0.record) < ($1.person, $1.record) }
            pairs.withUnsafeMutableBufferPointer { sorting.sort($0) }
            #expect(pairs.map { [$0.person, $0.record] } == sorted.map { [$0.person, $0.record] })
        }
    }

    /// Documents that begin or end alike, of every length around that of a word.
    @Test func documentsAreToldApart() {
        let digest = DocumentDigest()
        let bytes = (0..<40).map { UInt8($0 % 3) }
        var seen: [Int: [UInt8]] = [:]
        for length in 0...bytes.count {
            for changed in 0...length {
                var document = Array(bytes.prefix(length))
                if changed < length { document[changed] = 7 }
                let found = document.withUnsafeBytes { digest($0) }
                #expect(found == document.withUnsafeBytes { digest($0) })
                #expect(seen.updateValue(document, forKey: found) == nil)
            }
        }
    }
}
