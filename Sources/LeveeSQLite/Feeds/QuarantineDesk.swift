import GRDB
import LeveeCore

/// One person at work on the quarantine, inside a transaction.
struct QuarantineDesk {
    let db: Database
    let actor: Actor
    let reading: RecordReading

    init(_ db: Database, _ actor: Actor, _ reading: @escaping RecordReading) {
        self.db = db
        self.actor = actor
        self.reading = reading
    }

    /// A record that waits and whose people the actor reaches.
    func open(_ number: Int64) throws -> QuarantinedRecord {
        let record = try Quarantine.record(number, in: db)
        if let fate = record.fate { throw QuarantineRefusal.settled(number, fate.kind) }
        try require(over: try? reading(Array(record.xml.utf8), record.header), of: record)
        return record
    }

    func require(over content: FeedItem.Content?, of record: QuarantinedRecord) throws {
        try actor.require(over: people(of: content, in: record), in: db)
    }

    /// Whom a record names; a withdrawal is about whom that record is that it takes back in the end.
    func people(of content: FeedItem.Content?, in record: QuarantinedRecord) throws -> [PersonID] {
        guard let content else { return [] }
        if case .record(let frame) = content, let target = frame.string(.target) {
            return try people(ofRecord: target, source: record.source)
        }
        return try Matcher(FeedTransaction(db, receipt: 0, receivedAt: record.receivedAt)).people(of: content)
    }

    /// Whose an accepted or held record is or could be; of a withdrawal, whose the record is that it takes back in the end.
    private func people(ofRecord id: String, source: String) throws -> [PersonID] {
        let number = try Int64.fetchOne(db, sql: "SELECT id FROM feed_source WHERE name = ?", arguments: [source])
        var target: String? = id
        while let number, let id = target {
            let row = try Row.fetchOne(
                db, sql: "SELECT accepted, person_id, target FROM feed_record WHERE source = ? AND record_id = ?",
                arguments: [number, id])
            guard let row else { return [] }
            if !row.isNull(1) { return [PersonID(row.number(1))] }
            target = row.optionalText(2)
            if target != nil { continue }
            return try Int64.fetchAll(
                db,
                sql: """
                    SELECT person_id FROM match_candidate WHERE record = ?1
                    UNION SELECT person_id FROM match_rematch WHERE record = ?1 ORDER BY 1
                    """, arguments: [row.number(0)]
            ).map(PersonID.init)
        }
        return []
    }

    func occupant(of record: QuarantinedRecord) throws -> QuarantineView.Occupant? {
        guard record.reason == .conflict, let id = record.recordID else { return nil }
        return try Row.fetchOne(
            db,
            sql: """
                SELECT d.sequence, t.received_at, NOT (\(FeedTransaction.stands)), r.person_id IS NULL AND r.target IS NULL
                FROM feed_record r JOIN feed_source s ON s.id = r.source JOIN receipt t ON t.id = r.delivery
                JOIN delivery d ON d.receipt = r.delivery WHERE s.name = ? AND r.record_id = ?
                """, arguments: [record.source, id]
        ).map { row in
            QuarantineView.Occupant(
                sequence: row.number(0), receivedAt: row.instant(1), isWithdrawn: row.flag(2), isHeld: row.flag(3))
        }
    }
}
