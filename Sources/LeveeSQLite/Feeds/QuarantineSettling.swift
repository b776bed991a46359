import GRDB
public import LeveeCore

extension Store {
    /// Imports a quarantined record with other XML, which the reading has to find good, under the header of its file.
    /// - Returns: where the record is now.
    /// - Throws: ``QuarantineRefusal``, ``AccessRefusal``, and what the reading throws: nothing has changed.
    public func fixQuarantined(
        _ number: Int64, with xml: [UInt8], actor: String, at: Instant, reading: @escaping RecordReading
    ) throws -> FeedOutcome {
        let act = Act(kind: .feed, action: "quarantine fix", name: "Q-\(number)", actor: actor, at: at)
        return try write(act, as: .fixQuarantined) { db, receipt, actor in
            let record = try QuarantineDesk(db, actor, reading).open(number)
            let content = try reading(xml, record.header)
            if case .bad(let bad) = content { throw QuarantineRefusal.stillBad(bad) }
            let delivery = ReplayedDelivery(db, of: record.header, receipt: receipt, at: at)
            try QuarantineDesk(db, actor, reading).require(over: content, of: record)
            let (outcome, fact) = try delivery.take(content, xml: xml, line: record.line)
            try delivery.close()
            try Quarantine.add(
                .fixed, to: number, outcome: outcome, fact: fact, actor: actor.user, receipt: receipt, in: db)
            // Of somebody who is not in the registry nothing is kept.
            if fact != nil {
                try db.execute(
                    sql: "INSERT INTO quarantine_word (record, xml) VALUES (?, ?)",
                    arguments: [number, String(decoding: xml, as: UTF8.self)])
            }
            return (outcome, "receipt=\(receipt) record=Q-\(number) outcome=\(outcome.rawValue)")
        }
    }

    /// Puts a quarantined record aside for good; it stays on record with the reason.
    public func dropQuarantined(
        _ number: Int64, reason: String, actor: String, at: Instant, reading: @escaping RecordReading
    ) throws {
        let act = Act(kind: .command, action: "quarantine drop", name: "Q-\(number)", actor: actor, at: at)
        try write(act, as: .dropQuarantined) { db, receipt, actor in
            _ = try QuarantineDesk(db, actor, reading).open(number)
            try Quarantine.add(.dropped, to: number, actor: actor.user, receipt: receipt, in: db)
            try db.execute(
                sql: "INSERT INTO quarantine_word (record, reason) VALUES (?, ?)", arguments: [number, reason])
            return ((), "receipt=\(receipt) record=Q-\(number)")
        }
    }

    /// A quarantined record with what can be read of it and whose it is.
    /// - Throws: ``QuarantineRefusal`` `unknown`, or `settled` where it was forgotten; ``AccessRefusal`` where a person whom it
    ///   names is out of the actor's reach.
    public func quarantined(_ number: Int64, actor: String, reading: @escaping RecordReading) throws -> QuarantineView {
        try read { db in
            let actor = try Accounts.actor(named: actor, in: db)
            let record = try Quarantine.record(number, in: db)
            let desk = QuarantineDesk(db, actor, reading)
            let content = try? reading(Array(record.xml.utf8), record.header)
            let people = try desk.people(of: content, in: record)
            try actor.require(over: people, in: db)
            let refs = try people.compactMap { person in
                try String.fetchOne(
                    db, sql: "SELECT ref FROM person WHERE person_id = ?", arguments: [person.value])
            }
            return QuarantineView(
                record: record, content: content, people: refs.sorted { $0.precedes($1) },
                occupant: try desk.occupant(of: record))
        }
    }
}

/// A quarantined record as somebody looks at it now.
public struct QuarantineView {
    public var record: QuarantinedRecord
    /// What can be read of it; nil where even that is not possible.
    public var content: FeedItem.Content?
    /// Refs of the people whom it names.
    public var people: [String]
    /// The record that has its id.
    public var occupant: Occupant?

    public struct Occupant: Hashable, Sendable {
        public var sequence: Int64
        public var receivedAt: Instant
        public var isWithdrawn: Bool
        /// Whether a person still has to say whose it is.
        public var isHeld: Bool
    }
}

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
        if case .record(let read, _) = content, case .withdrawal(let target, _) = read.body {
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

/// Records of one file that are imported later: they come as a delivery of their own under the file's header, so that what is
/// known since when stays true, and the delivery that brought them stays as it was.
final class ReplayedDelivery {
    let receipt: Int64
    private let header: FeedHeader
    private let ledger: FeedTransaction
    private var total: FeedStatement

    init(_ db: Database, of header: FeedHeader, receipt: Int64, at: Instant) {
        self.receipt = receipt
        self.header = header
        ledger = FeedTransaction(db, receipt: receipt, receivedAt: at)
        ledger.keepsBad = false
        total = FeedStatement(source: header.source, sequence: header.sequence)
    }

    var statement: FeedStatement { total }

    /// Takes one record in as an import does.
    /// - Returns: its outcome, and where it stands among the accepted and held records.
    /// - Throws: ``QuarantineRefusal`` `stillBad`.
    func take(_ content: FeedItem.Content, xml: [UInt8], line: Int) throws -> (FeedOutcome, fact: Int64?) {
        ledger.refused = nil
        var feed = try FeedImport(header, into: ledger)
        try feed.take(FeedItem(line: line, content: content) { String(decoding: xml, as: UTF8.self) })
        if let bad = ledger.refused { throw QuarantineRefusal.stillBad(bad) }
        guard let outcome = feed.statement.outcomeOfOne else { throw StoreError.corrupt("delivery") }
        total.received += 1
        total[outcome] += 1
        guard case .record(let record, _) = content, outcome != .notRegistered else { return (outcome, nil) }
        let key = try ledger.key(RecordID(source: header.source, id: record.recordID))
        let fact = try Int64.fetchOne(
            ledger.statement("SELECT accepted FROM feed_record WHERE source = ? AND record_id = ?"), arguments: key)
        return (outcome, fact)
    }

    func close() throws {
        let counts = [
            total.received, total.accepted, total.duplicate, total.notRegistered, total.possibleMatch,
            total.quarantined,
        ]
        try ledger.db.execute(
            sql: """
                INSERT INTO delivery (receipt, source, sequence, generated_at, received, accepted, duplicate, not_registered,
                possible_match, quarantined) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: bound(
                [cell(receipt), cell(header.source), cell(header.sequence), cell(header.generatedAt)]
                    + counts.map { cell(Int64($0)) }))
    }
}
