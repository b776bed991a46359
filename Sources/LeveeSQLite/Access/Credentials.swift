import GRDB
public import LeveeCore

extension Store {
    public func setPassword(
        of user: String, to password: String, mustChange: Bool, keeping: [UInt8]?, actor: String, at: Instant
    ) throws {
        try change("user password", of: user, actor: actor, at: at) { db in
            try db.execute(
                sql: """
                    INSERT INTO credential (user, password, must_change, changed_at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (user) DO UPDATE SET password = excluded.password,
                    must_change = excluded.must_change, changed_at = excluded.changed_at
                    """, arguments: bound([cell(user), cell(password), cell(mustChange), cell(at)]))
            let ended = try SessionRows.deleteAll(of: user, except: keeping, in: db)
            return ((), "must_change=\(mustChange) sessions_ended=\(ended)")
        }
    }

    public func setSecondFactor(
        of user: String, to secret: [UInt8]?, keeping: [UInt8]?, actor: String, at: Instant
    ) throws {
        try change("user second-factor", of: user, actor: actor, at: at) { db in
            try db.execute(
                sql: "UPDATE credential SET second_factor = ?, last_step = NULL WHERE user = ?",
                arguments: bound([cell(secret), cell(user)]))
            guard db.changesCount > 0 else { throw Self.noPassword(user) }
            let ended = try SessionRows.deleteAll(of: user, except: keeping, in: db)
            return ((), "\(secret == nil ? "reset" : "set") sessions_ended=\(ended)")
        }
    }

    public func endSessions(of user: String, actor: String, at: Instant) throws -> Int {
        try change("user sessions", of: user, actor: actor, at: at) { db in
            let ended = try SessionRows.deleteAll(of: user, except: nil, in: db)
            return (ended, "sessions_ended=\(ended)")
        }
    }

    /// Everybody may change what he himself signs in with; of others, whoever may add them.
    private func change<Value>(
        _ action: String, of user: String, actor: String, at: Instant,
        _ body: (Database) throws -> (Value, detail: String)
    ) throws -> Value {
        let act = Act(kind: .command, action: action, name: user, actor: actor, at: at)
        return try write(
            act,
            askingActor: { db, receipt, actor in
                guard let own = actor.account else { throw AccessRefusal.nobodyRegistered(.addUser) }
                let isOwn = own.user.utf8.elementsEqual(user.utf8)
                if !isOwn { try actor.require(.addUser) }
                let accounts = try Accounts.all(in: db)
                guard let account = accounts.first(where: { $0.user.utf8.elementsEqual(user.utf8) && !$0.isDisabled })
                else { throw Self.noSuchUser(user) }
                if !isOwn { try actor.require(over: account) }
                let (value, detail) = try body(db)
                return (value, "receipt=\(receipt) user=\(user) \(detail)")
            })
    }

    private static func noPassword(_ user: String) -> StoreError {
        .refused(
            zh: "用户 `\(Text.visible(user))` 尚无密码，请先用 `levee user password` 设置",
            en: "the user `\(Text.visible(user))` has no password yet; set one with `levee user password` first")
    }
}
