/// The permission table (权限表): which roles may do what. Nothing else grants anything, in the terminal or on a page.
///
/// A role is the first of four hurdles. The others are in ``Actor``: the unit's reach, one's own file, and two different
/// people where two are asked for.
public enum PermissionTable {
    /// The roles that may do it; any of them is enough.
    public static func roles(for permission: Permission) -> Set<Role> {
        switch permission {
        case .readPeople: [.clerk, .approver, .discipline, .custodian, .reviewer, .auditor]
        case .readApplications, .readFindings: [.clerk, .approver, .discipline, .reviewer, .auditor]
        case .readCustody: [.clerk, .approver, .custodian, .reviewer, .auditor]
        case .readFeeds: [.clerk, .reviewer, .auditor, .administrator]
        case .readRules: Set(Role.allCases)
        case .readAudit, .readUsers: [.auditor, .administrator]

        case .loadTables, .importFeed, .replayQuarantined: [.clerk, .administrator]
        case .acceptUnusualFeed: [.administrator]
        case .fixQuarantined: [.clerk]
        case .decideMatch, .dropQuarantined: [.reviewer]

        case .fileApplication, .amendApplication, .extendApplication, .withdrawApplication, .reportReturn, .askReview:
            [.clerk]
        case .recheckApplication: [.clerk, .approver]
        case .giveUnitOpinion, .decideApplication: [.approver]
        case .giveDisciplineOpinion, .giveSupervisionOpinion: [.discipline]
        case .giveSecrecyOpinion, .decideReview: [.reviewer]

        case .receiveBooklet, .handOutBooklet, .returnBooklet, .lendBooklet, .forwardBooklet, .transferBooklet,
            .placeBooklet, .recordSeen, .recordMissing, .recordFound, .recordRefused, .askOverride, .takeStock:
            [.custodian]
        case .confirmOverride: [.custodian, .approver]

        case .sendDunning, .recordClaim: [.clerk, .custodian]
        case .settleClaim: [.custodian, .reviewer]

        // The person himself asks without a role.
        case .askCorrection: [.clerk, .approver, .custodian]
        case .confirmCorrection: [.reviewer]

        // The person himself answers and asks without a role.
        case .answerFinding: [.clerk]
        case .askFindingReview: [.clerk, .discipline]
        case .notifyFinding, .assignFinding: [.clerk, .reviewer]
        case .decideFinding, .reviewFinding: [.reviewer]

        case .makeFilingBatch, .confirmFiling: [.clerk]

        case .draftPolicy, .proposePolicy: [.reviewer, .administrator]
        case .signPolicy: [.approver, .administrator]
        case .addUser, .disableUser: [.administrator]
        }
    }

    /// What anybody who can write the home may do while nobody is registered: to fill the registry, and to name the first
    /// administrator.
    public static let beforeAnybody: Set<Permission> = [
        .loadTables, .importFeed, .acceptUnusualFeed, .decideMatch, .fixQuarantined, .replayQuarantined,
        .dropQuarantined, .addUser,
    ]

    /// The roles that may do it, as a message lists them.
    static func names(for permission: Permission, _ language: Language) -> String {
        roles(for: permission).sorted().map {
            language == .zh ? "\($0.title.zh) (\($0.rawValue))" : "`\($0.rawValue)`"
        }.joined(separator: language == .zh ? "、" : ", ")
    }
}
