import GRDB
public import LeveeCore

/// A key's coming and going is not in the audit: what is done under it has its own entry.
extension Store: ReplayRecords {
    public func claim(_ request: KeyedRequest, at: Instant) throws -> KeyClaim {
        try change { db in
            try Self.forget(before: Instant(nanoseconds: at.nanoseconds - KeyedRequest.lasts), in: db)
            let known = try Row.fetchOne(
                db, sql: "SELECT digest, status, body FROM idempotency WHERE user = ? AND key = ?",
                arguments: bound([cell(request.user), cell(request.key)]))
            guard let known else {
                try db.execute(
                    sql: "INSERT INTO idempotency (user, key, digest, at) VALUES (?, ?, ?, ?)",
                    arguments: bound([cell(request.user), cell(request.key), cell(request.digest), cell(at)]))
                return .taken
            }
            guard known.bytes(0) == request.digest else { return .usedOtherwise }
            return known.isNull(1)
                ? .unfinished : .answered(KeptAnswer(status: known.count(1), body: known.bytes(2)))
        }
    }

    public func keep(_ answer: KeptAnswer, for request: KeyedRequest) throws {
        try change { db in
            try db.execute(
                sql: "UPDATE idempotency SET status = ?, body = ? WHERE \(Self.mine)",
                arguments: bound([cell(Int64(answer.status)), cell(answer.body)] + Self.cells(request)))
        }
    }

    public func giveBack(_ request: KeyedRequest) throws {
        try change { db in
            try db.execute(
                sql: "DELETE FROM idempotency WHERE \(Self.mine)", arguments: bound(Self.cells(request)))
        }
    }

    @discardableResult
    public func forgetKeys(before: Instant) throws -> Int { try change { try Self.forget(before: before, in: $0) } }

    /// Only what has not been answered: an answer, once given, stays the answer.
    private static let mine = "user = ? AND key = ? AND digest = ? AND status IS NULL"

    private static func cells(_ request: KeyedRequest) -> [DatabaseValue] {
        [cell(request.user), cell(request.key), cell(request.digest)]
    }

    @discardableResult
    private static func forget(before: Instant, in db: Database) throws -> Int {
        try db.execute(sql: "DELETE FROM idempotency WHERE at <= ?", arguments: bound([cell(before)]))
        return db.changesCount
    }
}
