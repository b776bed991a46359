/// Requests that machines send under a key of their own, so that what is sent twice is done once (幂等键). Each is kept for a day.
public protocol ReplayRecords: Sendable {
    /// Takes a key for a request, in one transaction, and forgets those whose day is over.
    /// - Throws: ``StoreError``, as everything here.
    func claim(_ request: KeyedRequest, at: Instant) throws -> KeyClaim
    /// Keeps what a request that has its key was answered.
    func keep(_ answer: KeptAnswer, for request: KeyedRequest) throws
    /// Gives a key back: nothing was done under it, and it may be tried again.
    func giveBack(_ request: KeyedRequest) throws
    /// Forgets what was claimed before an instant.
    /// - Returns: how many.
    @discardableResult
    func forgetKeys(before: Instant) throws -> Int
}

/// A request and the key under which it came.
public struct KeyedRequest: Hashable, Sendable {
    public var user: String
    /// Of 1 to 100 visible ASCII characters, the user's own choice.
    public var key: String
    /// SHA-256 of what was asked for: method, address and body.
    public var digest: [UInt8]

    public init(user: String, key: String, digest: [UInt8]) {
        self.user = user
        self.key = key
        self.digest = digest
    }

    /// Nanoseconds for which a key is remembered: 24 hours.
    public static let lasts: Int64 = 86_400_000_000_000
}

/// What was answered to a request, to be answered again.
public struct KeptAnswer: Hashable, Sendable {
    /// Of HTTP.
    public var status: Int
    public var body: [UInt8]

    public init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}

/// What became of a key that a request asks for.
public enum KeyClaim: Hashable, Sendable {
    /// Nobody had it: the request is to be done now.
    case taken
    /// The same request has it, and has not ended, or was cut off: whether it was done is not known here.
    case unfinished
    /// The same request has it, and was answered so.
    case answered(KeptAnswer)
    /// Another request has it.
    case usedOtherwise
}
