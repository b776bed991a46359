/// One condition of the rule catalogue over a person's case file.
///
/// A rule is a function of the case file alone: it reads no clock, no store and no environment. It compares days with the
/// as-of day only through the case file, which so learns when time alone could change the answer.
public protocol Rule: Sendable {
    static var info: RuleInfo { get }

    /// Cases that fire and cases that do not, with the days on both sides of every deadline.
    static var examples: [Example] { get }

    static func examine(_ file: CaseFile) -> Outcome

    /// What came closest to making it fire, where it is satisfied or undecided; nil where there is nothing that it speaks of.
    static func closest(in file: CaseFile) -> Closest?
}

/// What a rule is called, how grave it is, and the words it uses.
public struct RuleInfo: Sendable {
    /// How a finding's `since` is told.
    public enum Since: Hashable, Sendable {
        /// The day of the event, whatever is known later.
        case event
        /// The first day of the unbroken run up to the as-of day on which the rule fires.
        case run
    }

    /// Id of the catalogue, such as `custody.return-overdue`.
    public var id: String
    public var title: Bilingual
    public var severity: Severity
    public var since: Since
    /// Every policy key that the rule reads, directly or through the case file.
    public var keys: Set<PolicyKey>
    /// When it fires, as the docs say it.
    public var condition: Bilingual
    /// One line with `{fact}` places.
    public var message: Bilingual
    /// What would put it right.
    public var remedy: Bilingual
    /// What would show it to be wrong.
    public var refutation: Bilingual

    public init(
        id: String, title: Bilingual, severity: Severity, since: Since, keys: Set<PolicyKey>, condition: Bilingual,
        message: Bilingual, remedy: Bilingual, refutation: Bilingual
    ) {
        self.id = id
        self.title = title
        self.severity = severity
        self.since = since
        self.keys = keys
        self.condition = condition
        self.message = message
        self.remedy = remedy
        self.refutation = refutation
    }
}

extension RuleInfo {
    /// The finding's one line, made from its facts.
    public func message(of finding: Finding) -> Bilingual { message.filled(with: finding.facts.mapValues(\.shown)) }

    public func remedy(of finding: Finding) -> Bilingual { remedy.filled(with: finding.facts.mapValues(\.shown)) }

    public func refutation(of finding: Finding) -> Bilingual {
        refutation.filled(with: finding.facts.mapValues(\.shown))
    }
}
