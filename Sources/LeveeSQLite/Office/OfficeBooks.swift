import GRDB
public import LeveeCore

/// Nights, the audit, and who read what.
extension Store {
    public func state() throws -> RecordState {
        try read { db in
            let row = try db.cachedStatement(
                sql: "SELECT coalesce((SELECT max(number) FROM audit), 0), (SELECT changes FROM session_count)")
            let found = try Row.fetchOne(row)
            return RecordState(recorded: found?.number(0) ?? 0, sessions: found?.number(1) ?? 0)
        }
    }

    public func nights(last count: Int) throws -> [NightCounts] {
        try read { try NightRow.counts(last: count, in: $0) }
    }

    public func audit(before number: Int64?, limit: Int) throws -> [AuditEntry] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT \(AuditLog.columns) FROM audit WHERE number < ? ORDER BY number DESC LIMIT ?",
                arguments: [number ?? .max, limit]
            ).map(AuditLog.entry)
        }
    }

    public func audit(after number: Int64?, limit: Int) throws -> [AuditEntry] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT \(AuditLog.columns) FROM audit WHERE number > ? ORDER BY number LIMIT ?",
                arguments: [number ?? .min, limit]
            ).map(AuditLog.entry)
        }
    }

    public func readings(
        _ of: ReadingsOf, in reach: Reach = .everybody, before number: Int64?, limit: Int
    ) throws -> [Reading] {
        try read { db in
            let asked = Readings.condition(of)
            let within = reach.condition(on: "r.person_id")
            let values =
                [cell(number ?? .max)] + [asked?.value].compactMap { $0 } + within.arguments + [cell(Int64(limit))]
            return try Row.fetchAll(
                db, sql: Readings.query("\(asked?.sql ?? "1") AND \(within.sql)"), arguments: bound(values)
            ).map { row in
                Reading(
                    number: row.number(0), at: row.instant(1), user: row.text(2), ref: row.text(3),
                    what: try row.code(4))
            }
        }
    }
}

/// The log of readings inside a transaction.
enum Readings {
    /// Which of them are asked for; nil where all are.
    static func condition(_ of: ReadingsOf) -> (sql: String, value: DatabaseValue)? {
        switch of {
        case .everybody: nil
        case .file(let ref): ("r.person_id = (SELECT person_id FROM person WHERE ref = ?)", cell(ref))
        case .user(let user): ("r.user = ?", cell(user))
        }
    }

    static func query(_ condition: String) -> String {
        """
        SELECT r.number, r.at, r.user, p.ref, r.what FROM reading r JOIN person p ON p.person_id = r.person_id
        WHERE r.number < ? AND \(condition) ORDER BY r.number DESC LIMIT ?
        """
    }
}

extension Store: OfficeDesk {
    /// - Throws: ``StoreError``, also where the registry does not have the person; then none of them is written.
    public func record(_ readings: [Reading]) throws {
        try change { db in
            let insertion = try db.cachedStatement(
                sql: """
                    INSERT INTO reading (at, user, person_id, what)
                    VALUES (?, ?, (SELECT person_id FROM person WHERE ref = ?), ?)
                    """)
            for reading in readings {
                try insertion.execute(
                    arguments: [cell(reading.at), reading.user, reading.ref, reading.what.rawValue])
            }
        }
    }
}
