/// What a user of the registry is there for. One user may have several roles.
public enum Role: String, Hashable, Sendable, CaseIterable, Comparable {
    case clerk, approver, discipline, custodian, reviewer, auditor, administrator

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    public static func < (left: Self, right: Self) -> Bool { left.order < right.order }

    public var title: Bilingual {
        switch self {
        case .clerk: .init(zh: "经办人", en: "clerk")
        case .approver: .init(zh: "审批人", en: "approver")
        case .discipline: .init(zh: "纪检人员", en: "discipline officer")
        case .custodian: .init(zh: "证件保管员", en: "custodian")
        case .reviewer: .init(zh: "复核人", en: "reviewer")
        case .auditor: .init(zh: "审计员", en: "auditor")
        case .administrator: .init(zh: "系统管理员", en: "administrator")
        }
    }
}
