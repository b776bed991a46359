/// 敏感目的地: a destination or transit that the policy lists.
public enum SensitiveDestination: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.sensitive-destination",
        title: .init(zh: "敏感目的地", en: "sensitive destination"),
        keys: [.sensitiveDestinations],
        condition: .init(zh: "目的地或经停地在政策名单内", en: "a destination or transit is on the policy's list"),
        message: .init(zh: "行程含名单内的国家或地区：{countries}", en: "on the list of sensitive destinations: {countries}"),
        remedy: .init(
            zh: "请征求主管部门意见，或变更行程", en: "ask the competent department for its opinion, or change the itinerary"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        let list = file.policy.list(.sensitiveDestinations)
        if list.isEmpty { return .clear }
        let listed = file.application.places.filter { list.contains($0.text) }.sorted { $0.text.precedes($1.text) }
        return listed.isEmpty ? .clear : .found(.refer, ["countries": .countries(listed)])
    }

    public static let examples = [
        ApplicationExample("not on the list", on: "2026-03-01", .clear),
        ApplicationExample("a destination, where the list has ATA", on: "2026-03-01", .refer) {
            $0.application.destinations = [.example("SGP"), .example("ATA")]
        },
        ApplicationExample("a transit, where the list has ATA", on: "2026-03-01", .refer) {
            $0.application.transits = [.example("ATA")]
        },
    ]
}
