import Crypto
import Foundation
import LeveeCore

/// Signing in (登录): password, then where it is asked for the second factor. What is told to somebody who does not get in is the
/// same, and takes the same time, whether there is such a user or not.
final class SignIn: Sendable {
    enum Outcome: Sendable {
        /// The token for the browser's cookie, and one by which this browser is known again.
        case entered(token: String, device: String)
        case refused
        /// Seconds after which it may be tried again.
        case wait(Int)
    }

    private let keeping: any SignInRecords
    private let accounts: @Sendable () throws -> [Account]
    private let records: RecordDesks
    private let desk = HashingDesk()
    private let throttle = Throttle()
    private let deviceKey: SymmetricKey
    private let cost: PasswordHash.Cost
    /// What an unknown user's password is held against.
    private let nobody: PasswordHash

    init(
        _ keeping: any SignInRecords, records: RecordDesks, key: [UInt8], cost: PasswordHash.Cost = .proper,
        accounts: @escaping @Sendable () throws -> [Account]
    ) throws {
        self.keeping = keeping
        self.records = records
        self.accounts = accounts
        self.cost = cost
        deviceKey = SymmetricKey(data: Keys.derived(from: key, for: "devices"))
        nobody = try PasswordHash(of: "nobody has this password", cost: cost)
    }

    /// - Parameter device: what the browser keeps from an earlier time.
    func attempt(
        _ user: String, _ password: String, address: String, device: String?, browser: String, now: Instant
    ) async throws -> Outcome {
        let place: Throttle.Origin =
            if let device, isKnown(device, for: user) { .device(device) } else { Throttle.place(of: address) }
        if let seconds = throttle.wait(of: user, from: place, now: now) { return .wait(seconds) }
        let (keeping, accounts) = (keeping, accounts)
        let found = try await records.act { () -> (Credential, Account)? in
            guard let account = try accounts().first(where: { $0.user.utf8.elementsEqual(user.utf8) }),
                !account.isDisabled, let credential = try keeping.credential(of: account.user)
            else { return nil }
            return (credential, account)
        }
        let hash = found.flatMap { PasswordHash($0.0.password) } ?? nobody
        let typed = password.precomposedStringWithCanonicalMapping
        let fits: Bool
        do { fits = try await desk.hash { hash.fits(typed) } } catch is HashingDesk.Busy { return .wait(2) }
        guard fits, let found else {
            throttle.failed(user, from: place, now: now)
            return .refused
        }
        throttle.succeeded(user, from: place)
        let token = try await begin(found.1.user, isProven: false, browser: browser, now: now)
        return .entered(token: token, device: self.device(for: found.1.user))
    }

    /// A new session: each step up gets a token of its own, so that none that was seen before is worth more afterwards.
    private func begin(_ user: String, isProven: Bool, browser: String, now: Instant) async throws -> String {
        let token = Reception.random()
        let session = Session(
            id: Self.id(of: token), user: user, startedAt: now, lastSeenAt: now, isProven: isProven,
            device: Self.family(of: browser))
        let keeping = keeping
        try await records.act { try keeping.start(session) }
        return token
    }

    /// Takes the code of the second factor; nil where it is wrong or was taken before.
    func prove(_ code: String, in session: Session, browser: String, now: Instant) async throws -> Outcome {
        let place = Throttle.Origin.device("code \(session.user)")
        if let seconds = throttle.wait(of: session.user, from: place, now: now) { return .wait(seconds) }
        let keeping = keeping
        let isRight = try await records.act { () -> Bool in
            guard let secret = try keeping.credential(of: session.user)?.secret,
                let step = TOTP.step(of: code, secret: secret, now: now)
            else { return false }
            return try keeping.takeStep(step, of: session.user)
        }
        guard isRight else {
            throttle.failed(session.user, from: place, now: now)
            return .refused
        }
        throttle.succeeded(session.user, from: place)
        try await records.act { try keeping.end(session.id) }
        return .entered(
            token: try await begin(session.user, isProven: true, browser: browser, now: now),
            device: device(for: session.user))
    }

    /// The secret that somebody is to put into his authenticator: made now, and not in force before he has shown a code of it.
    func enrolment(of session: Session, now: Instant) async throws -> [UInt8] {
        let keeping = keeping
        let secret = TOTP.newSecret()
        return try await records.act {
            guard var credential = try keeping.credential(of: session.user) else { throw Missing() }
            if credential.isSecretConfirmed { throw Missing() }
            if let begun = credential.secret { return begun }
            credential.secret = secret
            try keeping.setCredential(credential, what: "second factor begun", actor: session.user, at: now)
            try keeping.start(session)
            return secret
        }
    }

