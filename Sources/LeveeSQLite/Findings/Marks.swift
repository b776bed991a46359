import GRDB
import LeveeCore

/// Of whom a night has to think again.
enum Marks {
    /// Has the person examined by the next night, for a reason that is no fact of his dossier.
    static func mark(_ person: Int64, in db: Database) throws {
        try db.execute(sql: "INSERT OR IGNORE INTO marked VALUES (?)", arguments: [person])
    }

    /// Everybody whom a night must examine, in order; nil where it had better examine everybody.
    static func people(in reach: NightReach, _ db: Database) throws -> [Int64]? {
        guard case .touched(let touched) = reach else { return nil }
        try db.execute(sql: "CREATE TEMP TABLE touched (person_id INTEGER PRIMARY KEY)")
        defer { try? db.execute(sql: "DROP TABLE temp.touched") }
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO touched SELECT person_id FROM marked;
                INSERT OR IGNORE INTO touched SELECT person_id FROM feed_record
                  WHERE accepted > (SELECT accepted FROM night_memory) AND person_id IS NOT NULL;
                -- What is known of a document is known of each who has to do with it.
                INSERT OR IGNORE INTO touched SELECT k.person_id FROM touched t
                  CROSS JOIN holder_of h ON h.person_id = t.person_id CROSS JOIN holder_of k ON k.document = h.document;
                INSERT OR IGNORE INTO touched SELECT person_id FROM match_decision WHERE person_id IS NOT NULL;
                INSERT OR IGNORE INTO touched SELECT person_id FROM finding WHERE \(FindingStates.rests);
                INSERT OR IGNORE INTO touched SELECT person_id FROM verdict WHERE holds_until <= ?
                """, arguments: bound([cell(touched.day)]))
        if touched.coversMore {
            try db.execute(sql: "INSERT OR IGNORE INTO touched SELECT person_id FROM verdict WHERE waits_for_feed = 1")
        }
        if !touched.keys.isEmpty {
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO touched SELECT person_id FROM verdict
                    WHERE keys_low & ? <> 0 OR keys_high & ? <> 0
                    """,
                arguments: [Int64(bitPattern: touched.keys.low), Int64(bitPattern: touched.keys.high)])
        }
        return try Int64.fetchAll(db, sql: "SELECT person_id FROM touched ORDER BY person_id")
    }
}

/// A mark as it is kept in `verdict`.
enum MarkRow {
    static let columns = "standing, findings, undecided, holds_until, waits_for_feed, keys_low, keys_high"

    /// - Parameter first: place of the first of ``columns``.
    static func mark(_ row: Row, from first: Int) throws -> VerdictMark {
        VerdictMark(
            standing: try row.code(first), findings: row.count(first + 1),
            undecided: try row.optionalText(first + 2).map(undecided) ?? [], holdsUntil: row.optionalDay(first + 3),
            waitsForFeed: row.flag(first + 4),
            keys: KeyMask(
                low: UInt64(bitPattern: row.number(first + 5)), high: UInt64(bitPattern: row.number(first + 6))))
    }

    /// Reads what ``text(_:)`` wrote: for each its rule, its kind and what it is missing of.
    static func undecided(_ text: String) throws -> [Verdict.Undecided] {
        let items: [[String]] = try CanonicalJSON.read(text, in: "verdict.undecided")
        return try items.map { item in
            guard item.count == 3, let kind = Missing.Kind(rawValue: item[1]) else {
                throw StoreError.corrupt("verdict.undecided")
            }
            return Verdict.Undecided(rule: item[0], missing: Missing(kind, of: item[2]))
        }
    }

    private static func text(_ undecided: [Verdict.Undecided]) throws -> String? {
        if undecided.isEmpty { return nil }
        return try CanonicalJSON.text(undecided.map { [$0.rule, $0.missing.kind.rawValue, $0.missing.of] })
    }

    static func cells(_ mark: VerdictMark) throws -> [DatabaseValue] {
        [
            cell(mark.standing.rawValue), cell(Int64(mark.findings)), cell(try text(mark.undecided)),
            cell(mark.holdsUntil), cell(mark.waitsForFeed),
            cell(Int64(bitPattern: mark.keys.low)), cell(Int64(bitPattern: mark.keys.high)),
        ]
    }
}
