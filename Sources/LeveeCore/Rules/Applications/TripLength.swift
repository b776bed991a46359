/// 因公天数超限: an official trip of more days than its number of countries allows.
public enum TripLength: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.trip-length",
        title: .init(zh: "因公天数超限", en: "official trip too long"),
        kinds: [.travel, .extension],
        keys: [.tripDaysOne, .tripDaysTwo, .tripDaysMore],
        condition: .init(
            zh: "因公出行天数（含离、抵境当日）超过所访国家和地区数（经停计入，不重复计算）对应的上限",
            en:
                "an official trip, both end days counted, is longer than its number of countries allows, each destination and "
                + "transit counted once"),
        message: .init(
            zh: "因公出访{countries}个国家和地区共{days}天，上限为{limit}天",
            en: "an official trip of {days} days, countries: {countries}; the limit is {limit} days"),
        remedy: .init(
            zh: "请压缩行程，或说明确需超出的理由并报批", en: "shorten the trip, or state why it must be longer and have that approved"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        let application = file.application
        guard application.purpose == .official, !application.destinations.isEmpty, let days = application.days else {
            return .clear
        }
        let length = days.lowerBound.inclusiveDays(through: days.upperBound)
        let countries = application.places.count
        let limit = file.policy.number(countries == 1 ? .tripDaysOne : countries == 2 ? .tripDaysTwo : .tripDaysMore)
        guard length > limit else { return .clear }
        return .found(.refer, ["days": .number(length), "countries": .number(countries), "limit": .number(limit)])
    }

    private static func goes(
        _ example: inout ApplicationExample, until day: StaticString, to countries: StaticString...,
        over transits: StaticString...
    ) {
        example.application.purpose = .official
        example.application.returnOn = .example(day)
        example.application.destinations = countries.map { .example($0) }
        example.application.transits = transits.map { .example($0) }
    }

    public static let examples = [
        ApplicationExample("one country, five days", on: "2026-03-01", .clear) {
            goes(&$0, until: "2026-05-05", to: "SGP")
        },
        ApplicationExample("one country, six days", on: "2026-03-01", .refer) {
            goes(&$0, until: "2026-05-06", to: "SGP")
        },
        ApplicationExample("two countries, eight days", on: "2026-03-01", .clear) {
            goes(&$0, until: "2026-05-08", to: "SGP", "MYS")
        },
        ApplicationExample("two countries, nine days", on: "2026-03-01", .refer) {
            goes(&$0, until: "2026-05-09", to: "SGP", "MYS")
        },
        ApplicationExample("a transit counts", on: "2026-03-01", .clear) {
            goes(&$0, until: "2026-05-08", to: "SGP", over: "MYS")
        },
        ApplicationExample("a country counts once", on: "2026-03-01", .refer) {
            goes(&$0, until: "2026-05-06", to: "SGP", over: "SGP")
        },
        ApplicationExample("three countries, ten days", on: "2026-03-01", .clear) {
            goes(&$0, until: "2026-05-10", to: "SGP", "MYS", "THA")
        },
        ApplicationExample("three countries, eleven days", on: "2026-03-01", .refer) {
            goes(&$0, until: "2026-05-11", to: "SGP", "MYS", "THA")
        },
        ApplicationExample("four countries, eleven days", on: "2026-03-01", .refer) {
            goes(&$0, until: "2026-05-11", to: "SGP", "MYS", "THA", over: "VNM")
        },
        ApplicationExample("private travel", on: "2026-03-01", .clear) {
            goes(&$0, until: "2026-05-20", to: "SGP")
            $0.application.purpose = .private
        },
        ApplicationExample("no destination given", on: "2026-03-01", .clear) {
            goes(&$0, until: "2026-05-20", over: "SGP")
        },
    ]
}
