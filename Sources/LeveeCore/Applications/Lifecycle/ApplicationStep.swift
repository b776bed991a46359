/// Everything that can happen to an application once it is filed.
public enum ApplicationStep: String, Hashable, Sendable, CaseIterable {
    case check
    case unitOpinion, disciplineOpinion, supervisionOpinion, secrecyOpinion
    case approve, refuse
    case amend, extend, withdraw
    /// Known from the custody ledger.
    case handOut
    /// Known from the border feed.
    case travel
    case report
    /// Follows by itself from what is on record.
    case close
    case askReview
    /// The refusal stands.
    case upholdReview
    /// The refusal falls, and the application is decided anew.
    case reopen

    /// What whoever does it needs; nil where nobody does it.
    public var permission: Permission? {
        switch self {
        case .check: .recheckApplication
        case .unitOpinion: OpinionOffice.unit.permission
        case .disciplineOpinion: OpinionOffice.discipline.permission
        case .supervisionOpinion: OpinionOffice.supervision.permission
        case .secrecyOpinion: OpinionOffice.secrecy.permission
        case .approve, .refuse: .decideApplication
        case .amend: .amendApplication
        case .extend: .extendApplication
        case .withdraw: .withdrawApplication
        case .handOut: .handOutBooklet
        case .report: .reportReturn
        case .askReview: .askReview
        case .upholdReview, .reopen: .decideReview
        case .travel, .close: nil
        }
    }

    /// As it follows *cannot*: `不能批准`, `cannot be approved`.
    public var title: Bilingual {
        switch self {
        case .check: .init(zh: "核查", en: "be checked")
        case .unitOpinion: .init(zh: "出具单位意见", en: "get the unit's opinion")
        case .disciplineOpinion: .init(zh: "出具纪检意见", en: "get the discipline opinion")
        case .supervisionOpinion: .init(zh: "出具监察机关意见", en: "get the supervision opinion")
        case .secrecyOpinion: .init(zh: "出具保密意见", en: "get the secrecy opinion")
        case .approve: .init(zh: "批准", en: "be approved")
        case .refuse: .init(zh: "作出不予批准的决定", en: "be refused")
        case .amend: .init(zh: "变更", en: "be amended")
        case .extend: .init(zh: "延期", en: "be extended")
        case .withdraw: .init(zh: "撤回", en: "be withdrawn")
        case .handOut: .init(zh: "领取证件", en: "have its document handed out")
        case .travel: .init(zh: "出境", en: "be travelled on")
        case .report: .init(zh: "登记回执", en: "be reported on")
        case .close: .init(zh: "办结", en: "be closed")
        case .askReview: .init(zh: "申请复核", en: "be reviewed")
        case .upholdReview: .init(zh: "维持原决定", en: "be upheld in review")
        case .reopen: .init(zh: "重新办理", en: "be reopened in review")
        }
    }
}

/// An office that says what it thinks of an application (征求意见).
public enum OpinionOffice: String, Hashable, Sendable, CaseIterable, Codable {
    case unit, discipline, supervision, secrecy

    public var step: ApplicationStep {
        switch self {
        case .unit: .unitOpinion
        case .discipline: .disciplineOpinion
        case .supervision: .supervisionOpinion
        case .secrecy: .secrecyOpinion
        }
    }

    public var permission: Permission {
        switch self {
        case .unit: .giveUnitOpinion
        case .discipline: .giveDisciplineOpinion
        case .supervision: .giveSupervisionOpinion
        case .secrecy: .giveSecrecyOpinion
        }
    }

    public var title: Bilingual {
        switch self {
        case .unit: .init(zh: "单位意见", en: "unit opinion")
        case .discipline: .init(zh: "纪检意见", en: "discipline opinion")
        case .supervision: .init(zh: "监察机关意见", en: "supervision opinion")
        case .secrecy: .init(zh: "保密意见", en: "secrecy opinion")
        }
    }
}
