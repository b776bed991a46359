/// 费用来源: private travel that somebody else pays for.
public enum Funding: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.funding",
        title: .init(zh: "费用来源", en: "funding"),
        condition: .init(zh: "因私出行，费用来源不是本人自理", en: "private travel is not paid for by the applicant himself"),
        message: .init(
            zh: "因私出行的费用来源为{funding}，应由本人自理", en: "private travel funded by {funding}, not by the applicant himself"),
        remedy: .init(
            zh: "请改为本人自理，或说明费用来源及与资助方的关系", en: "let the applicant pay himself, or explain who pays and why"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        guard file.application.purpose == .private, let funding = file.application.funding.given, funding != "self"
        else { return .clear }
        return .found(.incomplete, ["funding": .text(funding)])
    }

    public static let examples = [
        ApplicationExample("paid by himself", on: "2026-03-01", .clear),
        ApplicationExample("paid by a firm", on: "2026-03-01", .incomplete) { $0.application.funding = "某公司" },
        ApplicationExample("a firm pays for official travel", on: "2026-03-01", .clear) {
            $0.application.funding = "某公司"
            $0.application.purpose = .official
        },
        ApplicationExample("not given", on: "2026-03-01", .clear) { $0.application.funding = " " },
    ]
}
