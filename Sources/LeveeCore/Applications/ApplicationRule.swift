/// The word that an application gets: the gravest that applies, the mildest first.
public enum ApplicationOutcome: String, Hashable, Sendable, CaseIterable, Comparable, Codable {
    case clear
    /// A person must look, or one more consent is needed.
    case refer
    /// The application lacks something.
    case incomplete
    /// A fact is missing on our side.
    case undecided
    /// The law forbids this exit while the ground lasts.
    case barred

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    public static func < (left: Self, right: Self) -> Bool { left.order < right.order }

    public var title: Bilingual {
        switch self {
        case .clear: .init(zh: "未见问题", en: "clear")
        case .refer: .init(zh: "须人工审核", en: "refer")
        case .incomplete: .init(zh: "材料不全", en: "incomplete")
        case .undecided: .init(zh: "无法判定", en: "undecided")
        case .barred: .init(zh: "法定不准出境", en: "barred")
        }
    }
}

/// One condition of the *Applications* table over an application's file.
public protocol ApplicationRule: Sendable {
    static var info: ApplicationRuleInfo { get }
    static var examples: [ApplicationExample] { get }

    static func examine(_ file: ApplicationFile) -> ApplicationAnswer
}

/// What a rule on applications is called and the words it uses.
public struct ApplicationRuleInfo: Sendable {
    public var id: String
    public var title: Bilingual
    /// Kinds of application that it is run for.
    public var kinds: Set<Application.Kind>
    /// Every policy key that it reads, directly or through the case file.
    public var keys: Set<PolicyKey>
    public var condition: Bilingual
    /// One line with `{fact}` places.
    public var message: Bilingual
    public var remedy: Bilingual

    public init(
        id: String, title: Bilingual, kinds: Set<Application.Kind> = [.travel], keys: Set<PolicyKey> = [],
        condition: Bilingual, message: Bilingual, remedy: Bilingual
    ) {
        self.id = id
        self.title = title
        self.kinds = kinds
        self.keys = keys
        self.condition = condition
        self.message = message
        self.remedy = remedy
    }
}

/// What a rule says of an application: what it found, and what it lacks.
public struct ApplicationAnswer: Sendable {
    public private(set) var findings: [Draft] = []
    public private(set) var missing: [Missing] = []

    /// A finding without its rule.
    public struct Draft: Hashable, Sendable {
        public var outcome: ApplicationOutcome
        public var facts: [String: Fact]
        public var evidence: [String]
    }

    public init() {}

    /// Whether there is neither a finding nor anything missing.
    var isClear: Bool { findings.isEmpty && missing.isEmpty }

    /// Nothing is found.
    public static var clear: ApplicationAnswer { ApplicationAnswer() }

    public static func found(
        _ outcome: ApplicationOutcome, _ facts: [String: Fact] = [:], evidence: [String] = []
    ) -> ApplicationAnswer {
        var answer = ApplicationAnswer()
        answer.findings.append(Draft(outcome: outcome, facts: facts, evidence: evidence))
        return answer
    }

    /// Found where the last condition holds; undecided where it cannot be told, every other condition known to hold.
    public static func found(
        if condition: Truth, _ outcome: ApplicationOutcome, _ facts: @autoclosure () -> [String: Fact] = [:],
        evidence: @autoclosure () -> [String] = []
    ) -> ApplicationAnswer {
        switch condition {
        case .yes: return found(outcome, facts(), evidence: evidence())
        case .no: return clear
        case .unknown(let missing): return undecided(missing)
        }
    }

    public static func undecided(_ missing: Missing...) -> ApplicationAnswer { undecided(missing) }

    public static func undecided(_ missing: [Missing]) -> ApplicationAnswer {
        var answer = ApplicationAnswer()
        answer.missing = missing
        return answer
    }
}
