import GRDB
public import LeveeCore

/// Accounts inside a transaction.
enum Accounts {
    static let table = FactTable(
        name: "account", keys: ["user"], values: ["roles", "unit", "ref", "login", "is_disabled"])

    static func all(in db: Database) throws -> [Account] {
        try Organisation.current(table, in: db) { row in
            Account(
                user: row.text(0), roles: Set(try row.list(1).map { try role(String($0)) }), unit: row.text(2),
                ref: row.optionalText(3), login: row.optionalText(4), isDisabled: row.flag(5))
        }
    }

    /// Who acts, by user name or login.
    static func actor(named name: String, in db: Database) throws -> Actor {
        try Actor(named: name, among: all(in: db), units: Organisation.units(in: db))
    }

    static func put(_ account: Account, receipt: Int64, in db: Database) throws {
        let roles = account.roles.sorted().map(\.rawValue).joined(separator: ";")
        _ = try FactWriter(table, receipt: receipt, in: db).put(
            [cell(account.user)],
            [cell(roles), cell(account.unit), cell(account.ref), cell(account.login), cell(account.isDisabled)])
    }

    private static func role(_ name: String) throws -> Role {
        guard let role = Role(rawValue: name) else { throw StoreError.corrupt("account.roles") }
        return role
    }
}

extension Store {
    /// Every account as it is now, by user.
    public func accounts() throws -> [Account] { try read(Accounts.all) }

    /// Adds a user, or gives a known one other roles, another unit or login; a disabled one may act again.
    /// - Throws: ``AccessRefusal``, also where the unit he has or gets, or the person whose file he
    ///   opens, is beyond the actor's reach, or he would give himself other roles or another file; ``StoreError`` `refused`
    ///   where the unit or ref is unknown, another user has the login or ref, a login is another user's name or the other way
    ///   round, the first user is no administrator of an uppermost unit, or none would be left.
    public func addUser(_ account: Account, actor: String, at: Instant) throws {
        let act = Act(kind: .command, action: "user add", name: account.user, actor: actor, at: at)
        try write(act, as: .addUser) { db, receipt, actor in
            let others = try Accounts.all(in: db).filter { $0.user != account.user }
            if actor.account == nil, !account.roles.contains(.administrator) { throw Self.firstIsNoAdministrator }
            if account.roles.isEmpty, account.ref == nil { throw Self.withoutRole(account.user) }
            if let before = actor.account, before.user == account.user,
                before.roles != account.roles || before.ref != account.ref
            {
                throw AccessRefusal.ownFile(actor.user)
            }
            let units = try Organisation.units(in: db)
            guard let unit = units.first(where: { $0.code == account.unit }) else {
                throw Self.unknownUnit(account.unit)
            }
            if actor.account == nil, let parent = unit.parent { throw Self.firstIsNotUppermost(unit.code, parent) }
            let before = try Accounts.all(in: db).first { $0.user == account.user }
            for account in [before, account] { if let account { try actor.require(over: account) } }
            try requireFileWithinReach(of: actor, from: before, to: account, in: db)
            for (given, taken) in [(account.login, others.map(\.login)), (account.ref, others.map(\.ref))] {
                if let given, taken.contains(given) { throw Self.taken(given) }
            }
            if let login = account.login, others.contains(where: { $0.user == login }) { throw Self.taken(login) }
            if others.contains(where: { $0.login == account.user }) { throw Self.taken(account.user) }
            if let before, before.administratesEverybody(units), !account.administratesEverybody(units),
                !others.contains(where: { $0.administratesEverybody(units) })
            {
                throw Self.lastAdministrator(account.user)
            }
            try Accounts.put(account, receipt: receipt, in: db)
            if let before, before.roles != account.roles || before.unit != account.unit || before.ref != account.ref {
                try SessionRows.deleteAll(of: account.user, except: nil, in: db)
            }
            let roles = account.roles.sorted().map(\.rawValue).joined(separator: ",")
            let file = before?.ref == account.ref ? "" : " file=\(account.ref == nil ? "none" : "given")"
            return ((), "receipt=\(receipt) user=\(account.user) roles=\(roles) unit=\(account.unit)\(file)")
        }
    }

