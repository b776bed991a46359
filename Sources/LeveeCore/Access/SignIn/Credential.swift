/// What a user signs in with, as it is now: nothing of it is history, and nothing of it is ever shown.
public struct Credential: Hashable, Sendable {
    public var user: String
    /// Hash of his password, as a PHC string such as `$scrypt$ln=15,r=8,p=3$…$…`.
    public var password: String
    /// Whether somebody else gave him his password, so that he has to take another one.
    public var mustChange: Bool
    /// When the password was set.
    public var changedAt: Instant
    /// Secret of the codes that he has shown to hold (RFC 6238); nil where he has no second factor.
    public var secondFactor: [UInt8]?
    /// Number of the last time step whose code was taken: no code is taken twice.
    public var lastStep: Int64?

    public init(
        user: String, password: String, mustChange: Bool, changedAt: Instant, secondFactor: [UInt8]? = nil,
        lastStep: Int64? = nil
    ) {
        self.user = user
        self.password = password
        self.mustChange = mustChange
        self.changedAt = changedAt
        self.secondFactor = secondFactor
        self.lastStep = lastStep
    }
}
