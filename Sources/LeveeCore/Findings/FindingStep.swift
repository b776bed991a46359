/// Everything that a person can do to a finding.
public enum FindingStep: String, Hashable, Sendable, CaseIterable {
    case notify, answer
    case uphold, dismiss, putRight, close
    case askReview
    /// In review it is found to be so.
    case upholdInReview
    /// In review it is found not to be so.
    case dismissInReview
    case assign

    /// What whoever does it needs. The person himself needs no role to answer or to ask for a review.
    public var permission: Permission {
        switch self {
        case .notify: .notifyFinding
        case .answer: .answerFinding
        case .uphold, .dismiss, .putRight, .close: .decideFinding
        case .askReview: .askFindingReview
        case .upholdInReview, .dismissInReview: .reviewFinding
        case .assign: .assignFinding
        }
    }

    /// As it follows *cannot*: `不能告知`, `cannot be notified`.
    public var title: Bilingual {
        switch self {
        case .notify: .init(zh: "告知", en: "be notified")
        case .answer: .init(zh: "说明", en: "be answered")
        case .uphold: .init(zh: "认定属实", en: "be upheld")
        case .dismiss: .init(zh: "认定不成立", en: "be dismissed")
        case .putRight: .init(zh: "认定已整改", en: "be taken as put right")
        case .close: .init(zh: "办结", en: "be closed")
        case .askReview: .init(zh: "申请复核", en: "be reviewed")
        case .upholdInReview: .init(zh: "在复核中认定属实", en: "be upheld in review")
        case .dismissInReview: .init(zh: "在复核中认定不成立", en: "be dismissed in review")
        case .assign: .init(zh: "分派", en: "be assigned")
        }
    }
}
