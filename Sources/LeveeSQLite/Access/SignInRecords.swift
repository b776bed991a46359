import GRDB
public import LeveeCore

extension Store: SignInRecords {
    public func credential(of user: String) throws -> Credential? {
        try read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT user, password, must_change, secret, is_secret_confirmed, last_step FROM credential
                    WHERE user = ?
                    """, arguments: [user]
            ).map { row in
                Credential(
                    user: row.text(0), password: row.text(1), mustChange: row.flag(2),
                    secret: row.isNull(3) ? nil : row.bytes(3), isSecretConfirmed: row.flag(4), lastStep: row.number(5))
            }
        }
    }

    /// Sets what somebody proves himself by, and ends his sessions: whoever had got in with the old one is out.
    /// - Parameter what: for the audit, such as `password`.
    /// - Throws: ``AccessRefusal`` where it is another one's and the actor may not add users; ``StoreError`` `refused` where no
    ///   such user is active.
    public func setCredential(_ credential: Credential, what: String, actor: String, at: Instant) throws {
        let act = Act(kind: .command, action: "user \(what)", name: credential.user, actor: actor, at: at)
        try write(
            act,
            askingActor: { db, receipt, actor in
                guard
                    let account = try Accounts.all(in: db).first(where: { $0.user == credential.user && !$0.isDisabled }
                    )
                else { throw Self.noSuchUser(credential.user) }
                if actor.user != account.user {
                    try actor.require(.addUser)
                    try actor.require(over: account)
                }
                try db.execute(
                    sql: """
                        INSERT OR REPLACE INTO credential
                        (user, password, must_change, secret, is_secret_confirmed, last_step) VALUES (?, ?, ?, ?, ?, ?)
                        """,
                    arguments: bound([
                        cell(account.user), cell(credential.password), cell(credential.mustChange),
                        cell(credential.secret),
                        cell(credential.isSecretConfirmed), cell(credential.lastStep),
                    ]))
                try Self.endSessions(of: account.user, in: db)
                return ((), "receipt=\(receipt) user=\(account.user)")
            })
    }

    public func takeStep(_ step: Int64, of user: String) throws -> Bool {
        try quickly { db in
            try db.execute(
                sql: "UPDATE credential SET last_step = ? WHERE user = ? AND last_step < ?",
                arguments: [step, user, step])
            return db.changesCount == 1
        }
    }

    public func session(_ id: [UInt8]) throws -> Session? {
        try read { db in
            try Row.fetchOne(db, sql: "SELECT \(Self.columns) FROM session WHERE id = ?", arguments: bound([cell(id)]))
                .map(Self.session)
        }
    }

    /// The sessions of a user or of everybody, the latest first.
    public func sessions(of user: String?) throws -> [Session] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(Self.columns) FROM session \(user == nil ? "" : "WHERE user = ?") ORDER BY started_at DESC
                    """, arguments: StatementArguments([user].compactMap { $0 })
            ).map(Self.session)
        }
    }

    public func start(_ session: Session) throws {
        try quickly { db in
            let dead = session.startedAt.nanoseconds - Session.absoluteHours * 3_600_000_000_000
            try db.execute(sql: "DELETE FROM session WHERE started_at < ?", arguments: [dead])
            try db.execute(
                sql: """
                    INSERT INTO session (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: bound([
                    cell(session.id), cell(session.user), cell(session.startedAt), cell(session.lastSeenAt),
                    cell(session.isProven), cell(session.device),
                ]))
        }
    }

    public func see(_ id: [UInt8], at: Instant) throws {
        try quickly { db in
            try db.execute(
                sql: "UPDATE session SET last_seen_at = ? WHERE id = ?", arguments: bound([cell(at), cell(id)]))
        }
    }

    public func end(_ id: [UInt8]) throws {
        try quickly { db in
            try db.execute(sql: "DELETE FROM session WHERE id = ?", arguments: bound([cell(id)]))
        }
    }

    public func endSessions(of user: String, except id: [UInt8]?) throws {
        try quickly { try Self.endSessions(of: user, except: id, in: $0) }
    }

    static func endSessions(of user: String, except id: [UInt8]? = nil, in db: Database) throws {
        try db.execute(
            sql: "DELETE FROM session WHERE user = ? AND id IS NOT ?", arguments: bound([cell(user), cell(id)]))
    }

    private static let columns = "id, user, started_at, last_seen_at, is_proven, device"

    private static func session(_ row: Row) -> Session {
        Session(
            id: row.bytes(0), user: row.text(1), startedAt: row.instant(2), lastSeenAt: row.instant(3),
            isProven: row.flag(4), device: row.text(5))
    }

    /// Comings and goings: no fact of the registry, so no receipt and no entry stands behind them.
    private func quickly<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try StoreError.translating { try queue.write(work) }
    }
}
