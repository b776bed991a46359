/// Something that was done to a quarantined record. Steps are only ever added.
public struct QuarantineStep: Hashable, Sendable {
    public var kind: Kind
    /// Where the record is now, for one that was imported.
    public var outcome: FeedOutcome?
    public var actor: String
    public var at: Instant
    /// What somebody wrote instead of the record's own XML; personal data.
    public var xml: String?
    /// Why it was dropped; free text.
    public var reason: String?

    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Imported with other XML than the authority sent.
        case fixed
        /// Imported as it was sent.
        case replayed
        /// It can still not be imported, but it names somebody who is registered by now: it is kept.
        case named
        case dropped
        /// Its XML is gone; that there was one stays.
        case forgotten
    }

    public init(
        kind: Kind, outcome: FeedOutcome? = nil, actor: String, at: Instant, xml: String? = nil, reason: String? = nil
    ) {
        self.kind = kind
        self.outcome = outcome
        self.actor = actor
        self.at = at
        self.xml = xml
        self.reason = reason
    }
}

/// What becomes of a record that is taken in: the columns of a feed's statement.
public enum FeedOutcome: String, Hashable, Sendable, CaseIterable {
    case accepted, duplicate, notRegistered, possibleMatch, quarantined

    public var title: Bilingual {
        switch self {
        case .accepted: .init(zh: "接受", en: "accepted")
        case .duplicate: .init(zh: "重复", en: "duplicate")
        case .notRegistered: .init(zh: "非在册", en: "not registered")
        case .possibleMatch: .init(zh: "疑似匹配", en: "possible match")
        case .quarantined: .init(zh: "隔离", en: "quarantined")
        }
    }
}

extension FeedStatement {
    /// How many of the file's records have this outcome.
    public subscript(outcome: FeedOutcome) -> Int {
        get {
            switch outcome {
            case .accepted: accepted
            case .duplicate: duplicate
            case .notRegistered: notRegistered
            case .possibleMatch: possibleMatch
            case .quarantined: quarantined
            }
        }
        set {
            switch outcome {
            case .accepted: accepted = newValue
            case .duplicate: duplicate = newValue
            case .notRegistered: notRegistered = newValue
            case .possibleMatch: possibleMatch = newValue
            case .quarantined: quarantined = newValue
            }
        }
    }

    /// The outcome of the only record that was taken in so far.
    public var outcomeOfOne: FeedOutcome? { FeedOutcome.allCases.first { self[$0] == received && received == 1 } }

    /// Moves records from one column to another: what was received stays, so that the statement keeps balancing.
    public mutating func move(_ count: Int, from: FeedOutcome, to: FeedOutcome) {
        self[from] -= count
        self[to] += count
    }
}
