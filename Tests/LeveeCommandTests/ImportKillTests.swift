import Foundation
import GRDB
import Testing

/// Killed at any moment and run again, an import leaves what an undisturbed one leaves.
@Suite struct ImportKillTests {
    /// More of both with LEVEE_KILL_RECORDS and LEVEE_KILL_MOMENTS.
    private static let records = number("LEVEE_KILL_RECORDS") ?? 2000
    private static let moments = number("LEVEE_KILL_MOMENTS") ?? 6

    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

    @Test func killedAtAnyMomentAndRunAgain() throws {
        let undisturbed = try prepared()
        let start = ContinuousClock.now
        #expect(try undisturbed.run("import", "a.xml", "b.xml").code == 10)
        let whole = ContinuousClock.now - start
        let expected = try facts(undisturbed)
        #expect(expected.count > Self.records)
        var wholeRuns = 0
        for moment in 0..<Self.moments {
            let home = try prepared()
            // From before the first record to shortly after the last, each somewhere in its own share.
            let share = (Double(moment) + Double.random(in: 0..<1)) / Double(Self.moments) * 1.1
            try home.runAndKill(["import", "a.xml", "b.xml"], after: whole * share)
            if try facts(home) == expected { wholeRuns += 1 }
            #expect(try home.run("doctor").code == 0)
            #expect(try home.run("import", "a.xml", "b.xml").code == 10)
            #expect(try facts(home) == expected, "killed after \(whole * share) of \(whole)")
            #expect(try home.run("doctor").code == 0)
        }
        #expect(wholeRuns < Self.moments, "nothing was killed in time")
    }

    /// Two files with every kind of record and outcome, the second one withdrawing from the first.
    private func prepared() throws -> FeedHome {
        let home = try FeedHome()
        func file(_ sequence: Int64, _ prefix: String) -> String {
            let records = (0..<Self.records / 2).map { place in
                let id = "\(prefix)\(place)"
                let number = "E\(10_000_000 + place)"
                switch place % 10 {
                case 0: return FeedText.issued(id, number: number)
                case 1: return FeedText.issued(id, FeedText.stranger, number: "X\(place)")
                case 2: return FeedText.issued(id, FeedText.namesake, number: "Y\(place)")
                case 3: return FeedText.issued(id, on: "2024-02-30")
                case 4: return FeedText.holdings(id, FeedText.known, number, "E\(place)")
                case 5: return FeedText.withdrawal(id, of: "a\(place - 5)")
                case 6: return FeedText.crossing(id, nil, number: "E44444444")
                default: return FeedText.crossing(id, number: number)
                }
            }
            return FeedText.feed(sequence, records.joined(separator: "\n"))
        }
        try home.write("a.xml", file(1, "a"))
        try home.write("b.xml", file(2, "b"))
        return home
    }

    /// All facts, without when and with which run they came.
    private func facts(_ home: FeedHome) throws -> [String] {
        let tables = [
            "feed_file", "feed_record", "feed_person", "mention", "withdrawn", "match_candidate", "quarantine",
            "holder_of",
        ]
        return try DatabaseQueue(path: home.database).read { db in
            try tables.flatMap { table in
                let columns = try db.columns(in: table).map(\.name).filter {
                    !["receipt", "received_at", "delivery"].contains($0)
                }
                return try Row.fetchAll(db, sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table)")
                    .map { "\(table) \($0)" }.sorted()
            }
        }
    }
}
