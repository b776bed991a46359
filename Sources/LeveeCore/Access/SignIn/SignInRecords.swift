/// Where credentials and sessions are kept. Every change is one transaction.
public protocol SignInRecords: Sendable {
    /// - Throws: ``StoreError``, as everything here.
    func credential(of user: String) throws -> Credential?
    /// The sessions of a user that have not ended, the one last seen first.
    func sessions(of user: String) throws -> [Session]
    func session(id: [UInt8]) throws -> Session?

    /// Keeps a session, and forgets those whose absolute end has come.
    func start(_ session: Session) throws
    /// Puts a session with another token in the place of one; nothing where that has ended.
    /// - Returns: whether it was there.
    func replace(_ id: [UInt8], with session: Session) throws -> Bool
    func touch(_ id: [UInt8], at: Instant) throws
    func end(_ id: [UInt8]) throws
    /// Ends the sessions of a user.
    /// - Parameter except: the one that goes on.
    /// - Returns: how many ended.
    @discardableResult
    func endAll(of user: String, except: [UInt8]?) throws -> Int

    /// Takes the code of a time step, once: whether it is later than every step taken before.
    func acceptStep(_ step: Int64, of user: String) throws -> Bool

    /// Puts another hash of the same password in the place of one. Nothing of it is in the audit, and no session ends: what he
    /// signs in with has not changed.
    /// - Returns: whether the first one was still his.
    func rehash(of user: String, from: String, to: String) throws -> Bool

    /// Gives a user a password, and ends his other sessions; with an audit entry.
    /// - Parameters:
    ///   - password: its hash, as a PHC string.
    ///   - keeping: the session that goes on.
    /// - Throws: ``AccessRefusal`` where the actor is neither the user nor somebody who may add users, and reaches him;
    ///   ``StoreError`` `refused` where there is no such user.
    func setPassword(
        of user: String, to password: String, mustChange: Bool, keeping: [UInt8]?, actor: String, at: Instant) throws
    /// Gives a user a second factor that he holds, or with nil takes it; ends his other sessions; with an audit entry.
    /// - Throws: as above; also where he has no password yet.
    func setSecondFactor(of user: String, to secret: [UInt8]?, keeping: [UInt8]?, actor: String, at: Instant) throws
    /// Ends the sessions of a user; with an audit entry.
    /// - Returns: how many ended.
    func endSessions(of user: String, actor: String, at: Instant) throws -> Int
}
