/// Somebody signed in at one browser, from then on until it ends.
public struct Session: Hashable, Sendable {
    /// SHA-256 of the token that the browser keeps, 32 bytes: from what is stored nobody makes a token.
    public var id: [UInt8]
    public var user: String
    public var startedAt: Instant
    /// When it last asked for something, to ``SessionTerms/touchAfter``.
    public var lastSeenAt: Instant
    /// When it ends, whatever happens.
    public var endsAt: Instant
    public var isSecondFactorDone: Bool
    public var browser: BrowserFamily

    public init(
        id: [UInt8], user: String, startedAt: Instant, lastSeenAt: Instant, endsAt: Instant,
        isSecondFactorDone: Bool, browser: BrowserFamily
    ) {
        self.id = id
        self.user = user
        self.startedAt = startedAt
        self.lastSeenAt = lastSeenAt
        self.endsAt = endsAt
        self.isSecondFactorDone = isSecondFactorDone
        self.browser = browser
    }
}

/// How long a session lives. OWASP ASVS 5.0, 7.3.1 and 7.3.2, asks that both ends be set and documented; NIST SP 800-63B-4,
/// 2.2.3, gives 1 hour and 24 hours as the longest for its second level. An office day and a half hour away from the desk stay
/// well below.
public struct SessionTerms: Hashable, Sendable {
    /// Nanoseconds without a request after which it ends: 30 minutes.
    public let idle: Int64
    /// Nanoseconds after which it ends in any case: 12 hours.
    public let absolute: Int64
    /// Nanoseconds within which no further request is noted: 1 minute. So a page costs no write, and an idle session ends up to
    /// so much early.
    public let touchAfter: Int64

    /// The terms in force.
    public static let standard = SessionTerms(
        idle: 30 * 60 * 1_000_000_000, absolute: 12 * 3600 * 1_000_000_000, touchAfter: 60 * 1_000_000_000)

    /// When a session that starts now ends at the latest.
    public func end(from now: Instant) -> Instant { Instant(nanoseconds: now.nanoseconds + absolute) }

    /// Whether it is still alive: strictly before both of its ends.
    public func isAlive(_ session: Session, at now: Instant) -> Bool {
        now < session.endsAt && now.nanoseconds - session.lastSeenAt.nanoseconds < idle
    }

    /// Whether a request at this time is to be noted.
    public func isToBeTouched(_ session: Session, at now: Instant) -> Bool {
        now.nanoseconds - session.lastSeenAt.nanoseconds >= touchAfter
    }
}