    /// Whose file an account opens is for those to say who reach both whose it was and whose it becomes.
    private func requireFileWithinReach(
        of actor: Actor, from before: Account?, to account: Account, in db: Database
    ) throws {
        if before?.ref == account.ref { return }
        let index = try PersonIndex(in: db)
        if let ref = account.ref, try index.id(ofRef: ref) == nil { throw Self.unknownRef(ref) }
        guard actor.account != nil else { return }
        let people = try [before?.ref, account.ref].compactMap { ref in
            try ref.flatMap { try index.id(ofRef: $0) }.map(PersonID.init)
        }
        try actor.require(over: people, in: db)
    }

    /// Takes a user's right to act, and ends his sessions; what he did stays.
    /// - Throws: ``AccessRefusal``, also where his unit is beyond the actor's reach; ``StoreError`` `refused` where there is no
    ///   such user, he is disabled already, or he is the last administrator of an uppermost unit.
    public func disableUser(_ user: String, actor: String, at: Instant) throws {
        let act = Act(kind: .command, action: "user disable", name: user, actor: actor, at: at)
        try write(act, as: .disableUser) { db, receipt, actor in
            let accounts = try Accounts.all(in: db)
            guard var account = accounts.first(where: { $0.user == user && !$0.isDisabled }) else {
                throw Self.noSuchUser(user)
            }
            try actor.require(over: account)
            let units = try Organisation.units(in: db)
            if account.administratesEverybody(units),
                !accounts.contains(where: { $0.user != user && $0.administratesEverybody(units) })
            {
                throw Self.lastAdministrator(user)
            }
            account.isDisabled = true
            try SessionRows.deleteAll(of: user, except: nil, in: db)
            try Accounts.put(account, receipt: receipt, in: db)
            return ((), "receipt=\(receipt) user=\(user)")
        }
    }

    private static let firstIsNoAdministrator = StoreError.refused(
        zh: "第一个用户必须是系统管理员，请加 `--role administrator`",
        en: "the first user has to be an administrator; give `--role administrator`")

    private static func withoutRole(_ user: String) -> StoreError {
        .refused(
            zh: "`\(Text.visible(user))` 没有角色；只有登记册中的本人（--ref）可以没有角色",
            en:
                "`\(Text.visible(user))` has no role; only a person in the registry (`--ref`) may have none, to see his own file"
        )
    }

    private static func firstIsNotUppermost(_ unit: String, _ parent: String) -> StoreError {
        .refused(
            zh: "第一个用户必须是顶层单位的系统管理员，`\(Text.visible(unit))` 的上级单位是 `\(Text.visible(parent))`",
            en: "the first user has to be an administrator of a unit that lies under no other one; "
                + "`\(Text.visible(unit))` lies under `\(Text.visible(parent))`")
    }

    private static func lastAdministrator(_ user: String) -> StoreError {
        .refused(
            zh: "`\(Text.visible(user))` 是顶层单位最后一个系统管理员，请先添加另一个",
            en: "`\(Text.visible(user))` is the last administrator of an uppermost unit; add another one first")
    }

    private static func unknownUnit(_ unit: String) -> StoreError {
        .refused(
            zh: "没有单位 `\(Text.visible(unit))`，请先装入 `units` 表",
            en: "no unit has the code `\(Text.visible(unit))`; load the table `units` first")
    }

    private static func unknownRef(_ ref: String) -> StoreError {
        .refused(
            zh: "登记册中没有 `\(Text.visible(ref))`，请核对人员编号",
            en: "`\(Text.visible(ref))` is not in the registry; check the personnel number")
    }

    private static func taken(_ name: String) -> StoreError {
        .refused(
            zh: "`\(Text.visible(name))` 已属于另一用户，请核对", en: "`\(Text.visible(name))` is another user's already; check it"
        )
    }

    static func noSuchUser(_ user: String) -> StoreError {
        .refused(
            zh: "没有在用的用户 `\(Text.visible(user))`，请用 `levee user list` 查看",
            en: "no active user is named `\(Text.visible(user))`; see `levee user list`")
    }
}
