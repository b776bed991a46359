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
            .filingMarkFiled: .text("U"), .filingMarkChanged: .text("I"), .filingMarkWithdrawn: .text("D"),
            .filingSexMale: .text("1"), .filingSexFemale: .text("2"),
            .letterTravel: .wording(
                .init(
                    zh: "入境后{days}内、最迟{due}前交回，{report}日内填交回执单。",
                    en: "Back within {days}, by {due}; slip within {report} days.")),
            .letterIssue: .wording(
                .init(
                    zh: "{validity}日内有效，至{until}止；新证件{days}日内交存。",
                    en: "Valid {validity} days, until {until}; hand in within {days} days.")),
            .letterLend: .wording(.init(zh: "最迟{due}前交回。", en: "Back by {due}.")),
            .letterReview: .wording(.init(zh: "可申请复核。", en: "A review may be asked for.")),
        ]
        let numbers: [PolicyKey: Int] = [
            .filingDays: 30, .familyReportDays: 30, .handInDays: 10, .issueValidity: 180, .voidDays: 30, .lostYears: 5,
            .lostLimit: 2, .returnDaysPrivate: 10, .returnDaysOfficial: 7, .earlyDays: 3, .lateTolerance: 0,
            .alarmDays: 2, .lookbackDays: 180, .frequencyLimit: 4, .reportDays: 7, .quarantineDays: 30,
            .opinionDays: 35, .validityMonths: 6, .leadDays: 10, .tripDaysOne: 5, .tripDaysTwo: 8, .tripDaysMore: 10,
            .tripCountries: 3, .groupSize: 6, .unitLockDays: 30,
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
