/// Where a finding stands in its life (处置状态).
public enum FindingState: String, Hashable, Sendable, CaseIterable, Codable {
    case open
    /// The person and the unit have the notice (已告知).
    case notified
    /// Somebody explained it (已说明).
    case answered
    /// A reviewer found that it is so (属实).
    case upheld
    /// A reviewer found that it is not so, and said why (不成立).
    case dismissed
    /// It was so, and is put right (已整改).
    case putRight
    /// Nothing more is to be done: a reviewer closed it, or the rules no longer give it (办结).
    case closed

    /// Whether it counts against the person: a dismissed finding and a closed one make nobody irregular.
    public var counts: Bool { self != .dismissed && self != .closed }

    public var title: Bilingual {
        switch self {
        case .open: .init(zh: "待告知", en: "open")
        case .notified: .init(zh: "已告知", en: "notified")
        case .answered: .init(zh: "已说明", en: "answered")
        case .upheld: .init(zh: "属实", en: "upheld")
        case .dismissed: .init(zh: "不成立", en: "dismissed")
        case .putRight: .init(zh: "已整改", en: "put right")
        case .closed: .init(zh: "已办结", en: "closed")
        }
    }
}

/// By what a finding of one person is told from his others.
public struct FindingKey: Hashable, Sendable, Codable {
    public var rule: String
    public var subject: String

    public init(rule: String, subject: String) {
        self.rule = rule
        self.subject = subject
    }

    public init(_ finding: Finding) { self.init(rule: finding.rule, subject: finding.subject) }
}
