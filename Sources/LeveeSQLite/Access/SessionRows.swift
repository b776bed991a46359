import GRDB
import LeveeCore

/// Sessions and credentials inside a transaction.
enum SessionRows {
    private static let columns = "id, user, started_at, last_seen_at, ends_at, is_second_factor_done, browser"

    static func fetch(_ condition: String, _ value: DatabaseValue, in db: Database) throws -> [Session] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM session WHERE \(condition) ORDER BY last_seen_at DESC, id"),
            arguments: bound([value])
        ).map { row in
            Session(
                id: row.bytes(0), user: row.text(1), startedAt: row.instant(2), lastSeenAt: row.instant(3),
                endsAt: row.instant(4), isSecondFactorDone: row.flag(5), browser: try row.code(6))
        }
    }

    static func insert(_ session: Session, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO session (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: bound([
                cell(session.id), cell(session.user), cell(session.startedAt), cell(session.lastSeenAt),
                cell(session.endsAt), cell(session.isSecondFactorDone), cell(session.browser.rawValue),
            ]))
    }

    static func delete(_ id: [UInt8], in db: Database) throws -> Bool {
        try db.execute(sql: "DELETE FROM session WHERE id = ?", arguments: bound([cell(id)]))
        return db.changesCount > 0
    }

    /// Ends the sessions of a user, but for one.
    @discardableResult
    static func deleteAll(of user: String, except: [UInt8]?, in db: Database) throws -> Int {
        try db.execute(
            sql: "DELETE FROM session WHERE user = ? AND id IS NOT ?", arguments: bound([cell(user), cell(except)]))
        return db.changesCount
    }

    static func credential(of user: String, in db: Database) throws -> Credential? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT user, password, must_change, changed_at, second_factor, last_step FROM credential WHERE user = ?
                    """), arguments: [user]
        ).map { row in
            Credential(
                user: row.text(0), password: row.text(1), mustChange: row.flag(2), changedAt: row.instant(3),
                secondFactor: row.isNull(4) ? nil : row.bytes(4), lastStep: row.isNull(5) ? nil : row.number(5))
        }
    }
}
