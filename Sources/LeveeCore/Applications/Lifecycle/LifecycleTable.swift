/// The way of an application (办理流程): what follows where, or why it cannot. Every step in every stage has its answer here.
///
/// It says what may follow what. Who may do it is in ``PermissionTable`` and ``Stations``; on what a decision may rest, in
/// ``DecisionGround``.
public enum LifecycleTable {
    public enum Answer: Hashable, Sendable {
        case next(ApplicationStage)
        case refused(LifecycleRefusal.Reason)
    }

    public static func answer(_ stage: ApplicationStage, _ step: ApplicationStep) -> Answer {
        switch stage {
        case .filed: filed(step)
        case .checked: checked(step)
        case .approved: approved(step)
        case .amended: amended(step)
        case .handedOut: handedOut(step)
        case .travelled: travelled(step)
        case .reported: reported(step)
        case .closed: .refused(.isClosed)
        case .refused: refused(step)
        case .underReview: underReview(step)
        case .withdrawn: .refused(.isWithdrawn)
        }
    }

    /// What applies to which kind; every other step applies to all.
    public static func applies(_ step: ApplicationStep, to kind: Application.Kind) -> Bool {
        switch step {
        case .travel, .report: kind == .travel
        // A consent to apply for a document may have the old one handed out; an extension's booklet is out already.
        case .handOut: kind != .extension
        case .extend: kind == .travel || kind == .lend
        // Extensions and loans say so little that a new one takes their place.
        case .amend: kind == .travel || kind == .issue
        default: true
        }
    }

    private static func filed(_ step: ApplicationStep) -> Answer {
        switch step {
        case .check: .next(.checked)
        case .amend: .next(.filed)
        case .withdraw: .next(.withdrawn)
        case .unitOpinion, .disciplineOpinion, .supervisionOpinion, .secrecyOpinion, .approve, .refuse:
            .refused(.notChecked)
        case .extend, .handOut, .travel, .report, .close: .refused(.notApproved)
        case .askReview: .refused(.notRefused)
        case .upholdReview, .reopen: .refused(.noReview)
        }
    }

    private static func checked(_ step: ApplicationStep) -> Answer {
        switch step {
        case .check, .unitOpinion, .disciplineOpinion, .supervisionOpinion, .secrecyOpinion: .next(.checked)
        case .approve: .next(.approved)
        case .refuse: .next(.refused)
        case .amend: .next(.filed)
        case .withdraw: .next(.withdrawn)
        case .extend, .handOut, .travel, .report, .close: .refused(.notApproved)
        case .askReview: .refused(.notRefused)
        case .upholdReview, .reopen: .refused(.noReview)
        }
    }

    private static func approved(_ step: ApplicationStep) -> Answer {
        switch step {
        case .check, .unitOpinion, .disciplineOpinion, .supervisionOpinion, .secrecyOpinion, .approve, .refuse:
            .refused(.isApproved)
        case .amend: .next(.amended)
        case .extend: .next(.approved)
        case .withdraw: .next(.withdrawn)
        case .handOut: .next(.handedOut)
        case .travel: .next(.travelled)
        case .report: .next(.reported)
        case .close: .next(.closed)
        case .askReview: .refused(.notRefused)
        case .upholdReview, .reopen: .refused(.noReview)
        }
    }

    /// What is asked and decided here is the amendment. Whoever leaves before it is decided leaves under the approval.
    private static func amended(_ step: ApplicationStep) -> Answer {
        switch step {
        case .check, .unitOpinion, .disciplineOpinion, .supervisionOpinion, .secrecyOpinion, .amend: .next(.amended)
        case .approve, .refuse, .withdraw: .next(.approved)
        case .handOut: .next(.amended)
        case .travel: .next(.travelled)
        case .report: .next(.reported)
        case .extend, .close: .refused(.amendmentWaits)
        case .askReview: .refused(.notRefused)
        case .upholdReview, .reopen: .refused(.noReview)
        }
    }

    private static func handedOut(_ step: ApplicationStep) -> Answer {
        switch step {
        case .check, .unitOpinion, .disciplineOpinion, .supervisionOpinion, .secrecyOpinion, .approve, .refuse:
            .refused(.isApproved)
        case .amend: .next(.amended)
        case .extend, .handOut: .next(.handedOut)
        case .withdraw: .refused(.bookletOut)
        case .travel: .next(.travelled)
        case .report: .next(.reported)
        case .close: .next(.closed)
        case .askReview: .refused(.notRefused)
        case .upholdReview, .reopen: .refused(.noReview)
        }
    }

    private static func travelled(_ step: ApplicationStep) -> Answer {
        switch step {
        case .check, .unitOpinion, .disciplineOpinion, .supervisionOpinion, .secrecyOpinion, .approve, .refuse:
            .refused(.isApproved)
        case .amend, .withdraw: .refused(.hasLeft)
        case .extend: .next(.travelled)
        case .handOut, .travel: .refused(.isUsed)
        case .report: .next(.reported)
        case .close: .refused(.notReported)
        case .askReview: .refused(.notRefused)
        case .upholdReview, .reopen: .refused(.noReview)
        }
    }

    /// The feed may see the trip after its slip came in.
    private static func reported(_ step: ApplicationStep) -> Answer {
        switch step {
        case .check, .unitOpinion, .disciplineOpinion, .supervisionOpinion, .secrecyOpinion, .approve, .refuse, .amend,
            .extend, .withdraw, .handOut, .report:
            .refused(.isReported)
        case .travel: .next(.reported)
        case .close: .next(.closed)
        case .askReview: .refused(.notRefused)
        case .upholdReview, .reopen: .refused(.noReview)
        }
    }

    private static func refused(_ step: ApplicationStep) -> Answer {
        switch step {
        case .askReview: .next(.underReview)
        case .upholdReview, .reopen: .refused(.noReview)
        case .check, .unitOpinion, .disciplineOpinion, .supervisionOpinion, .secrecyOpinion, .approve, .refuse, .amend,
            .extend, .withdraw, .handOut, .travel, .report, .close:
            .refused(.isRefused)
        }
    }

    private static func underReview(_ step: ApplicationStep) -> Answer {
        switch step {
        case .upholdReview: .next(.refused)
        case .reopen: .next(.filed)
        case .withdraw: .next(.withdrawn)
        case .check, .unitOpinion, .disciplineOpinion, .supervisionOpinion, .secrecyOpinion, .approve, .refuse, .amend,
            .extend, .handOut, .travel, .report, .close, .askReview:
            .refused(.reviewWaits)
        }
    }
}
