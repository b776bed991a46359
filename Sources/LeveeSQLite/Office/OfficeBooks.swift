import GRDB
public import LeveeCore

/// Nights, the audit, and who read what.
extension Store {
    public func nights(last count: Int) throws -> [NightCounts] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT as_of, findings, opened, closed FROM night WHERE id IN (
                      SELECT max(id) FROM night GROUP BY as_of) ORDER BY as_of DESC LIMIT ?
                    """, arguments: [count]
            ).map { NightCounts(day: $0.day(0), findings: $0.count(1), opened: $0.count(2), closed: $0.count(3)) }
                .reversed()
        }
    }

    public func audit(before number: Int64?, limit: Int) throws -> [AuditEntry] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT \(AuditLog.columns) FROM audit WHERE number < ? ORDER BY number DESC LIMIT ?",
                arguments: [number ?? .max, limit]
            ).map(AuditLog.entry)
        }
    }

    public func readings(_ of: ReadingsOf, before number: Int64?, limit: Int) throws -> [Reading] {
        try read { db in
            let (condition, value): (String, DatabaseValue?) =
                switch of {
                case .everybody: ("1", nil)
                case .file(let ref): ("p.ref = ?", cell(ref))
                case .user(let user): ("r.user = ?", cell(user))
                }
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT r.number, r.at, r.user, p.ref, r.what FROM reading r JOIN person p ON p.person_id = r.person_id
                    WHERE r.number < ? AND \(condition) ORDER BY r.number DESC LIMIT ?
                    """, arguments: bound([cell(number ?? .max)] + [value].compactMap { $0 } + [cell(Int64(limit))])
            ).map { row in
                Reading(
                    number: row.number(0), at: row.instant(1), user: row.text(2), ref: row.text(3),
                    what: try row.code(4))
            }
        }
    }
}

extension Store: OfficeDesk {
    public func record(_ readings: [Reading]) throws {
        try StoreError.translating {
            try queue.write { db in
                for reading in readings {
                    try db.execute(
                        sql: """
                            INSERT INTO reading (at, user, person_id, what)
                            SELECT ?, ?, person_id, ? FROM person WHERE ref = ?
                            """,
                        arguments: [cell(reading.at), reading.user, reading.what.rawValue, reading.ref])
                }
            }
        }
    }
}
