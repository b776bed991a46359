import GRDB
public import LeveeCore

/// The audit on disk: a chain of entries in which none can be altered or left out unseen.
enum AuditLog {
    static func append(_ act: Act, detail: String, in db: Database) throws {
        let last = try Row.fetchOne(db, sql: "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
        let entry = AuditEntry(
            number: last.map { $0.number(0) + 1 } ?? 1, at: act.at, actor: act.actor, action: act.action,
            detail: detail, previous: last.map { $0.bytes(1) } ?? [])
        try db.execute(
            sql: "INSERT INTO audit (number, at, actor, action, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                entry.number, cell(entry.at), entry.actor, entry.action, entry.detail, cell(entry.previous),
                cell(Digest.sha256(entry.canonical)),
            ])
    }

    /// The number of the first entry at which the chain is broken; nil where it is whole.
    static func firstBreak(in db: Database) throws -> Int64? {
        var chain = AuditChain(hash: Digest.sha256)
        let rows = try Row.fetchCursor(db, sql: "SELECT \(columns), hash FROM audit ORDER BY number")
        while let row = try rows.next() {
            let entry = entry(row)
            if !chain.accepts(entry, hash: row.bytes(6)) { return entry.number }
        }
        return nil
    }

    static let columns = "number, at, actor, action, detail, previous"

    static func entry(_ row: Row) -> AuditEntry {
        AuditEntry(
            number: row.number(0), at: row.instant(1), actor: row.text(2), action: row.text(3), detail: row.text(4),
            previous: row.bytes(5))
    }
}

extension Store {
    /// The last entries of the audit, the newest first.
    public func audit(last count: Int) throws -> [AuditEntry] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT \(AuditLog.columns) FROM audit ORDER BY number DESC LIMIT ?", arguments: [count]
            ).map(AuditLog.entry)
        }
    }

    /// The number of the first audit entry at which the chain is broken; nil where it is whole.
    public func firstAuditBreak() throws -> Int64? { try read(AuditLog.firstBreak) }
}
