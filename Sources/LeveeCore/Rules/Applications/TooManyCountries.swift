/// 因公国家超限: an official trip to more countries and regions than one trip may have.
public enum TooManyCountries: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.too-many-countries",
        title: .init(zh: "因公国家超限", en: "too many countries"),
        keys: [.tripCountries],
        condition: .init(
            zh: "因公出访的国家和地区数（经停计入，不重复计算）超过上限",
            en:
                "an official trip has more countries and regions than allowed, each destination and transit counted once"
        ),
        message: .init(
            zh: "因公出访{count}个国家和地区（{countries}），上限为{limit}个",
            en: "{count} countries and regions on an official trip ({countries}); the limit is {limit}"),
        remedy: .init(zh: "请减少出访国家和地区，或分次申请", en: "visit fewer countries, or apply for separate trips"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        guard file.application.purpose == .official else { return .clear }
        let places = file.application.places.sorted { $0.text.precedes($1.text) }
        let limit = file.policy.number(.tripCountries)
        guard places.count > limit else { return .clear }
        return .found(
            .refer, ["count": .number(places.count), "countries": .countries(places), "limit": .number(limit)])
    }

    private static func goes(
        _ example: inout ApplicationExample, to countries: StaticString..., over transits: StaticString...
    ) {
        example.application.purpose = .official
        example.application.destinations = countries.map { .example($0) }
        example.application.transits = transits.map { .example($0) }
    }

    public static let examples = [
        ApplicationExample("three countries", on: "2026-03-01", .clear) { goes(&$0, to: "SGP", "MYS", "THA") },
        ApplicationExample("four countries", on: "2026-03-01", .refer) { goes(&$0, to: "SGP", "MYS", "THA", "VNM") },
        ApplicationExample("the fourth is a transit", on: "2026-03-01", .refer) {
            goes(&$0, to: "SGP", "MYS", "THA", over: "VNM")
        },
        ApplicationExample("the transit is a destination too", on: "2026-03-01", .clear) {
            goes(&$0, to: "SGP", "MYS", "THA", over: "THA")
        },
        ApplicationExample("private travel", on: "2026-03-01", .clear) {
            goes(&$0, to: "SGP", "MYS", "THA", "VNM")
            $0.application.purpose = .private
        },
    ]
}
