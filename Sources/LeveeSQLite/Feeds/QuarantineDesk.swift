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

    func people(of content: FeedItem.Content?, in record: QuarantinedRecord) throws -> [PersonID] {
        try QuarantinedPeople(db: db, reading: reading).named(in: content, of: record)
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
