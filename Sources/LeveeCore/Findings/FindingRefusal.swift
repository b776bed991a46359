/// Why something cannot be done to a finding as things stand: where it stands, what is missing, and who may do it.
public struct FindingRefusal: Error, Hashable, Sendable {
    public var reason: Reason
    /// The finding's public id.
    public var id: String
    public var state: FindingState
    public var step: FindingStep
    /// The decision that stands, where there is one.
    public var decided: FindingAct?

    public enum Reason: Hashable, Sendable {
        // What the table says.
        case notNotified, notDecided, isAnswered, isDecided, noReview, reviewWaits, isClosed
        /// The night from which on the rules give it no more.
        case isGone(CalendarDay)

        // Deadlines.
        case beforeLastAct(CalendarDay)
        /// The last day for an answer.
        case answerOpen(CalendarDay)
        /// The last day on which a review can be asked for.
        case reviewOpen(CalendarDay)
        case lateReview(CalendarDay)
        case isReviewed

        /// The policy lets no explanation alone close a finding of this rule.
        case notExplainable
        /// The rule is none of the present rulebook, so there are no words for a notice.
        case ruleGone(String)
        /// Another name than those that may have it, and why not.
        case cannotBeAssigned(String, Bilingual)
    }

    public init(
        _ reason: Reason, of id: String, in state: FindingState, _ step: FindingStep, decided: FindingAct? = nil
    ) {
        self.reason = reason
        self.id = id
        self.state = state
        self.step = step
        self.decided = decided
    }

    public var explanation: Bilingual {
        let why = words
        return Bilingual(
            zh: "异常 `\(id)` \(state.title.zh)，不能\(step.title.zh)：\(why.zh)",
            en: "the finding `\(id)` is \(state.title.en) and cannot \(step.title.en): \(why.en)")
    }

    private var words: Bilingual {
        switch reason {
        case .notNotified:
            .init(zh: "尚未告知本人和单位", en: "the person and the unit have not had the notice") + way(.notify, "notify")
        case .notDecided: .init(zh: "尚未作出决定", en: "nothing has been decided") + way(.uphold, "decide")
        case .isAnswered: .init(zh: "已有说明，请作出决定", en: "it was explained; decide it") + way(.uphold, "decide")
        case .isDecided:
            decision + .init(zh: "；可申请复核", en: "; a review may be asked for") + way(.askReview, "review", "ask")
        case .noReview: .init(zh: "无人申请复核", en: "nobody asked for a review") + way(.askReview, "review", "ask")
        case .reviewWaits:
            .init(zh: "复核尚未决定", en: "a review waits for its decision") + way(.upholdInReview, "review", "uphold")
        case .isClosed: decision + .init(zh: "，无需再办理", en: "; nothing more is to be done")
        case .isGone(let day):
            .init(
                zh: "\(day) 之夜起规则不再提示此项，无需再办理",
                en: "since the night of \(day) the rules give it no more; nothing is to be done")
        case .beforeLastAct(let day):
            .init(
                zh: "最近一次办理是 \(day)，请用 --on 给出当日或以后的日期",
                en: "what was done last is of \(day); give that day or a later one with --on")
        case .answerOpen(let day):
            .init(
                zh: "说明期限 \(day) 未过，本人尚可说明；请登记说明，或期满后再决定",
                en: "it can be answered until \(day); enter the answer, or decide after that day")
                + way(.answer, "answer")
        case .reviewOpen(let day):
            .init(
                zh: "至 \(day) 仍可申请复核，请期满后办结", en: "a review can be asked for until \(day); close it after that day")
        case .lateReview(let day):
            .init(zh: "申请复核的期限 \(day) 已过", en: "a review could be asked for until \(day)")
        case .isReviewed:
            decision + .init(zh: "，已经复核，不再复核", en: "; that was the review, and there is no other")
        case .notExplainable:
            .init(
                zh: "按政策 `finding.explained`，此类异常不能仅凭说明办结；请认定属实、不成立或已整改",
                en:
                    "by the policy's `finding.explained` an explanation alone does not close it; uphold it, dismiss it, "
                    + "or take it as put right") + way(.uphold, "decide")
        case .ruleGone(let rule):
            .init(
                zh: "规则 `\(Text.visible(rule))` 已不在规则表中，请运行 `levee nightly`，该异常将自行消除",
                en:
                    "the rule `\(Text.visible(rule))` is not in the rulebook any more; run `levee nightly`, which closes it"
            )
        case .cannotBeAssigned(let user, let reason):
            .init(
                zh: "用户 `\(Text.visible(user))` \(reason.zh)，请另选一人",
                en: "the user `\(Text.visible(user))` \(reason.en); name another one")
        }
    }

    private var decision: Bilingual {
        guard let decided else { return .init(zh: "已经决定", en: "it was decided") }
        let (user, did) = (Text.visible(decided.by.user), decided.title())
        return .init(zh: "`\(user)` 已于 \(decided.day) \(did.zh)", en: "`\(user)` \(did.en) on \(decided.day)")
    }

    /// Which command does it, and which roles may.
    private func way(_ step: FindingStep, _ command: String, _ word: String = "") -> Bilingual {
        let line = "levee findings \(command) \(id)" + (word.isEmpty ? "" : " \(word)")
        let permission = step.permission
        let isHisOwn = step == .answer || step == .askReview
        return Bilingual(
            zh: "（`\(line)`，由\(isHisOwn ? "本人或" : "")\(PermissionTable.names(for: permission, .zh))办理）",
            en: " (`\(line)`, by \(isHisOwn ? "the person himself or " : "")"
                + "\(PermissionTable.names(for: permission, .en)))")
    }
}
