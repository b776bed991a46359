import LeveeCore

/// A verdict on an application as the contracts write it.
struct CheckLine: Encodable {
    struct Finding: Encodable {
        var rule: String
        var severity: String
        var message: Bilingual
        var basis: String
        var evidence: [String]
        var remedy: Bilingual

        init(_ finding: ApplicationVerdict.Finding, bases: [String: Basis]) {
            rule = finding.rule
            severity = finding.outcome.rawValue
            message = finding.message
            basis = bases[finding.rule]?.shown ?? ""
            evidence = finding.evidence
            remedy = finding.remedy
        }
    }

    struct Undecided: Encodable {
        var rule: String
        var missing: String
    }

    var application: String
    var person: String
    var asOf: String
    var policy: String
    var outcome: String
    var findings: [Finding]
    var undecided: [Undecided]
    var holdsUntil: String?

    init(_ verdict: ApplicationVerdict, bases: [String: Basis]) {
        application = verdict.application
        person = verdict.person
        asOf = verdict.asOf.description
        policy = verdict.policy
        outcome = verdict.outcome.rawValue
        findings = verdict.findings.map { Finding($0, bases: bases) }
        undecided = verdict.undecided.map { Undecided(rule: $0.rule, missing: $0.missing.name) }
        holdsUntil = verdict.holdsUntil?.description
    }

    private enum Key: String, CodingKey {
        case application, person, asOf, policy, outcome, findings, undecided, holdsUntil
    }

    /// Written out because an absent `holdsUntil` is null, not left out.
    func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
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
    var message: Bilingual {
        Rulebook.application(rule)?.info.message.filled(with: facts.mapValues(\.shown)) ?? Bilingual(zh: "", en: "")
    }

    /// What would put it right.
    var remedy: Bilingual {
        Rulebook.application(rule)?.info.remedy.filled(with: facts.mapValues(\.shown)) ?? Bilingual(zh: "", en: "")
    }
}
