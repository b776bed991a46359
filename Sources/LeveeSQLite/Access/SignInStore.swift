import GRDB
public import LeveeCore

/// Signing in and out is not in the audit: it changes nothing that is recorded. It costs no receipt, either.
extension Store: SignInRecords {
    public func credential(of user: String) throws -> Credential? {
        try read { try SessionRows.credential(of: user, in: $0) }
    }

    public func sessions(of user: String) throws -> [Session] {
        try read { try SessionRows.fetch("user = ?", cell(user), in: $0) }
    }

    public func session(id: [UInt8]) throws -> Session? {
        try read { try SessionRows.fetch("id = ?", cell(id), in: $0).first }
    }

    public func start(_ session: Session) throws {
        try change { db in
            try db.execute(sql: "DELETE FROM session WHERE ends_at <= ?", arguments: bound([cell(session.startedAt)]))
            try SessionRows.insert(session, in: db)
        }
    }

    public func replace(_ id: [UInt8], with session: Session) throws -> Bool {
        try change { db in
            guard try SessionRows.delete(id, in: db) else { return false }
            try SessionRows.insert(session, in: db)
            return true
        }
    }

    /// The clock may have been put back: what was seen later stays.
    public func touch(_ id: [UInt8], at: Instant) throws {
        try change { db in
            try db.execute(
                sql: "UPDATE session SET last_seen_at = max(last_seen_at, ?) WHERE id = ?",
                arguments: bound([cell(at), cell(id)]))
        }
    }

    public func end(_ id: [UInt8]) throws { _ = try change { try SessionRows.delete(id, in: $0) } }

    @discardableResult
    public func endAll(of user: String, except: [UInt8]?) throws -> Int {
        try change { try SessionRows.deleteAll(of: user, except: except, in: $0) }
    }

    public func acceptStep(_ step: Int64, of user: String) throws -> Bool {
        try change { db in
            try db.execute(
                sql: """
                    UPDATE credential SET last_step = ?
                    WHERE user = ? AND second_factor IS NOT NULL AND coalesce(last_step < ?, 1)
                    """, arguments: bound([cell(step), cell(user), cell(step)]))
            return db.changesCount > 0
        }
    }

    public func rehash(of user: String, from: String, to: String) throws -> Bool {
        try change { db in
            try db.execute(
                sql: "UPDATE credential SET password = ? WHERE user = ? AND password = ?",
                arguments: bound([cell(to), cell(user), cell(from)]))
            return db.changesCount > 0
        }
    }
}
