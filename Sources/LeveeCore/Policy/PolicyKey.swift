/// Every value that a policy may set. A key that is not here is refused when a policy is read.
public enum PolicyKey: String, Hashable, Sendable, CaseIterable {
    case timeZone = "timeZone"
    case categories = "categories"
    case scopeActive = "scope.active"
    case scopeRetired = "scope.retired"
    case scopeRetiredRanked = "scope.retired.ranked"
    case scopeRetiredRank = "scope.retired.rank"
    case familyAbroadStatuses = "familyAbroad.statuses"
    case homeStates = "homeStates"
    case filingDays = "filing.days"
    case familyReportDays = "family.report.days"
    case handInDays = "handIn.days"
    case handOutDays = "handOut.days"
    case issueValidity = "issue.validity"
    case voidDays = "void.days"
    case lostYears = "lost.years"
    case lostLimit = "lost.limit"
    case returnDaysPrivate = "return.days.private"
    case returnDaysOfficial = "return.days.official"
    case earlyDays = "early"
    case lateTolerance = "late.tolerance"
    case alarmDays = "alarm.days"
    case lookbackDays = "unpaired.lookback"
    case frequencyLimit = "frequency.limit"
    case reportDays = "report.days"
    case quarantineDays = "quarantine.days"
    case matchDays = "match.days"
    case opinionDays = "opinion.days"
    case validityMonths = "validity.months"
    case leadDays = "lead.days"
    case tripDaysOne = "trip.days.one"
    case tripDaysTwo = "trip.days.two"
    case tripDaysMore = "trip.days.more"
    case tripCountries = "trip.countries"
    case groupSize = "group.size"
    case unitLockDays = "unit.lock.days"
    case sensitiveDestinations = "sensitive.destinations"
    case approvalNumber = "approval.number"
    case filingMarkFiled = "filing.mark.filed"
    case filingMarkChanged = "filing.mark.changed"
    case filingMarkWithdrawn = "filing.mark.withdrawn"
    case filingSexMale = "filing.sex.male"
    case filingSexFemale = "filing.sex.female"
    case letterTravel = "letter.duties.travel"
    case letterIssue = "letter.duties.issue"
    case letterLend = "letter.duties.lend"
    case letterReview = "letter.review.way"
    case dunningSteps = "dunning.steps"
    case dunningHolder = "dunning.letter.holder"
    case dunningUnit = "dunning.letter.unit"
    case dunningDiscipline = "dunning.letter.discipline"
    case dunningRefused = "dunning.letter.refused"
    case findingNoticeDays = "finding.notice.days"
    case findingAnswerDays = "finding.answer.days"
    case findingDecisionDays = "finding.decision.days"
    case findingReviewDays = "finding.review.days"
    case findingExplained = "finding.explained"
    case findingHolder = "finding.letter.holder"
    case findingUnit = "finding.letter.unit"
    case signedSources = "signed.sources"
    case signedOthers = "signed.others"
    case signedAlgorithms = "signed.algorithms"
    case signedKeyBits = "signed.rsa.bits"
    case signedLimit = "signed.limit"
    case feedUsualFiles = "feed.usual.files"
    case feedUsualLeast = "feed.usual.least"
    case feedLeast = "feed.least"
    case feedShrankLevel = "feed.shrank.level"
    case feedShrankPercent = "feed.shrank.percent"
    case feedFutureLevel = "feed.future.level"
    case feedFuturePercent = "feed.future.percent"
    case feedPortLevel = "feed.port.level"
    case feedPortPercent = "feed.port.percent"
    case feedQuarantinedLevel = "feed.quarantined.level"
    case feedQuarantinedPercent = "feed.quarantined.percent"
    case feedUnregisteredLevel = "feed.unregistered.level"
    case feedUnregisteredPercent = "feed.unregistered.percent"
    case feedStaleLevel = "feed.stale.level"
    case feedStaleDays = "feed.stale.days"

    /// What the value is: a whole number, one text, a list of texts, a letter's words in both languages, or a list of
    /// sources with their certificates.
    public enum Shape: Hashable, Sendable { case number, text, list, wording, certificates }

    public var shape: Shape {
        switch self {
        case .timeZone, .scopeRetiredRank, .approvalNumber, .filingMarkFiled, .filingMarkChanged, .filingMarkWithdrawn,
            .filingSexMale, .filingSexFemale, .signedOthers, .feedShrankLevel, .feedFutureLevel, .feedPortLevel,
            .feedQuarantinedLevel, .feedUnregisteredLevel, .feedStaleLevel:
            .text
        case .categories, .scopeActive, .scopeRetired, .scopeRetiredRanked, .familyAbroadStatuses, .homeStates,
            .sensitiveDestinations, .dunningSteps, .signedAlgorithms, .findingExplained:
            .list
        case .letterTravel, .letterIssue, .letterLend, .letterReview, .dunningHolder, .dunningUnit, .dunningDiscipline,
            .dunningRefused, .findingHolder, .findingUnit:
            .wording
        case .signedSources: .certificates
        default: .number
        }
    }

    /// What the level of an assertion on feeds may say. A file is refused for what it is, not for bad records, however many
    /// (contracts §3), nor for the days since the file before it.
    public var feedLevels: [FeedLevel]? {
        switch self {
        case .feedShrankLevel, .feedFutureLevel, .feedPortLevel, .feedUnregisteredLevel: [.off, .warn, .stop]
        case .feedQuarantinedLevel, .feedStaleLevel: [.off, .warn]
        default: nil
        }
    }

    /// The places that a letter's words may have, without their braces.
    public var places: Set<String> {
        switch self {
        case .letterTravel: ["days", "due", "report"]
        case .letterIssue: ["validity", "until", "days"]
        case .letterLend: ["due"]
        case .dunningHolder: ["document", "due", "days"]
        case .dunningUnit: ["person", "document", "due", "days", "lock"]
        case .dunningDiscipline: ["unit", "person", "document", "due", "days"]
        case .dunningRefused: ["unit", "person", "document", "due"]
        case .findingHolder: ["due", "count"]
        case .findingUnit: ["person", "due", "count"]
        default: []
        }
    }
}
