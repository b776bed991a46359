/// A finding of the applicant that a reviewer dismissed or closed, with the facts on which that rests: where the rules give it
/// with other facts, it is open again and speaks against the application.
public struct SettledFinding: Hashable, Sendable, Codable {
    public var rule: String
    public var subject: String
    /// Each as ``Fact/stored``.
    public var facts: [String: String]
    public var evidence: [String]

    public init(_ finding: Finding) {
        rule = finding.rule
        subject = finding.subject
        facts = finding.facts.mapValues(\.stored)
        evidence = finding.evidence
    }

    func isSame(as draft: Outcome.Draft, of rule: String) -> Bool {
        self.rule == rule && subject.utf8.elementsEqual(draft.subject.description.utf8)
            && facts == draft.facts.mapValues(\.stored) && Set(evidence) == Set(draft.evidence)
    }
}
