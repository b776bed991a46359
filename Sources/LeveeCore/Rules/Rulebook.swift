/// The rules that Levee knows, by hand, in the order of their ids. A test holds that it equals the folders beside it.
public enum Rulebook {
    /// What the night examines.
    public static let holdings: [any Rule.Type] = [
        AfterExit.self,
        EarlyExit.self,
        LateReturn.self,
        NoApproval.self,
        NotReturned.self,
        OfficialDocument.self,
        OtherDocument.self,
        UnderRestriction.self,
        Unpaired.self,
        VoidDocument.self,
        WhileInCustody.self,
        WrongDestination.self,
        CustodyMissing.self,
        OutWithoutApproval.self,
        CustodyRefused.self,
        ReturnOverdue.self,
        DetailsDiffer.self,
        DuplicateDocument.self,
        ForeignDocument.self,
        LostRepeatedly.self,
        NotHandedIn.self,
        OtherIdentity.self,
        UnapprovedIssue.self,
        Undeclared.self,
        UnknownToAuthority.self,
        VoidKept.self,
        FamilyReportLate.self,
        RestrictedPost.self,
        FilingMissing.self,
        FilingNotWithdrawn.self,
        FilingOutdated.self,
        DocumentsOut.self,
        ReportMissing.self,
        TooFrequent.self,
    ]

    /// Those whose findings speak against leave to travel.
    static let grave: [any Rule.Type] = holdings.filter { $0.info.severity >= .serious }

    /// What an application is held against.
    public static let applications: [any ApplicationRule.Type] = [
        DisciplineOpinion.self,
        DocumentOut.self,
        ExitBarred.self,
        ExpiringDocument.self,
        FamilyAbroad.self,
        FamilyTogether.self,
        Frequency.self,
        Funding.self,
        GroupSize.self,
        IncompleteApplication.self,
        IssueLimit.self,
        LateFiling.self,
        NoDocument.self,
        OpenFindings.self,
        Overlap.self,
        PreviousOpen.self,
        PrincipalAbsence.self,
        SanctionPeriod.self,
        SecrecyConsent.self,
        SelfApproval.self,
        SensitiveDestination.self,
        TooManyCountries.self,
        TransferPending.self,
        TripLength.self,
        UnderInvestigation.self,
        UnitLocked.self,
        UnknownPerson.self,
        WrongApprover.self,
        WrongType.self,
    ]

    /// Every key that what the night examines reads, and the zone in which days are told.
    static let keys: Set<PolicyKey> = holdings.reduce(into: [.timeZone]) { $0.formUnion($1.info.keys) }

    /// The ids of all rules: each has its basis in the policy.
    public static var ids: Set<String> {
        Set(holdings.map { $0.info.id } + applications.map { $0.info.id })
    }

    public static func rule(_ id: String) -> (any Rule.Type)? { byID[id] }

    private static let byID: [String: any Rule.Type] = Dictionary(
        holdings.map { ($0.info.id, $0) }, uniquingKeysWith: { first, _ in first })

    public static func application(_ id: String) -> (any ApplicationRule.Type)? {
        applications.first { $0.info.id == id }
    }

    /// What a rule is called, of those for the night and those for applications.
    public static func title(of rule: String) -> Bilingual {
        Self.rule(rule)?.info.title ?? application(rule)?.info.title ?? Bilingual(zh: rule, en: rule)
    }
}
