/// What a finding waits for, and until when.
public struct FindingDue: Hashable, Sendable {
    public enum What: String, Hashable, Sendable, CaseIterable {
        case notice, answer, decision
        /// A decision on the review that was asked for.
        case review

        public var title: Bilingual {
            switch self {
            case .notice: .init(zh: "告知", en: "notice")
            case .answer: .init(zh: "说明", en: "answer")
            case .decision: .init(zh: "决定", en: "decision")
            case .review: .init(zh: "复核决定", en: "decision on the review")
            }
        }
    }

    public var what: What
    /// The last day for it.
    public var on: CalendarDay

    public init(_ what: What, on day: CalendarDay) {
        self.what = what
        on = day
    }

    public func isOverdue(on day: CalendarDay) -> Bool { day > on }
}

extension FindingLife {
    /// Whether the day for what is to be done next has passed.
    public func isOverdue(under policy: PolicyOnDay) -> Bool { due(under: policy)?.isOverdue(on: policy.day) ?? false }

    /// What is to be done next and until when; nil where nobody has to do anything by a day.
    ///
    /// A notice names the last day for an answer, and that day stands. Once it has passed in silence, a decision is due.
    public func due(under policy: PolicyOnDay) -> FindingDue? {
        let decision = policy.number(.findingDecisionDays)
        if isUnderReview {
            return acts.last { if case .reviewAsked = $0.what { true } else { false } }.map {
                FindingDue(.review, on: $0.day + decision)
            }
        }
        switch state {
        case .open: return FindingDue(.notice, on: openedOn + policy.number(.findingNoticeDays))
        case .notified:
            guard let notice else { return nil }
            return policy.day <= notice.due
                ? FindingDue(.answer, on: notice.due) : FindingDue(.decision, on: notice.due + decision)
        case .answered: return answers.first.map { FindingDue(.decision, on: $0.act.day + decision) }
        case .upheld, .dismissed, .putRight, .closed: return nil
        }
    }
}
