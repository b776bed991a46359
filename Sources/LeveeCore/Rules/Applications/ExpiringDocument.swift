/// 证件将到期: the document that he wants to travel on runs out too soon after the return.
public enum ExpiringDocument: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.expiring",
        title: .init(zh: "证件将到期", en: "document expiring"),
        kinds: [.travel, .extension],
        keys: [.validityMonths],
        condition: .init(
            zh: "所列证件出发日有效，但在返回后规定月数之内到期",
            en:
                "the named document is live on departure and expires less than the set number of months after the return"
        ),
        message: .init(
            zh: "{document}将于 {expires} 到期，返回后不足 {months} 个月",
            en: "{document} expires on {expires}, less than {months} months after the return"),
        remedy: .init(
            zh: "请先换发证件，或确认目的地接受", en: "renew the document first, or make sure that the destination accepts it"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        guard let depart = file.application.departOn, let back = file.application.returnOn,
            let document = file.namedDocument
        else { return .clear }
        let live = file.file.live(document, on: depart)
        if case .unknown(let missing) = live { return .undecided(missing) }
        let months = file.policy.number(.validityMonths)
        guard live == .yes, let expires = document.expiresOn(), expires < back.adding(months: months)
        else { return .clear }
        return .found(
            .refer, ["document": .document(document.key), "expires": .day(expires), "months": .number(months)],
            evidence: document.evidence)
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"

    private static func example(
        _ name: String, _ expected: ApplicationOutcome, expires: StaticString, back: StaticString = "2026-05-05",
        _ build: (inout ApplicationExample) -> Void = { _ in }
    ) -> ApplicationExample {
        ApplicationExample(name, on: "2026-03-01", expected, dossier: .example) {
            $0.dossier?.declares(passport, issued: "2020-01-10", expires: expires)
            $0.application.returnOn = .example(back)
            build(&$0)
        }
    }

    public static let examples = [
        example("six months after the return", .clear, expires: "2026-11-05"),
        example("the day before", .refer, expires: "2026-11-04"),
        example("six months from the 31st end with the month", .clear, expires: "2026-11-30", back: "2026-05-31"),
        example("one day less", .refer, expires: "2026-11-29", back: "2026-05-31"),
        example("on departure", .refer, expires: "2026-05-01"),
        example("before departure: another rule's", .clear, expires: "2026-04-30"),
        example("cancelled: another rule's", .clear, expires: "2026-11-04") {
            $0.dossier?.authority(.cancelled, passport, on: "2026-02-01")
        },
        example("not named", .clear, expires: "2026-11-04") { $0.application.document = nil },
        example("another's, which another rule says beside it", .refer, expires: "2026-11-04") {
            $0.around.namedDocument = $0.dossier?.documents.first
            $0.around.namedDocument?.declaration?.ref = "P-2"
            $0.dossier?.documents = []
        },
        ApplicationExample("nobody knows when", on: "2026-03-01", .undecided, dossier: .example) {
            $0.dossier?.authority(.issued, passport, on: "2022-01-10")
        },
    ]
}
