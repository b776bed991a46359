/// A column of the tables that can be corrected, by the name that the tables give it.
public enum FactColumn: String, Hashable, Sendable, CaseIterable {
    case document, at, event, place, slot, approval, officer, note
    case approvalNumber = "approval_no"
    case ref, kind, extends, purpose, documents, destinations
    case departOn = "depart_on"
    case returnOn = "return_on"
    case decidedOn = "decided_on"
    case decision, approver
    case reportedOn = "reported_on"
    /// The number of a declared document as it was written.
    case number
    case issuingState = "issuing_state"
    case issuedOn = "issued_on"
    case expiresOn = "expires_on"
    case authority
    case declaredOn = "declared_on"

    public var title: Bilingual {
        switch self {
        case .document: .init(zh: "证件", en: "document")
        case .at: .init(zh: "时刻", en: "at")
        case .event: .init(zh: "事项", en: "event")
        case .place: .init(zh: "存放处", en: "place")
        case .slot: .init(zh: "柜位", en: "slot")
        case .approval: .init(zh: "批件", en: "approval")
        case .officer: .init(zh: "经手人", en: "officer")
        case .note: .init(zh: "备注", en: "note")
        case .approvalNumber: .init(zh: "批件号", en: "approval number")
        case .ref: .init(zh: "人员编号", en: "ref")
        case .kind: .init(zh: "种类", en: "kind")
        case .extends: .init(zh: "所延批件", en: "extends")
        case .purpose: .init(zh: "事由", en: "purpose")
        case .documents: .init(zh: "准用证件", en: "documents")
        case .destinations: .init(zh: "目的地", en: "destinations")
        case .departOn: .init(zh: "出境日期", en: "departure")
        case .returnOn: .init(zh: "返回日期", en: "return")
        case .decidedOn: .init(zh: "批准日期", en: "decided")
        case .decision: .init(zh: "决定", en: "decision")
        case .approver: .init(zh: "批准人", en: "approver")
        case .reportedOn: .init(zh: "回执日期", en: "return slip")
        case .number: .init(zh: "所填号码", en: "number as written")
        case .issuingState: .init(zh: "签发国", en: "issuing state")
        case .issuedOn: .init(zh: "签发日期", en: "issued")
        case .expiresOn: .init(zh: "有效期至", en: "expires")
        case .authority: .init(zh: "签发机关", en: "authority")
        case .declaredOn: .init(zh: "申报日期", en: "declared")
        }
    }
}
