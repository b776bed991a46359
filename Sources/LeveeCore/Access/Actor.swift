/// Somebody who acts now, with what he may do.
public struct Actor: Hashable, Sendable {
    /// The name that stands in the audit.
    public let user: String
    /// Nil while nobody is registered.
    public let account: Account?
    let units: [Unit]

    /// Finds who acts: by user name, else by the login that stands for him.
    /// - Parameters:
    ///   - name: what was given with `--as`, or the login.
    ///   - accounts: every account as it is now.
    /// - Throws: ``AccessRefusal`` where nobody of that name is registered, or he is disabled.
    public init(named name: String, among accounts: [Account], units: [Unit]) throws(AccessRefusal) {
        self.units = units
        let found =
            accounts.first { $0.user.utf8.elementsEqual(name.utf8) }
            ?? accounts.first { $0.login?.utf8.elementsEqual(name.utf8) ?? false }
        user = found?.user ?? name
        account = found
        guard !accounts.isEmpty else { return }
        guard let found else { throw .unknownUser(name) }
        if found.isDisabled { throw .disabled(found.user) }
    }

    /// Somebody whose account is at hand.
    /// - Throws: ``AccessRefusal`` where he is disabled.
    public init(_ account: Account, units: [Unit]) throws(AccessRefusal) {
        try self.init(named: account.user, among: [account], units: units)
    }

    /// - Throws: ``AccessRefusal`` where none of his roles may do it.
    public func require(_ permission: Permission) throws(AccessRefusal) {
        guard let account else {
            if PermissionTable.beforeAnybody.contains(permission) { return }
            throw .nobodyRegistered(permission)
        }
        if account.roles.isDisjoint(with: PermissionTable.roles(for: permission)) { throw .role(user, permission) }
    }

    /// - Throws: ``AccessRefusal`` where the person is himself, or of a unit that his own does not reach.
    public func require(over person: Person) throws(AccessRefusal) {
        guard let account else { return }
        if account.ref?.utf8.elementsEqual(person.ref.utf8) ?? false { throw .ownFile(user) }
        try requireReach(to: person)
    }

    /// The same where it is not his to know whom it is about, such as a candidate of another unit.
    /// - Throws: ``AccessRefusal``, which names nobody out of his reach.
    public func requireUnnamed(over person: Person) throws(AccessRefusal) {
        do throws(AccessRefusal) { try require(over: person) } catch {
            if case .outsideUnit(let user, let unit, _) = error { throw .someoneOutsideUnit(user, unit) }
            throw error
        }
    }

    /// The unit alone: for what does not touch the person's own affairs, such as that his booklet was where it should be.
    /// - Throws: ``AccessRefusal`` where the person is of a unit that his own does not reach.
    public func requireReach(to person: Person) throws(AccessRefusal) {
        guard let account else { return }
        if !units.unit(account.unit, reaches: person.unit) { throw .outsideUnit(user, account.unit, person.ref) }
    }

    /// An administrator of an uppermost unit administrates everybody: above several of them there is nobody.
    /// - Throws: ``AccessRefusal`` where the other account is of a unit that his own does not reach.
    public func require(over other: Account) throws(AccessRefusal) {
        guard let account, !units.isUppermost(account.unit) else { return }
        if !units.unit(account.unit, reaches: other.unit) { throw .outsideUnit(user, account.unit, other.user) }
    }

    /// For what concerns everybody, such as the policy.
    /// - Throws: ``AccessRefusal`` where his unit lies under another one.
    public func requireUppermost() throws(AccessRefusal) {
        guard let account, !units.isUppermost(account.unit) else { return }
        throw .notUppermost(user, account.unit)
    }

    /// Whether two users are one and the same person: the same name, or the same personnel number.
    public func isSame(as other: Account) -> Bool { isSame(user: other.user, ref: other.ref) }

    func isSame(user other: String, ref otherRef: String?) -> Bool {
        if user.utf8.elementsEqual(other.utf8) { return true }
        guard let ref = account?.ref, let otherRef else { return false }
        return ref.utf8.elementsEqual(otherRef.utf8)
    }
}
