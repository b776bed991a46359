/// A verdict on an application as the contracts write it, with the words that its facts give and the law in the policy.
public struct CheckLine: Hashable, Sendable, Codable {
    public struct Finding: Hashable, Sendable, Codable {
        public var rule: String
        public var severity: ApplicationOutcome
        public var message: Bilingual
        public var basis: String
        public var evidence: [String]
        public var remedy: Bilingual

        init(_ finding: ApplicationVerdict.Finding, bases: [String: Basis]) {
            rule = finding.rule
            severity = finding.outcome
            message = finding.message
            basis = bases[finding.rule]?.shown ?? ""
            evidence = finding.evidence
            remedy = finding.remedy
        }
    }

    public struct Undecided: Hashable, Sendable, Codable {
        public var rule: String
        /// Kind of the missing fact, and what it is missing of.
        public var missing: String

        /// What is missing, as a person would say it.
        public var text: Bilingual {
            let parts = missing.split(separator: " ", maxSplits: 1).map(String.init)
            guard let kind = parts.first.flatMap(Missing.Kind.init) else { return Bilingual(zh: missing, en: missing) }
            return Missing(kind, of: parts.dropFirst().first ?? "").text
        }
    }

    public var application: String
    public var person: String
    public var asOf: CalendarDay
    public var policy: String
    public var outcome: ApplicationOutcome
    public var findings: [Finding]
    public var undecided: [Undecided]
    public var holdsUntil: CalendarDay?

    public init(_ verdict: ApplicationVerdict, bases: [String: Basis]) {
        application = verdict.application
        person = verdict.person
        asOf = verdict.asOf
        policy = verdict.policy
        outcome = verdict.outcome
        findings = verdict.findings.map { Finding($0, bases: bases) }
        undecided = verdict.undecided.map { Undecided(rule: $0.rule, missing: $0.missing.name) }
        holdsUntil = verdict.holdsUntil
    }

    /// Written out because an absent `holdsUntil` is null, not left out.
    public func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: CodingKeys.self)
        try line.encode(application, forKey: .application)
        try line.encode(person, forKey: .person)
        try line.encode(asOf, forKey: .asOf)
        try line.encode(policy, forKey: .policy)
        try line.encode(outcome, forKey: .outcome)
        try line.encode(findings, forKey: .findings)
        try line.encode(undecided, forKey: .undecided)
        try line.encode(holdsUntil, forKey: .holdsUntil)
    }
}

extension Missing {
    /// The kind and what it is missing of, such as `expiresOn ordinaryPassport:E12345678`.
    fileprivate var name: String { of.isEmpty ? kind.rawValue : "\(kind.rawValue) \(of)" }
}

extension ApplicationVerdict.Finding {
    /// The finding's one line, made from its facts.
    public var message: Bilingual {
        Rulebook.application(rule)?.info.message.filled(with: facts.mapValues(\.shown)) ?? Bilingual(zh: "", en: "")
    }

    /// What would put it right.
    public var remedy: Bilingual {
        Rulebook.application(rule)?.info.remedy.filled(with: facts.mapValues(\.shown)) ?? Bilingual(zh: "", en: "")
    }
}
