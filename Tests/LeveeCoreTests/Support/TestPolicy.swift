import LeveeCore

extension Policy {
    /// The catalogue's parameters with their default values, but one sensitive destination where the default has none.
    static let catalogue: Policy = {
        var values: [PolicyKey: PolicyValue] = [
            .timeZone: .text("Asia/Shanghai"),
            .categories: .list(["leader", "finance", "enterprise", "sensitive", "key-post", "other"]),
            .scopeActive: .list(["leader", "finance", "enterprise", "sensitive", "key-post", "other"]),
            .scopeRetired: .list(["sensitive"]),
            .scopeRetiredRanked: .list(["leader"]),
            .scopeRetiredRank: .text("bureauDeputy"),
            .familyAbroadStatuses: .list(["citizen", "permanentResident", "longTermResident"]),
            .homeStates: .list(["CHN", "HKG", "MAC", "TWN"]), .sensitiveDestinations: .list(["ATA"]),
            .approvalNumber: .text("组出境〔{year}〕{serial}号"),
            .filingMarkFiled: .text("U"), .filingMarkChanged: .text("I"), .filingMarkWithdrawn: .text("D"),
            .filingSexMale: .text("1"), .filingSexFemale: .text("2"),
            .feedShrankLevel: .text("warn"), .feedFutureLevel: .text("warn"), .feedPortLevel: .text("warn"),
            .feedQuarantinedLevel: .text("warn"), .feedUnregisteredLevel: .text("warn"), .feedStaleLevel: .text("warn"),
            .letterTravel: .wording(
                .init(
                    zh: "入境后{days}内、最迟{due}前交回，{report}日内填交回执单。",
                    en: "Back within {days}, by {due}; slip within {report} days.")),
            .letterIssue: .wording(
                .init(
                    zh: "{validity}日内有效，至{until}止；新证件{days}日内交存。",
                    en: "Valid {validity} days, until {until}; hand in within {days} days.")),
            .letterLend: .wording(.init(zh: "最迟{due}前交回。", en: "Back by {due}.")),
            .dunningSteps: .list(["holder+1d", "holder+4d", "unit+5w", "discipline+30d"]),
            .dunningHolder: .wording(
                .init(zh: "{document}应于{due}前交存，已逾期{days}。", en: "{document} was due by {due}, {days} ago.")),
            .dunningUnit: .wording(
                .init(
                    zh: "请督促{person}同志交存{document}（应于{due}，逾期{days}）；逾期超过{lock}天的提请审核。",
                    en: "Have {person} hand in {document} (due {due}, {days} ago); looked at after {lock} days.")),
            .dunningDiscipline: .wording(
                .init(
                    zh: "{unit}{person}同志的{document}应于{due}前交存，逾期{days}。",
                    en: "{document} of {person}, {unit}, was due by {due}, {days} ago.")),
            .dunningRefused: .wording(
                .init(
                    zh: "{unit}{person}同志自{due}起拒不交存{document}。",
                    en: "{person}, {unit}, has refused since {due} to hand in {document}.")),
            .signedSources: .certificates([]), .signedOthers: .text("accepted"),
            .signedAlgorithms: .list(["rsa-sha256", "sha256", "exc-c14n"]),
            .findingExplained: .list(["crossing.late-return"]),
            .findingHolder: .wording(.init(zh: "{count}项情况，请于{due}前说明。", en: "{count} found; answer by {due}.")),
            .findingUnit: .wording(
                .init(zh: "你单位{person}同志有{count}项情况，{due}前说明。", en: "{count} about {person}; answered by {due}.")),
            .letterReview: .wording(.init(zh: "可申请复核。", en: "A review may be asked for.")),
        ]
        let numbers: [PolicyKey: Int] = [
            .filingDays: 30, .familyReportDays: 30, .handInDays: 10, .issueValidity: 180, .voidDays: 30, .lostYears: 5,
            .lostLimit: 2, .returnDaysPrivate: 10, .returnDaysOfficial: 7, .earlyDays: 3, .lateTolerance: 0,
            .alarmDays: 2, .lookbackDays: 180, .frequencyLimit: 4, .reportDays: 7, .quarantineDays: 30, .matchDays: 90,
            .opinionDays: 35, .validityMonths: 6, .leadDays: 10, .tripDaysOne: 5, .tripDaysTwo: 8, .tripDaysMore: 10,
            .tripCountries: 3, .groupSize: 6, .unitLockDays: 30, .handOutDays: 7, .signedKeyBits: 2048, .signedLimit: 8,
            .feedUsualFiles: 10, .feedUsualLeast: 3, .feedLeast: 100, .feedShrankPercent: 10, .feedFuturePercent: 1,
            .feedPortPercent: 100, .feedQuarantinedPercent: 5, .feedUnregisteredPercent: 100, .feedStaleDays: 7,
            .findingNoticeDays: 5, .findingAnswerDays: 10, .findingDecisionDays: 30, .findingReviewDays: 20,
        ]
        values.merge(numbers.mapValues(PolicyValue.number)) { first, _ in first }
        let start = CalendarDay(number: -25_567)
        return Policy(
            version: "test",
            values: values.mapValues {
                [DatedValue(from: start, value: $0, reference: "rules", confidence: .unverified)]
            },
            bases: [:])
    }()
}
