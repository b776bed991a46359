/// How grave a finding is, the mildest first.
public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
    case notice, moderate, serious, critical

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    public static func < (left: Self, right: Self) -> Bool { left.order < right.order }

    public var title: Bilingual {
        switch self {
        case .notice: .init(zh: "提示", en: "notice")
        case .moderate: .init(zh: "一般", en: "moderate")
        case .serious: .init(zh: "严重", en: "serious")
        case .critical: .init(zh: "重大", en: "critical")
        }
    }
}

/// What a finding is about, written as the contracts say.
public enum Subject: Hashable, Sendable, CustomStringConvertible {
    case person(String)
    case document(DocumentKey)
    case crossing(RecordID)
    case approval(String)
    case relative(Relative.Relation, String)

    public var description: String {
        switch self {
        case .person(let ref): "person:\(ref)"
        case .document(let key): key.description
        case .crossing(let record): "crossing:\(record)"
        case .approval(let number): "approval:\(number)"
        case .relative(let relation, let name): "relative:\(relation.rawValue)/\(name)"
        }
    }
}

/// An indication for a person to look at: which rule, about what, since when, on what evidence.
///
/// It carries facts, no prose. Its texts are made from the rule's words and these facts when somebody reads them.
public struct Finding: Hashable, Sendable {
    public var rule: String
    public var subject: String
    public var severity: Severity
    public var since: CalendarDay
    /// The values compared, by the names that the rule's texts use.
    public var facts: [String: Fact]
    /// Ids of the records it rests on, in the order in which they are to be read.
    public var evidence: [String]

    public init(
        rule: String, subject: String, severity: Severity, since: CalendarDay, facts: [String: Fact],
        evidence: [String]
    ) {
        self.rule = rule
        self.subject = subject
        self.severity = severity
        self.since = since
        self.facts = facts
        self.evidence = evidence
    }

    /// The order of all lists of findings of one person: by rule, then subject, as UTF-8 bytes.
    public func isBefore(_ other: Finding) -> Bool {
        rule == other.rule ? subject.precedes(other.subject) : rule.precedes(other.rule)
    }
}
