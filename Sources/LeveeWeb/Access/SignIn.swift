public import LeveeCore

/// The door (登录): who comes in with which password and code, and what a session stands for. It reads no clock and knows no page.
public final class SignIn: Sendable {
    let records: any SignInRecords
    let accounts: @Sendable () throws -> [Account]
    let terms = SessionTerms.standard
    let hash: PasswordHash
    let line = HashingLine()
    let throttle = Throttle()
    let marks: DeviceMark
    let enrolmentKey: [UInt8]
    /// What is hashed against where there is nobody, or nothing to hash against.
    private let nobody: String

    /// - Parameters:
    ///   - records: where credentials and sessions are kept.
    ///   - accounts: every account as it is now.
    ///   - key: 32 bytes, the home's own.
    ///   - cost: of one hash.
    public init(
        records: any SignInRecords, accounts: @escaping @Sendable () throws -> [Account], key: [UInt8],
        cost: PasswordHash.Cost = .standard
    ) {
        self.records = records
        self.accounts = accounts
        hash = PasswordHash(cost: cost)
        marks = DeviceMark(key: Keys.derived(from: key, for: "devices"))
        enrolmentKey = Keys.derived(from: key, for: "enrolments")
        nobody = hash.ofNobody()
    }

    /// Where somebody comes from.
    struct Origin: Sendable {
        var address: String
        /// The device cookie's value.
        var device: String?
        var userAgent = ""
        /// The session cookie's value. The session that begins takes the place of its (OWASP ASVS 5.0, 7.2.4).
        var session: String?
    }

    enum Outcome: Hashable, Sendable {
        /// The session's token, and what to keep in the device cookie for ``DeviceMark/lasts``; nil as long as a code is owed.
        case signedIn(token: String, device: String?)
        /// Unknown, disabled, a wrong password or code: nobody is told which.
        case refused
        /// Seconds after which to try again, as too much has failed.
        case throttled(retryAfter: Int)
        /// Seconds after which to try again, as too many sign in at once.
        case busy(retryAfter: Int)
    }

    /// Seconds after which whoever came while the line was full may come again.
    static let busyWait = 2

    /// Takes a name and a password.
    /// - Throws: ``StoreError``.
    func attempt(user: String, password: String, from origin: Origin, now: Instant) async throws -> Outcome {
        let counters = counters(of: user, origin, now)
        if let wait = throttle.begin(counters, now: now) { return .throttled(retryAfter: wait) }
        let stored = try records.credential(of: user)?.password
        let nobody = nobody, hash = hash
        let isRight: Bool, renewed: String?
        do {
            (isRight, renewed) = try await line.run {
                let isRight = PasswordHash.verify(password, stored ?? nobody)
                return (isRight, isRight ? try stored.flatMap { try hash.renewed(password, $0) } : nil)
            }
        } catch is HashingLine.Full {
            throttle.takeBack(counters)
            return .busy(retryAfter: Self.busyWait)
        }
        // Asked again: while it was hashed, somebody may have taken his password or his account.
        guard isRight, let credential = try records.credential(of: user), credential.password == stored,
            try accounts().contains(where: { $0.user.utf8.elementsEqual(user.utf8) && !$0.isDisabled })
        else { return .refused }
        let owesCode = credential.secondFactor != nil
        if owesCode { throttle.takeBack(counters) } else { throttle.succeed(counters) }
        if let stored, let renewed { _ = try records.rehash(of: user, from: stored, to: renewed) }
        if let before = origin.session.flatMap(SessionToken.init) { try records.end(before.digest) }
        let token = SessionToken()
        try records.start(
            Session(
                id: token.digest, user: user, startedAt: now, lastSeenAt: now, endsAt: terms.end(from: now),
                isSecondFactorDone: false, browser: BrowserFamily(userAgent: origin.userAgent)))
        return .signedIn(token: token.text, device: owesCode ? nil : device(of: user, origin, now))
    }

    /// The session of a token, which is noted as seen once a minute; nil where there is none any more.
    /// - Throws: ``StoreError``.
    func session(for token: String, now: Instant) throws -> Session? {
        guard let id = SessionToken(token)?.digest, var session = try records.session(id: id) else { return nil }
        guard terms.isAlive(session, at: now) else {
            try records.end(id)
            return nil
        }
        if terms.isToBeTouched(session, at: now) {
            // Another writer may hold that up; nobody waits outside for it.
            do { try records.touch(id, at: now) } catch let error as StoreError where error.code == .busy {}
            session.lastSeenAt = now
        }
        return session
    }

    /// What is still to be done before anything else.
    /// - Throws: ``StoreError``.
    func owed(by session: Session, roles: Set<Role>) throws -> SignInDuty? {
        guard let credential = try records.credential(of: session.user) else { return .newPassword }
        return SignInDuty(session, credential, roles: roles)
    }

    func end(_ session: Session) throws { try records.end(session.id) }

    /// Ends the user's sessions but this one.
    /// - Returns: how many ended.
    func endOthers(_ session: Session) throws -> Int { try records.endAll(of: session.user, except: session.id) }

    /// Those of his known device alone, where he is at one; else of his name at this network, and of the network.
    func counters(of user: String, _ origin: Origin, _ now: Instant) -> [Throttle.Counter] {
        if let number = number(of: user, origin, now) { return [.device(number)] }
        let network = Network(origin.address)
        // A longer name is nobody's, and is not kept.
        return [.network(network), .userAt(user.utf8.count <= 400 ? user : "", network)]
    }

    func number(of user: String, _ origin: Origin, _ now: Instant) -> [UInt8]? {
        origin.device.flatMap { marks.number($0, of: user, now: now) }
    }

    /// The device's mark, the one it has or a new one.
    func device(of user: String, _ origin: Origin, _ now: Instant) -> String {
        if let mark = origin.device, number(of: user, origin, now) != nil { return mark }
        return marks.make(for: user, now: now)
    }
}
