/// One line of the audit: who did what and when, chained to the line before it. It carries no personal data.
public struct AuditEntry: Hashable, Sendable {
    /// From 1, without a gap.
    public var number: Int64
    public var at: Instant
    /// The login or user who acted.
    public var actor: String
    /// What was done, such as `load persons`.
    public var action: String
    /// Counts and ids of what was touched, as `key=value` words.
    public var detail: String
    public var previous: [UInt8]

    public init(number: Int64, at: Instant, actor: String, action: String, detail: String, previous: [UInt8]) {
        self.number = number
        self.at = at
        self.actor = actor
        self.action = action
        self.detail = detail
        self.previous = previous
    }

    /// The bytes that the entry's hash is taken over: every field with its length before it, so that none can flow over.
    public var canonical: [UInt8] {
        let fields = [
            Array(String(number).utf8), Array(String(at.nanoseconds).utf8), Array(actor.utf8), Array(action.utf8),
            Array(detail.utf8), previous,
        ]
        return fields.flatMap { Array("\($0.count):".utf8) + $0 }
    }
}

/// Checks an audit line by line: each number follows, each hash is its entry's, each entry names the hash before it.
public struct AuditChain {
    private let hash: ([UInt8]) -> [UInt8]
    private var next: Int64 = 1
    private var last: [UInt8] = []

    /// - Parameter hash: SHA-256.
    public init(hash: @escaping ([UInt8]) -> [UInt8]) { self.hash = hash }

    /// Takes the next entry with the hash stored beside it; false where the chain is broken at it.
    public mutating func accepts(_ entry: AuditEntry, hash stored: [UInt8]) -> Bool {
        guard entry.number == next, entry.previous == last, hash(entry.canonical) == stored else { return false }
        next += 1
        last = stored
        return true
    }
}
