/// The life of a finding (处置流程): what follows where, or why it cannot. Every step in every state has its answer here.
///
/// It says what may follow what. Who may do it is in ``PermissionTable``; deadlines are in ``FindingLife``. The night's part,
/// that a finding opens, opens again and goes, is in ``Sweep``.
public enum FindingTable {
    public enum Answer: Hashable, Sendable {
        case next(FindingState)
        case refused(FindingRefusal.Reason)
    }

    /// - Parameter isUnderReview: whether a review was asked for and waits. What was decided stands until it is decided.
    public static func answer(_ state: FindingState, isUnderReview: Bool = false, _ step: FindingStep) -> Answer {
        if state == .closed { return .refused(.isClosed) }
        if step == .assign { return .next(state) }
        if isUnderReview { return underReview(state, step) }
        switch step {
        case .upholdInReview, .dismissInReview: return .refused(.noReview)
        default: break
        }
        return switch state {
        case .open: open(step)
        case .notified: notified(step)
        case .answered: answered(step)
        case .upheld: upheld(step)
        case .dismissed: dismissed(step)
        case .putRight: putRight(step)
        case .closed: .refused(.isClosed)
        }
    }

    /// Nobody is found to have done something before he could answer. That it is not so needs no answer.
    private static func open(_ step: FindingStep) -> Answer {
        switch step {
        case .notify: .next(.notified)
        case .answer: .next(.answered)
        case .dismiss: .next(.dismissed)
        case .uphold, .putRight: .refused(.notNotified)
        case .close, .askReview: .refused(.notDecided)
        case .upholdInReview, .dismissInReview: .refused(.noReview)
        case .assign: .next(.open)
        }
    }

    /// A notice may go out again, with a new deadline. Silence until the deadline leaves the decision free.
    private static func notified(_ step: FindingStep) -> Answer {
        switch step {
        case .notify: .next(.notified)
        case .answer: .next(.answered)
        case .uphold: .next(.upheld)
        case .dismiss: .next(.dismissed)
        case .putRight: .next(.putRight)
        case .close, .askReview: .refused(.notDecided)
        case .upholdInReview, .dismissInReview: .refused(.noReview)
        case .assign: .next(.notified)
        }
    }

    /// An explanation that was verified may close it without blame (domain.md row 35), for the rules that the policy names.
    private static func answered(_ step: FindingStep) -> Answer {
        switch step {
        case .notify: .refused(.isAnswered)
        case .answer: .next(.answered)
        case .uphold: .next(.upheld)
        case .dismiss: .next(.dismissed)
        case .putRight: .next(.putRight)
        case .close: .next(.closed)
        case .askReview: .refused(.notDecided)
        case .upholdInReview, .dismissInReview: .refused(.noReview)
        case .assign: .next(.answered)
        }
    }

    private static func upheld(_ step: FindingStep) -> Answer {
        switch step {
        case .putRight: .next(.putRight)
        case .close: .next(.closed)
        case .askReview: .next(.upheld)
        case .notify, .answer, .uphold, .dismiss: .refused(.isDecided)
        case .upholdInReview, .dismissInReview: .refused(.noReview)
        case .assign: .next(.upheld)
        }
    }

    private static func dismissed(_ step: FindingStep) -> Answer {
        switch step {
        case .askReview: .next(.dismissed)
        case .notify, .answer, .uphold, .dismiss, .putRight, .close: .refused(.isDecided)
        case .upholdInReview, .dismissInReview: .refused(.noReview)
        case .assign: .next(.dismissed)
        }
    }

    private static func putRight(_ step: FindingStep) -> Answer {
        switch step {
        case .close: .next(.closed)
        case .askReview: .next(.putRight)
        case .notify, .answer, .uphold, .dismiss, .putRight: .refused(.isDecided)
        case .upholdInReview, .dismissInReview: .refused(.noReview)
        case .assign: .next(.putRight)
        }
    }

    private static func underReview(_ state: FindingState, _ step: FindingStep) -> Answer {
        switch step {
        case .upholdInReview: .next(state == .putRight ? .putRight : .upheld)
        case .dismissInReview: .next(.dismissed)
        case .assign: .next(state)
        case .notify, .answer, .uphold, .dismiss, .putRight, .close, .askReview: .refused(.reviewWaits)
        }
    }
}
