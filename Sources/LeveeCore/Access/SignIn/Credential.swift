/// What somebody proves himself by (登录凭据): kept as it is now, never as it was; that it was changed stands in the audit.
public struct Credential: Hashable, Sendable {
    public var user: String
    /// The password's hash as a PHC string.
    public var password: String
    /// Whether he has to choose another one before anything else.
    public var mustChange: Bool
    /// Secret of the second factor, 20 bytes; nil where he has none.
    public var secret: [UInt8]?
    /// Whether he has shown once that he holds the secret.
    public var isSecretConfirmed: Bool
    /// The last time step of a code that was taken: no code counts twice.
    public var lastStep: Int64

    public init(
        user: String, password: String, mustChange: Bool = false, secret: [UInt8]? = nil,
        isSecretConfirmed: Bool = false, lastStep: Int64 = 0
    ) {
        self.user = user
        self.password = password
        self.mustChange = mustChange
        self.secret = secret
        self.isSecretConfirmed = isSecretConfirmed
        self.lastStep = lastStep
    }
}

/// Which roles need a second factor (双因素): those who decide, and those who say who may (OWASP ASVS 5, 6.3.3).
public enum SecondFactor {
    public static func isRequired(for roles: Set<Role>) -> Bool {
        !roles.isDisjoint(with: [.approver, .reviewer, .administrator])
    }
}

/// Somebody's stay (会话), from when he signed in until he leaves or it ends by itself.
public struct Session: Hashable, Sendable {
    /// SHA-256 of the token, which nobody but the browser has.
    public var id: [UInt8]
    public var user: String
    public var startedAt: Instant
    public var lastSeenAt: Instant
    /// Whether the second factor was given.
    public var isProven: Bool
    /// Family of the browser, such as `Firefox`: enough to know one's own again.
    public var device: String

    public init(
        id: [UInt8], user: String, startedAt: Instant, lastSeenAt: Instant, isProven: Bool, device: String
    ) {
        self.id = id
        self.user = user
        self.startedAt = startedAt
        self.lastSeenAt = lastSeenAt
        self.isProven = isProven
        self.device = device
    }

    /// Minutes without a request after which it ends, and hours after which it ends in any case (OWASP ASVS 5, 7.3).
    public static let idleMinutes: Int64 = 30, absoluteHours: Int64 = 12
    private static let minute: Int64 = 60_000_000_000

    public func isOver(at now: Instant) -> Bool {
        now.nanoseconds - lastSeenAt.nanoseconds >= Self.idleMinutes * Self.minute
            || now.nanoseconds - startedAt.nanoseconds >= Self.absoluteHours * 60 * Self.minute
    }

    /// Whether it is worth a write that he was seen: once a minute is.
    public func isStale(at now: Instant) -> Bool { now.nanoseconds - lastSeenAt.nanoseconds >= Self.minute }
}

/// Credentials and sessions as they are kept.
public protocol SignInRecords: Sendable {
    func credential(of user: String) throws -> Credential?
    /// - Parameter permission: what the actor's roles have to allow; nil where it is his own.
    func setCredential(_ credential: Credential, what: String, actor: String, at: Instant) throws
    /// Takes a code's step; false where that one or a later one was taken before.
    func takeStep(_ step: Int64, of user: String) throws -> Bool
    func session(_ id: [UInt8]) throws -> Session?
    func sessions(of user: String?) throws -> [Session]
    func start(_ session: Session) throws
    func see(_ id: [UInt8], at: Instant) throws
    func end(_ id: [UInt8]) throws
    func endSessions(of user: String, except id: [UInt8]?) throws
}
