extension ApplicationCase {
    /// The decision of a number (文号); without one, the last.
    /// - Throws: ``LetterRefusal`` where nothing is decided, or nothing under that number.
    public func decision(
        numbered number: String? = nil
    ) throws(LetterRefusal) -> (act: ApplicationAct, decision: ApplicationAct.Decision) {
        guard let last = decisions.last else { throw .undecided(self.number) }
        guard let number else { return last }
        guard let found = decisions.last(where: { $0.decision.number.utf8.elementsEqual(number.utf8) }) else {
            throw .noDecision(self.number, number)
        }
        return found
    }

    /// The letter about a decision (批准通知、不予批准的通知).
    /// - Parameters:
    ///   - number: of the decision; nil for the last one.
    ///   - dossier: the applicant's, with the approval or refusal as it is on record now.
    ///   - unit: name of the applicant's unit.
    ///   - issuer: name of the unit that decided.
    ///   - policy: what it says on the day of the decision.
    /// - Throws: ``LetterRefusal`` where nothing is decided, or what was decided does not stand.
    public func letter(
        _ language: Language, about number: String? = nil, of dossier: Dossier, unit: String, issuer: String,
        policy: PolicyOnDay
    ) throws(LetterRefusal) -> Paper {
        let (act, decision) = try decision(numbered: number)
        guard let approval = dossier.approvals.first(where: { $0.number == decision.number }) else {
            throw .undecided(self.number)
        }
        let isReopened = acts.contains { later in
            if case .reviewed(let review) = later.what { later.number > act.number && review.reopens } else { false }
        }
        if isReopened, !decision.isApproved { throw .reopened(decision.number) }
        let asked = versions.last { $0.act < act.number }?.application
        let before = decisions.last { $0.act.number < act.number && $0.decision.isApproved }
        if decision.isApproved {
            let root = approval.kind == .extension ? ApprovalBook(dossier.approvals).root(of: approval.number) : nil
            return try ApprovalLetter(
                approval, root: root, person: dossier.person, unit: unit, issuer: issuer, application: asked,
                change: before.map { .init(on: act.day, before: $0.act.day) }
            ).paper(language, policy: policy)
        }
        let standing = before.flatMap { before in dossier.approvals.first { $0.number == before.decision.number } }
        // A correction may have made void what was to be changed.
        if let before, standing == nil { throw .withdrawn(before.decision.number) }
        return try RefusalLetter(
            approval, person: dossier.person, unit: unit, issuer: issuer, reason: decision.reason ?? "",
            application: asked, standing: standing
        ).paper(language, policy: policy)
    }
}
