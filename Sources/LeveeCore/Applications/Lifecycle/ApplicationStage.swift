/// Where an application stands on its way (办理状态).
public enum ApplicationStage: String, Hashable, Sendable, CaseIterable, Codable {
    /// Handed in, amended before it was decided, or reopened: its present version has not been checked.
    case filed
    case checked
    case approved
    /// Approved, and an amendment waits for its decision. Until then the approval stands as it is.
    case amended
    case handedOut
    case travelled
    case reported
    case closed
    case refused
    /// Refused, and a review waits for its decision.
    case underReview
    case withdrawn

    public var title: Bilingual {
        switch self {
        case .filed: .init(zh: "已提交", en: "filed")
        case .checked: .init(zh: "已核查", en: "checked")
        case .approved: .init(zh: "已批准", en: "approved")
        case .amended: .init(zh: "已批准，变更待定", en: "approved, amendment open")
        case .handedOut: .init(zh: "已领证", en: "approved, document out")
        case .travelled: .init(zh: "已出境", en: "travelled")
        case .reported: .init(zh: "已交回执", en: "reported")
        case .closed: .init(zh: "已办结", en: "closed")
        case .refused: .init(zh: "不予批准", en: "refused")
        case .underReview: .init(zh: "复核中", en: "under review")
        case .withdrawn: .init(zh: "已撤回", en: "withdrawn")
        }
    }

    /// Whether nobody has to do anything more. A refusal may still be reviewed, but need not be.
    public var isSettled: Bool { self == .closed || self == .refused || self == .withdrawn }

    /// What an application of a kind waits for here; nil where nothing more is to come.
    /// - Parameter wasHandedOut: whether a booklet went out under its approval, be it back or not.
    public func awaited(_ kind: Application.Kind, wasHandedOut: Bool = false) -> Bilingual? {
        switch self {
        case .filed: return .init(zh: "核查", en: "a check")
        case .checked: return .init(zh: "意见、决定", en: "opinions and a decision")
        case .amended: return .init(zh: "变更的核查、决定", en: "a decision on the amendment")
        case .underReview: return .init(zh: "复核决定", en: "a decision on the review")
        case .travelled: return .init(zh: "返回、回执", en: "the return and its slip")
        case .reported: return .init(zh: "返回、交回证件", en: "the return and the document")
        case .approved, .handedOut: break
        case .closed, .refused, .withdrawn: return nil
        }
        switch kind {
        // It came back and does not go out again: the trip was made and no feed has it yet, or nobody left.
        case .travel where self == .approved && wasHandedOut:
            return .init(zh: "回执；未出行的，撤回", en: "the slip, or withdrawal where nobody left")
        case .travel:
            return self == .approved
                ? .init(zh: "领证、出行", en: "hand-out and travel") : .init(zh: "出行", en: "travel")
        case .issue: return .init(zh: "新证件交存", en: "the new document")
        case .extension: return .init(zh: "返回", en: "the return")
        case .lend:
            return self == .approved
                ? .init(zh: "领证", en: "hand-out") : .init(zh: "交回证件", en: "the document")
        }
    }
}
