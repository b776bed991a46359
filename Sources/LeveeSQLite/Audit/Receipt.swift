import GRDB

/// Where facts came from: one row for each load, feed, night or command.
enum Receipt {
    static func insert(_ act: Act, in db: Database) throws -> Int64 {
        try db.execute(
            sql: "INSERT INTO receipt (kind, name, sha256, received_at, actor) VALUES (?, ?, ?, ?, ?)",
            arguments: [act.kind.rawValue, act.name, cell(act.sha256), cell(act.at), act.actor])
        return db.lastInsertedRowID
    }
}
