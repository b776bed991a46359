/// Everything that is read or done in the registry, for the terminal, the pages and machines alike. Who can read the home's files
/// reads all of it in the terminal; what is written is asked for everywhere.
public enum Permission: String, Hashable, Sendable, CaseIterable {
    // What is looked at.
    case readPeople, readApplications, readCustody, readFindings, readFeeds, readRules, readAudit, readUsers
    // The registry and its feeds.
    case loadTables, importFeed, acceptUnusualFeed, decideMatch, fixQuarantined, replayQuarantined, dropQuarantined
    // The way of an application.
    case fileApplication, recheckApplication, amendApplication, extendApplication, withdrawApplication, reportReturn
    case giveUnitOpinion, giveDisciplineOpinion, giveSupervisionOpinion, giveSecrecyOpinion
    case decideApplication, askReview, decideReview
    // The custody desk.
    case receiveBooklet, handOutBooklet, returnBooklet, lendBooklet, forwardBooklet, transferBooklet, placeBooklet
    case recordSeen, recordMissing, recordFound, recordRefused
    case askOverride, confirmOverride
    case takeStock
    // Overdue booklets.
    case sendDunning, recordClaim, settleClaim
    // Corrections.
    case askCorrection, confirmCorrection
    // The life of a finding.
    case notifyFinding, answerFinding, decideFinding, askFindingReview, reviewFinding, assignFinding
    // Filing with the exit-entry authority.
    case makeFilingBatch, confirmFiling
    // Policies on their way into force.
    case draftPolicy, proposePolicy, signPolicy
    // Who may do all this.
    case addUser, disableUser

    /// What only looks.
    public static let reading: Set<Permission> = [
        .readPeople, .readApplications, .readCustody, .readFindings, .readFeeds, .readRules, .readAudit, .readUsers,
    ]

    public var title: Bilingual {
        switch self {
        case .readPeople: .init(zh: "查看人员档案", en: "read people's files")
        case .readApplications: .init(zh: "查看申请", en: "read applications")
        case .readCustody: .init(zh: "查看证件保管", en: "read what is in custody")
        case .readFindings: .init(zh: "查看异常", en: "read findings")
        case .readFeeds: .init(zh: "查看边检数据", en: "read what the feeds brought")
        case .readRules: .init(zh: "查看规则", en: "read the rules")
        case .readAudit: .init(zh: "查看审计", en: "read the audit")
        case .readUsers: .init(zh: "查看用户", en: "read who uses this")
        case .loadTables: .init(zh: "装入登记表", en: "load tables")
        case .importFeed: .init(zh: "导入边检数据", en: "import a feed")
        case .acceptUnusualFeed: .init(zh: "放行异常的边检数据", en: "accept an unusual feed")
        case .decideMatch: .init(zh: "认定疑似匹配", en: "decide a possible match")
        case .fixQuarantined: .init(zh: "更正隔离记录", en: "fix a quarantined record")
        case .replayQuarantined: .init(zh: "重新导入隔离记录", en: "replay quarantined records")
        case .dropQuarantined: .init(zh: "放弃隔离记录", en: "drop a quarantined record")
        case .fileApplication: .init(zh: "提交申请", en: "file an application")
        case .recheckApplication: .init(zh: "核查申请", en: "check an application")
        case .amendApplication: .init(zh: "变更行程", en: "amend an application")
        case .extendApplication: .init(zh: "申请延期", en: "ask for an extension")
        case .withdrawApplication: .init(zh: "撤回申请", en: "withdraw an application")
        case .reportReturn: .init(zh: "登记回执", en: "record the return slip")
        case .giveUnitOpinion: .init(zh: "出具单位意见", en: "give the unit's opinion")
        case .giveDisciplineOpinion: .init(zh: "出具纪检意见", en: "give the discipline opinion")
        case .giveSupervisionOpinion: .init(zh: "出具监察机关意见", en: "give the supervision opinion")
        case .giveSecrecyOpinion: .init(zh: "出具保密意见", en: "give the secrecy opinion")
        case .decideApplication: .init(zh: "审批申请", en: "decide an application")
        case .askReview: .init(zh: "申请复核", en: "ask for a review")
        case .decideReview: .init(zh: "作出复核决定", en: "decide a review")
        case .receiveBooklet: .init(zh: "接收交存", en: "receive a booklet")
        case .handOutBooklet: .init(zh: "发放证件", en: "hand out a booklet")
        case .returnBooklet: .init(zh: "收回证件", en: "take a booklet back")
        case .lendBooklet: .init(zh: "借出证件", en: "lend a booklet")
        case .forwardBooklet: .init(zh: "移交证件", en: "forward a booklet")
        case .transferBooklet: .init(zh: "转移保管", en: "transfer a booklet")
        case .placeBooklet: .init(zh: "安排柜位", en: "place a booklet")
        case .recordSeen: .init(zh: "登记在位", en: "record a booklet as seen")
        case .recordMissing: .init(zh: "登记缺失", en: "record a booklet as missing")
        case .recordFound: .init(zh: "登记找回", en: "record a booklet as found")
        case .recordRefused: .init(zh: "登记拒不交存", en: "record a refusal to hand in")
        case .askOverride: .init(zh: "申请破例发放", en: "ask for an exceptional hand-out")
        case .confirmOverride: .init(zh: "确认破例发放", en: "confirm an exceptional hand-out")
        case .takeStock: .init(zh: "盘库", en: "take stock")
        case .sendDunning: .init(zh: "登记催交", en: "record a reminder as sent")
        case .recordClaim: .init(zh: "登记本人称已交回", en: "record a claim of return")
        case .settleClaim: .init(zh: "核实本人称已交回", en: "settle a claim of return")
        case .askCorrection: .init(zh: "申请更正", en: "ask for a correction")
        case .confirmCorrection: .init(zh: "确认更正", en: "confirm a correction")
        case .notifyFinding: .init(zh: "告知异常", en: "notify of a finding")
        case .answerFinding: .init(zh: "代为说明异常", en: "answer a finding for somebody")
        case .decideFinding: .init(zh: "认定异常", en: "decide a finding")
        case .askFindingReview: .init(zh: "代为申请复核异常", en: "ask for a review of a finding for somebody")
        case .reviewFinding: .init(zh: "复核异常", en: "review a finding")
        case .assignFinding: .init(zh: "分派异常", en: "assign a finding")
        case .makeFilingBatch: .init(zh: "制作报备批次", en: "make a filing batch")
        case .confirmFiling: .init(zh: "登记报备结果", en: "record a filing's answer")
        case .draftPolicy: .init(zh: "存入或试行政策草案", en: "keep or try a draft policy")
        case .proposePolicy: .init(zh: "提请签署政策", en: "ask for a policy to be signed")
        case .signPolicy: .init(zh: "签署政策", en: "sign a policy")
        case .addUser: .init(zh: "添加用户", en: "add a user")
        case .disableUser: .init(zh: "停用用户", en: "disable a user")
        }
    }
}
