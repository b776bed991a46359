/// On what a decision may rest: a verdict that still holds, a reason where one is due, and nothing that the law forbids.
public struct DecisionGround {
    public var file: ApplicationCase
    public var stage: ApplicationStage
    public var day: CalendarDay
    /// The applicant's, as it is now.
    public var dossier: Dossier
    /// What on record is not as it was when the application was checked.
    public var news: [Bilingual]
    /// Whether it was checked under the policy that holds now.
    public var isSamePolicy: Bool

    public init(
        of file: ApplicationCase, in stage: ApplicationStage, on day: CalendarDay, dossier: Dossier,
        news: [Bilingual], isSamePolicy: Bool
    ) {
        self.file = file
        self.stage = stage
        self.day = day
        self.dossier = dossier
        self.news = news
        self.isSamePolicy = isSamePolicy
    }

    /// - Returns: the check that the decision rests on, by its place in the history.
    /// - Throws: ``LifecycleRefusal`` where the decision cannot be made so.
    public func require(approves: Bool, reason: String?) throws(LifecycleRefusal) -> Int {
        let step: ApplicationStep = approves ? .approve : .refuse
        func refusal(_ reason: LifecycleRefusal.Reason) -> LifecycleRefusal { file.refusal(reason, stage, step) }
        guard let (check, verdict) = file.check else { throw refusal(.notChecked) }
        if let until = verdict.holdsUntil, day >= until { throw refusal(.staleCheck(check.day, until)) }
        if !isSamePolicy { throw refusal(.otherPolicy(check.day)) }
        if !news.isEmpty { throw refusal(.newFacts(check.day, news)) }
        if approves, let reason = obstacle(verdict) { throw refusal(reason) }
        let standing = approves ? standing(verdict) : []
        if reason.given == nil, !approves || !standing.isEmpty { throw refusal(.noReason(standing)) }
        return check.number
    }

    /// What no reason gets over.
    private func obstacle(_ verdict: CheckLine) -> LifecycleRefusal.Reason? {
        let barred = verdict.findings.filter { $0.severity == .barred }
        if !barred.isEmpty { return .barred(barred.map(ground)) }
        guard let application = file.application else { return .lacksDays }
        switch application.kind {
        case .travel:
            guard let days = application.days else { return .lacksDays }
            // Neither the journey that was granted nor the one that it becomes may have begun: what has happened is not approved.
            guard stage == .amended, let granted = file.granted?.application.departOn else { return nil }
            let depart = min(granted, days.lowerBound)
            return day >= depart ? .lateAmendment(depart) : nil
        case .issue: return nil
        case .lend: return application.returnOn == nil ? .lacksDays : nil
        case .extension:
            guard application.returnOn != nil else { return .lacksDays }
            guard let root = application.approval,
                let last = ApprovalBook(dossier.approvals).grant(for: root)?.returnDay
            else { return .notInForce(application.approval ?? "") }
            return day > last ? .lateExtension(last) : nil
        }
    }

    /// A finding that bars, with the law that each restriction rests on.
    private func ground(_ finding: CheckLine.Finding) -> Bilingual {
        let restrictions = dossier.restrictions.filter { finding.evidence.contains($0.evidence) }
        let laws =
            restrictions.isEmpty ? [finding.basis] : restrictions.map { "\($0.reference) \($0.authority) \($0.basis)" }
        let law = laws.map { Text.visible($0) }.joined(separator: "; ")
        return Bilingual(zh: "\(finding.message.zh)（\(law)）", en: "\(finding.message.en) (\(law))")
    }

    /// What an approval goes against: findings, what could not be told, offices that disagree.
    private func standing(_ verdict: CheckLine) -> [Bilingual] {
        let rules = verdict.findings.map(\.rule) + verdict.undecided.map(\.rule)
        return rules.unrepeated.map { Rulebook.application($0)?.info.title ?? Bilingual(zh: $0, en: $0) }
            + file.lastOpinions.filter { !$0.agrees }.map {
                Bilingual(zh: "\($0.office.title.zh)为不同意", en: "\($0.office.title.en) disagrees")
            }
    }
}

extension Actor {
    /// - Throws: ``AccessRefusal`` where his authority to decide does not reach the person on the day.
    public func require(
        authorityOver person: Person, on day: CalendarDay, among approvers: [Approver], _ units: [Unit]
    ) throws(AccessRefusal) {
        let held = approvers.filter { $0.user.utf8.elementsEqual(user.utf8) && $0.isHeld(on: day) }
        if let reason = Authority(of: held, over: person, among: units).refusal {
            throw .noAuthority(user, person.ref, reason)
        }
    }
}
