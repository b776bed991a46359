extension ApplicationCase {
    /// The letter about what was decided last (批准通知、不予批准的通知).
    /// - Parameters:
    ///   - dossier: the applicant's, with the approval or refusal as it is on record now.
    ///   - unit: name of the applicant's unit.
    ///   - issuer: name of the unit that decided.
    ///   - policy: what it says on the day of the decision.
    /// - Throws: ``LetterRefusal`` where nothing is decided, or the approval does not stand.
    public func letter(
        _ language: Language, of dossier: Dossier, unit: String, issuer: String, policy: PolicyOnDay
    ) throws(LetterRefusal) -> Paper {
        guard let decision = decisions.last?.decision,
            let approval = dossier.approvals.first(where: { $0.number == decision.number })
        else { throw .undecided(number) }
        if decision.isApproved {
            let root = approval.kind == .extension ? ApprovalBook(dossier.approvals).root(of: approval.number) : nil
            return try ApprovalLetter(approval, root: root, person: dossier.person, unit: unit, issuer: issuer)
                .paper(language, policy: policy)
        }
        return try RefusalLetter(
            approval, person: dossier.person, unit: unit, issuer: issuer, reason: decision.reason ?? ""
        ).paper(language, policy: policy)
    }
}
