import GRDB
public import LeveeCore

extension Store {
    /// Records that the person and his unit get the notice, with a deadline by the policy.
    /// - Throws: ``FindingRefusal``, ``AccessRefusal``, ``StoreError``.
    public func notifyFinding(_ target: FindingTarget, _ entry: Entry) throws -> FindingsDone {
        try take(.notify, "notify", on: target, entry) { work, _ in
            .notified(.init(due: work.policy.day + work.policy.number(.findingAnswerDays)))
        }
    }

    /// Enters what the person says: he himself, or a clerk for him.
    /// - Throws: ``FindingRefusal``, ``AccessRefusal``, ``StoreError``.
    public func answerFinding(
        _ target: FindingTarget, _ answer: FindingAct.Answer, _ entry: Entry
    ) throws -> FindingsDone {
        try take(.answer, "answer", on: target, entry, orHimself: true) { _, _ in .answered(answer) }
    }

    /// Upholds a finding, dismisses it, takes it as put right, or closes it.
    /// - Throws: ``FindingRefusal``, ``AccessRefusal``, ``StoreError``.
    public func decideFinding(
        _ target: FindingTarget, _ word: FindingAct.Decision.Word, reason: String, _ entry: Entry
    ) throws -> FindingsDone {
        try take(word.step, "decide \(word.rawValue)", on: target, entry) { work, filed in
            .decided(
                .init(
                    word, reason: reason, reviewUntil: work.policy.day + work.policy.number(.findingReviewDays),
                    isBlameless: word == .close && filed.life.state == .answered))
        }
    }

    /// Asks that another person look at what was decided: the person himself, or somebody for him.
    /// - Throws: ``FindingRefusal``, ``AccessRefusal``, ``StoreError``.
    public func askFindingReview(
        _ target: FindingTarget, reason: String, _ entry: Entry
    ) throws -> FindingsDone {
        try take(.askReview, "review ask", on: target, entry, orHimself: true) { _, _ in .reviewAsked(.init(reason)) }
    }

    /// Decides a review.
    /// - Throws: ``FindingRefusal``, ``AccessRefusal``, ``StoreError``.
    public func reviewFinding(
        _ target: FindingTarget, dismisses: Bool, reason: String, _ entry: Entry
    ) throws -> FindingsDone {
        let step: FindingStep = dismisses ? .dismissInReview : .upholdInReview
        return try take(step, dismisses ? "review dismiss" : "review uphold", on: target, entry) { _, _ in
            .reviewed(.init(dismisses: dismisses, reason: reason))
        }
    }

    /// Gives a finding to a user, or takes it from whomever has it.
    /// - Throws: ``FindingRefusal``, also where the user could do nothing with it; ``AccessRefusal``, ``StoreError``.
    public func assignFinding(_ target: FindingTarget, to user: String?, _ entry: Entry) throws -> FindingsDone {
        try take(.assign, "assign", on: target, entry) { work, filed in
            if let user { try work.requireWorker(user, for: filed.life) }
            return .assigned(.init(to: user))
        }
    }

    private func take(
        _ step: FindingStep, _ action: String, on target: FindingTarget, _ entry: Entry, orHimself: Bool = false,
        _ what: (FindingWork, FiledLife) throws -> FindingAct.What
    ) throws -> FindingsDone {
        let act = entry.act(action, target.id, area: "findings")
        return try write(
            act,
            askingActor: { db, receipt, actor in
                // Who may it in no case is told so before he is told whether there is such a finding.
                if !orHimself || actor.account?.ref == nil { try actor.require(step.permission) }
                let work = try FindingWork(on: target.id, db, receipt, actor, entry) { person in
                    if orHimself {
                        try actor.require(step.permission, orHimself: person)
                    } else {
                        try actor.require(over: person)
                    }
                }
                return try work.take(step, wholeCase: target.isWholeCase) { try what(work, $0) }
            })
    }
}

extension FindingWork {
    /// Somebody who works on findings, reaches the person, and is not the person.
    fileprivate func requireWorker(_ user: String, for life: FindingLife) throws {
        let account = try Accounts.all(in: db).first { $0.user.utf8.elementsEqual(user.utf8) }
        func refused(zh: String, en: String) -> FindingRefusal {
            life.refusal(.cannotBeAssigned(user, Bilingual(zh: zh, en: en)), .assign)
        }
        guard let account else { throw refused(zh: "不是登记用户", en: "is not registered") }
        if account.isDisabled { throw refused(zh: "已停用", en: "is disabled") }
        let roles = PermissionTable.roles(for: .notifyFinding).union(PermissionTable.roles(for: .decideFinding))
        if account.roles.isDisjoint(with: roles) {
            throw refused(zh: "没有办理异常的角色", en: "has no role that works on findings")
        }
        let worker = try Actor(named: account.user, among: [account], units: Organisation.units(in: db))
        do throws(AccessRefusal) { try worker.require(over: person) } catch {
            switch error {
            case .ownFile: throw refused(zh: "是当事人本人", en: "is the person himself")
            default: throw refused(zh: "的单位管不到当事人", en: "has a unit that does not reach the person")
            }
        }
    }
}