    func confirmEnrolment(_ code: String, in session: Session, browser: String, now: Instant) async throws -> Outcome {
        let outcome = try await prove(code, in: session, browser: browser, now: now)
        guard case .entered = outcome else { return outcome }
        let keeping = keeping
        try await records.act {
            guard var credential = try keeping.credential(of: session.user) else { throw Missing() }
            credential.isSecretConfirmed = true
            try keeping.setCredential(credential, what: "second factor", actor: session.user, at: now)
        }
        return .entered(
            token: try await begin(session.user, isProven: true, browser: browser, now: now),
            device: device(for: session.user))
    }

    /// Another password; every other session of his ends.
    /// - Throws: ``PasswordRefusal``, ``FieldErrors`` where the old one does not fit.
    func changePassword(
        in session: Session, from old: String, to new: String, browser: String, now: Instant
    ) async throws -> Outcome {
        let typed = new.precomposedStringWithCanonicalMapping
        do throws(PasswordRefusal) { try PasswordRefusal.check(typed, of: session.user) } catch {
            throw FieldErrors("newPassword", error.explanation)
        }
        let keeping = keeping
        guard var credential = try await records.act({ try keeping.credential(of: session.user) }) else {
            throw Missing()
        }
        let (kept, cost) = (credential.password, cost)
        let given = old.precomposedStringWithCanonicalMapping
        let hashed: String?
        do {
            hashed = try await desk.hash {
                guard PasswordHash(kept)?.fits(given) ?? false else { return nil }
                return try? PasswordHash(of: typed, cost: cost).text
            }
        } catch is HashingDesk.Busy { return .wait(2) }
        guard let hashed else {
            throw FieldErrors(
                "password", Bilingual(zh: "现在的密码不对，请重新填写", en: "this is not your present password; type it again"))
        }
        credential.password = hashed
        credential.mustChange = false
        let changed = credential
        try await records.act { try keeping.setCredential(changed, what: "password", actor: session.user, at: now) }
        return .entered(
            token: try await begin(session.user, isProven: session.isProven, browser: browser, now: now),
            device: device(for: session.user))
    }

    /// The session of a token, as long as it lasts.
    func session(of token: String, now: Instant) async throws -> Session? {
        let (keeping, id) = (keeping, Self.id(of: token))
        guard let session = try await records.act({ try keeping.session(id) }) else { return nil }
        if session.isOver(at: now) {
            try await records.act { try keeping.end(id) }
            return nil
        }
        if session.isStale(at: now) { try await records.act { try keeping.see(id, at: now) } }
        return session
    }

    /// What somebody still owes before he may go on.
    func owed(by session: Session, _ account: Account) async throws -> Visitor.Owed? {
        let keeping = keeping
        guard let credential = try await records.act({ try keeping.credential(of: account.user) }) else {
            return .newPassword
        }
        if credential.isSecretConfirmed, !session.isProven { return .secondFactor }
        if credential.mustChange { return .newPassword }
        if !credential.isSecretConfirmed, SecondFactor.isRequired(for: account.roles) { return .enrolment }
        return nil
    }

    func end(_ id: [UInt8]) async throws {
        let keeping = keeping
        try await records.act { try keeping.end(id) }
    }

    func endOthers(_ session: [UInt8], of user: String) async throws {
        let keeping = keeping
        try await records.act { try keeping.endSessions(of: user, except: session) }
    }

    func sessions(of user: String) async throws -> [Session] {
        let keeping = keeping
        return try await records.act { try keeping.sessions(of: user) }
    }

    static func id(of token: String) -> [UInt8] { Array(SHA256.hash(data: Data(token.utf8))) }

    /// A mark by which a browser is known again for one user; nobody can make one up.
    private func device(for user: String) -> String {
        let name = Reception.random()
        return "\(name).\(code(name, user))"
    }

    private func isKnown(_ device: String, for user: String) -> Bool {
        let parts = device.split(separator: ".")
        guard parts.count == 2, let given = Data(base64URL: String(parts[1])) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            given, authenticating: Data("\(parts[0]) \(user)".utf8), using: deviceKey)
    }

    private func code(_ name: String, _ user: String) -> String {
        Data(HMAC<SHA256>.authenticationCode(for: Data("\(name) \(user)".utf8), using: deviceKey)).base64URL
    }

    /// Edge and Opera call themselves Chrome too, and Chrome calls itself Safari: the narrower name first.
    static func family(of browser: String) -> String {
        let families = [
            ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
        ]
        return families.first { browser.contains($0.0) }?.1 ?? "?"
    }
}
