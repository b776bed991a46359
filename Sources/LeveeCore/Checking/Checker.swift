/// Examines a dossier by the rules, on a day, under a policy. A pure function of the three.
public struct Checker: Sendable {
    public let policy: PolicyOnDay
    public let rules: [any Rule.Type]

    public var day: CalendarDay { policy.day }

    public init(policy: PolicyOnDay, rules: [any Rule.Type] = Rulebook.holdings) {
        self.policy = policy
        self.rules = rules
    }

    /// Every finding with its `since`, everything undecided, and until when the verdict holds.
    public func verdict(on dossier: Dossier) -> Verdict {
        var verdict = Verdict()
        for answer in answers(on: dossier, verdict: &verdict) where !answer.outcome.isQuiet {
            let info = answer.rule.info
            for draft in answer.outcome.drafts {
                verdict.findings.append(
                    Finding(
                        rule: info.id, subject: draft.subject.description, severity: info.severity,
                        since: since(draft, of: answer.rule, in: dossier), facts: draft.facts,
                        evidence: draft.evidence))
            }
            for missing in answer.outcome.missing {
                verdict.undecided.append(Verdict.Undecided(rule: info.id, missing: missing))
            }
        }
        if let reads = policy.reads { verdict.keys = reads.mask }
        verdict.findings.sort { $0.isBefore($1) }
        verdict.undecided.sort { $0.isBefore($1) }
        return verdict
    }

    /// What each rule says, in the rulebook's order, for explaining.
    public func answers(on dossier: Dossier) -> [Answer] {
        var unused = Verdict()
        return answers(on: dossier, verdict: &unused)
    }

    private func answers(on dossier: Dossier, verdict: inout Verdict) -> [Answer] {
        let file = CaseFile(dossier, on: day, policy: policy)
        verdict.hold(until: file.nextFact)
        let answers = file.answers(of: rules)
        for answer in answers { verdict.hold(until: answer.nextChange) }
        verdict.waitsForFeed = file.waitsForFeed
        return answers
    }

    /// What one rule says.
    public struct Answer {
        public var rule: any Rule.Type
        public var outcome: Outcome
        /// The first day on which time alone could change the answer.
        public var nextChange: CalendarDay?
    }

    private func since(_ draft: Outcome.Draft, of rule: any Rule.Type, in dossier: Dossier) -> CalendarDay {
        switch rule.info.since {
        case .event: draft.day ?? day
        case .run: RunStart(rule: rule, subject: draft.subject, dossier: dossier, policy: policy).day
        }
    }
}

extension CaseFile {
    /// What each rule says of it, in their order.
    func answers(of rules: [any Rule.Type]) -> [Checker.Answer] {
        rules.map { rule in
            startRule()
            let outcome = rule.examine(self)
            return Checker.Answer(rule: rule, outcome: outcome, nextChange: nextChange)
        }
    }
}
