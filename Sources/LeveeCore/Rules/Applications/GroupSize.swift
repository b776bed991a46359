/// 团组人数超限: an official group of more persons than allowed.
public enum GroupSize: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.group-size",
        title: .init(zh: "团组人数超限", en: "group too large"),
        keys: [.groupSize],
        condition: .init(
            zh: "因公团组人数（申请人和同行人员）超过上限",
            en: "an official group, the applicant and all companions, is larger than allowed"),
        message: .init(
            zh: "因公团组共{count}人，上限为{limit}人", en: "an official group of {count} persons; the limit is {limit}"),
        remedy: .init(zh: "请精简团组人员，或说明确需超出的理由并报批", en: "make the group smaller, or state the need and have it approved")
    )

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        guard file.application.purpose == .official else { return .clear }
        let count = file.application.companions.count + 1
        let limit = file.policy.number(.groupSize)
        guard count > limit else { return .clear }
        return .found(.refer, ["count": .number(count), "limit": .number(limit)])
    }

    private static func leads(_ count: Int, _ example: inout ApplicationExample) {
        example.application.purpose = .official
        example.application.companions = (1...count).map { .init(name: "组员\($0)", relation: "colleague") }
    }

    public static let examples = [
        ApplicationExample("with five others", on: "2026-03-01", .clear) { leads(5, &$0) },
        ApplicationExample("with six others", on: "2026-03-01", .refer) { leads(6, &$0) },
        ApplicationExample("with six others, on private travel", on: "2026-03-01", .clear) {
            leads(6, &$0)
            $0.application.purpose = .private
        },
    ]
}
