/// The life of one finding since a night opened it last, as its acts tell it.
public struct FindingLife: Hashable, Sendable {
    /// Its public id, such as `F-7Q2M9XKD`.
    public let id: String
    public let rule: String
    /// As-of day of the night that opened it, or opened it again.
    public let openedOn: CalendarDay
    /// What was done since, in order.
    public let acts: [FindingAct]
    /// As-of day of the night from which on the rules give it no more; nil while they do.
    public let goneOn: CalendarDay?
    public let state: FindingState
    /// Whether a review was asked for and waits.
    public let isUnderReview: Bool

    /// - Throws: ``FindingRefusal`` at the first act that the table does not allow; what is stored cannot be right then.
    public init(
        id: String, rule: String, openedOn: CalendarDay, acts: [FindingAct], goneOn: CalendarDay? = nil
    ) throws(FindingRefusal) {
        self.id = id
        self.rule = rule
        self.openedOn = openedOn
        self.acts = acts
        self.goneOn = goneOn
        var state = FindingState.open
        var isUnderReview = false
        for act in acts {
            switch FindingTable.answer(state, isUnderReview: isUnderReview, act.step) {
            case .next(let next): state = next
            case .refused(let reason): throw FindingRefusal(reason, of: id, in: state, act.step)
            }
            switch act.what {
            case .reviewAsked: isUnderReview = true
            case .reviewed: isUnderReview = false
            case .notified, .answered, .decided, .assigned: break
            }
        }
        self.state = goneOn == nil ? state : .closed
        self.isUnderReview = goneOn == nil && isUnderReview
    }

    /// The notice that went out last.
    public var notice: (act: FindingAct, due: CalendarDay)? {
        acts.last { if case .notified = $0.what { true } else { false } }.flatMap { act in
            if case .notified(let notice) = act.what { (act, notice.due) } else { nil }
        }
    }

    /// Answers in the order in which they came in.
    public var answers: [(act: FindingAct, answer: FindingAct.Answer)] {
        acts.compactMap { act in if case .answered(let answer) = act.what { (act, answer) } else { nil } }
    }

    public var decisions: [(act: FindingAct, decision: FindingAct.Decision)] {
        acts.compactMap { act in if case .decided(let decision) = act.what { (act, decision) } else { nil } }
    }

    public var assignedTo: String? {
        for act in acts.reversed() { if case .assigned(let assignment) = act.what { return assignment.user } }
        return nil
    }

    /// The last day on which a review of what was decided can be asked for; nil where nothing is decided, or it was reviewed.
    public var reviewUntil: CalendarDay? { isReviewed ? nil : decisions.last?.decision.reviewUntil }

    /// Whether what stands was reviewed.
    public var isReviewed: Bool { acts.contains { if case .reviewed = $0.what { true } else { false } } }

    /// The day of the last act, or of the opening: nothing is entered for a day before it.
    public var lastDay: CalendarDay { max(acts.last?.day ?? openedOn, openedOn) }

    /// Whether the rules give it no more, or somebody closed it: nothing is done to it any more.
    public var isOver: Bool { state == .closed }
}
