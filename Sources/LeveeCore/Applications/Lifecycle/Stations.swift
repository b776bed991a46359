/// Filing, giving an opinion, deciding and reviewing are stations (岗位) of an application's way, and each is another
/// person's. Nobody acts on his own application: ``Actor/require(over:)`` sees to that.
public enum Station: Hashable, Sendable {
    case filing, opinion, decision, review

    init?(_ step: ApplicationStep) {
        switch step {
        case .amend: self = .filing
        case .unitOpinion, .disciplineOpinion, .supervisionOpinion, .secrecyOpinion: self = .opinion
        case .approve, .refuse: self = .decision
        case .upholdReview, .reopen: self = .review
        case .check, .extend, .withdraw, .handOut, .travel, .report, .close, .askReview: return nil
        }
    }
}

extension ApplicationCase {
    /// - Throws: ``AccessRefusal`` where he held another station before, by this user or by another one of his, and says
    ///   which. After a review, whoever decided before it does not decide again.
    public func require(_ actor: Actor, mayDo step: ApplicationStep) throws(AccessRefusal) {
        guard let station = Station(step) else { return }
        let reopening = acts.last { if case .reviewed(let review) = $0.what { review.reopens } else { false } }
        for act in acts {
            guard let held = act.station, actor.isSame(as: act.by) else { continue }
            let isOverruled = held == .decision && station == .decision && act.number < (reopening?.number ?? 0)
            if held != station || isOverruled { throw .samePerson(actor.user, words(for: act, isSelf: actor)) }
        }
    }

    private func words(for act: ApplicationAct, isSelf actor: Actor) -> Bilingual {
        let isOther = !act.by.user.utf8.elementsEqual(actor.user.utf8)
        let other = Text.visible(act.by.user)
        let did = act.title
        return Bilingual(
            zh: "已于 \(act.day) " + (isOther ? "以用户 `\(other)` " : "") + "对 `\(Text.visible(number))` \(did.zh)",
            en: "\(did.en) `\(Text.visible(number))` on \(act.day)" + (isOther ? " as the user `\(other)`" : ""))
    }
}

extension ApplicationAct {
    var station: Station? {
        if case .filed = what { return .filing }
        return step.flatMap(Station.init)
    }

    /// What was done, as it follows a name.
    public var title: Bilingual {
        switch what {
        case .filed: .init(zh: "提交", en: "filed")
        case .amended: .init(zh: "变更", en: "amended")
        case .checked: .init(zh: "核查", en: "checked")
        case .opinion: .init(zh: "出具意见", en: "gave an opinion on")
        case .decided(let decision):
            decision.isApproved ? .init(zh: "批准", en: "approved") : .init(zh: "不予批准", en: "refused")
        case .withdrawn: .init(zh: "撤回", en: "withdrew")
        case .reported: .init(zh: "登记回执", en: "recorded the slip of")
        case .reviewAsked: .init(zh: "申请复核", en: "asked for a review of")
        case .reviewed(let review):
            review.reopens ? .init(zh: "复核后重新办理", en: "reopened") : .init(zh: "复核后维持", en: "upheld the refusal of")
        }
    }
}

extension Actor {
    /// Whether he is the one who did something: the same user, or another user of the same person.
    func isSame(as party: ApplicationAct.Party) -> Bool { isSame(user: party.user, ref: party.ref) }
}
