import GRDB
public import LeveeCore

extension Store {
    public func draft(of user: String) throws -> [String: [String]]? {
        let kept = try read { db in
            try String.fetchOne(db, sql: "SELECT answers FROM draft WHERE user = ?", arguments: [user])
        }
        return try kept.map { try CanonicalJSON.read($0, in: "draft.answers") }
    }

    public func keepDraft(_ values: [String: [String]]?, of user: String, at: Instant) throws {
        let text = try values.map { try CanonicalJSON.text($0) }
        try change { db in
            guard let text else {
                return try db.execute(sql: "DELETE FROM draft WHERE user = ?", arguments: [user])
            }
            try db.execute(
                sql: "INSERT OR REPLACE INTO draft (user, answers, at) VALUES (?, ?, ?)",
                arguments: bound([cell(user), cell(text), cell(at)]))
        }
    }
}
