import GRDB
public import LeveeCore

/// Reads one record as if it stood in the file of the header. It is called inside the transaction that uses what it gives.
public typealias RecordReading = (_ xml: [UInt8], _ header: FeedHeader) throws -> FeedItem.Content

extension Store {
    /// What is in quarantine, in the order in which it came.
    /// - Parameter isOpen: only what waits.
    public func quarantined(isOpen: Bool = false) throws -> [QuarantinedRecord] {
        try read { try Quarantine.records(isOpen ? "WHERE \(Quarantine.waits)" : "", in: $0) }
    }

    /// Forgets the records in which no person could be read and that were received before the moment, unless one was imported
    /// as somebody's or names somebody who is registered by now. Writes only where there are some.
    /// - Returns: how many were forgotten.
    public func forgetQuarantine(before limit: Instant, actor: String, at: Instant) throws -> Int {
        let isOld = """
            q.is_personless = 1 AND q.received_at < \(limit.nanoseconds) AND NOT EXISTS (
              SELECT 1 FROM quarantine_step s WHERE s.record = q.id AND (s.kind = 'named' OR s.fact IS NOT NULL))
            """
        let any = "SELECT EXISTS (SELECT 1 FROM quarantine q WHERE \(isOld))"
        guard try read({ try Bool.fetchOne($0, sql: any) ?? false }) else { return 0 }
        let act = Act(kind: .command, action: "forget quarantine", name: "quarantine", actor: actor, at: at)
        return try write(act) { db, receipt in
            let old = try Int64.fetchAll(db, sql: "SELECT q.id FROM quarantine q WHERE \(isOld) ORDER BY q.id")
            try Quarantine.forget(old, actor: actor, receipt: receipt, in: db)
            return (old.count, "receipt=\(receipt) forgotten=\(old.count)")
        }
    }
}

/// The quarantine inside a transaction.
enum Quarantine {
    /// A `quarantine q` that nobody has settled.
    static let waits = """
        NOT EXISTS (SELECT 1 FROM quarantine_step s WHERE s.record = q.id AND s.kind <> 'named')
        """

    static func records(_ condition: String, _ arguments: StatementArguments = [], in db: Database) throws
        -> [QuarantinedRecord]
    {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT q.id, q.source, q.sequence, coalesce(d.generated_at, f.generated_at), f.covers_from, f.covers_to,
                f.letter, f.purpose, q.receipt, q.line, q.record_id, q.reason, q.field, q.xml, q.is_personless,
                q.received_at
                FROM quarantine q JOIN feed_file f ON f.source = q.source AND f.sequence = q.sequence
                LEFT JOIN delivery d ON d.receipt = q.receipt \(condition) ORDER BY q.id
                """, arguments: arguments)
        return try rows.map { row in
            QuarantinedRecord(
                number: row.number(0),
                header: FeedHeader(
                    source: row.text(1), sequence: row.number(2), generatedAt: row.instant(3), coversFrom: row.day(4),
                    coversTo: row.day(5), letter: row.optionalText(6), purpose: row.optionalText(7)),
                delivery: row.number(8), line: row.count(9), recordID: row.optionalText(10), reason: try row.code(11),
                field: row.text(12), xml: row.text(13), isPersonless: row.flag(14), receivedAt: row.instant(15),
                steps: try steps(of: row.number(0), in: db))
        }
    }

    /// The record of this number, settled or not.
    /// - Throws: ``QuarantineRefusal`` `unknown`; `settled` where it was forgotten.
    static func record(_ number: Int64, in db: Database) throws -> QuarantinedRecord {
        if let record = try records("WHERE q.id = ?", [number], in: db).first { return record }
        let isForgotten = try steps(of: number, in: db).contains { $0.kind == .forgotten }
        throw isForgotten ? QuarantineRefusal.settled(number, .forgotten) : QuarantineRefusal.unknown(number)
    }

    static func steps(of number: Int64, in db: Database) throws -> [QuarantineStep] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT s.kind, s.outcome, s.actor, t.received_at, w.xml, w.reason FROM quarantine_step s
                JOIN receipt t ON t.id = s.receipt
                LEFT JOIN quarantine_word w ON w.record = s.record AND s.kind IN ('fixed', 'dropped')
                WHERE s.record = ? ORDER BY s.number
                """, arguments: [number]
        ).map { row in
            QuarantineStep(
                kind: try row.code(0), outcome: try row.optionalCode(1), actor: row.text(2), at: row.instant(3),
                xml: row.optionalText(4), reason: row.optionalText(5))
        }
    }

    /// - Parameter fact: where the record stands now among the accepted and held ones.
    static func add(
        _ kind: QuarantineStep.Kind, to number: Int64, outcome: FeedOutcome? = nil, fact: Int64? = nil, actor: String,
        receipt: Int64, in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO quarantine_step (record, number, kind, outcome, fact, actor, receipt)
                SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6 FROM quarantine_step WHERE record = ?1
                """, arguments: [number, kind.rawValue, outcome?.rawValue, fact, actor, receipt])
    }

    /// Takes away what names people; the trail stays.
    static func forget(_ numbers: [Int64], actor: String, receipt: Int64, in db: Database) throws {
        for number in numbers {
            try add(.forgotten, to: number, actor: actor, receipt: receipt, in: db)
            try db.execute(sql: "DELETE FROM quarantine_word WHERE record = ?", arguments: [number])
            try db.execute(sql: "DELETE FROM quarantine WHERE id = ?", arguments: [number])
        }
    }
}

extension Actor {
    /// - Throws: ``AccessRefusal`` where one of the people is himself or out of his unit's reach, whom it does not name.
    func require(over people: [PersonID], in db: Database) throws {
        for id in people {
            guard let person = try RegistryStreams(db, .one(id.value)).dossier(of: id.value)?.person else { continue }
            try requireUnnamed(over: person)
        }
    }
}
