/// 已有同类证件: he asks for consent to a document while one of that type serves for months to come.
public enum IssueLimit: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.issue-limit",
        title: .init(zh: "已有同类证件", en: "has one already"),
        kinds: [.issue],
        keys: [.validityMonths],
        condition: .init(
            zh: "申请办证，而已有同类证件，且自核查日起规定月数之后仍有效",
            en:
                "consent to apply for a document is asked, and one of that type is live beyond the set number of months from the "
                + "as-of day"),
        message: .init(
            zh: "已有{documents}，有效期超过 {months} 个月", en: "has {documents}, valid for more than {months} months"),
        remedy: .init(
            zh: "使用已有证件；确需另办的，请先注销旧证或说明理由",
            en: "use the one there is; if another is needed, have the old one cancelled first"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        guard let type = file.application.documentType else { return .clear }
        let months = file.policy.number(.validityMonths)
        // The rule speaks of an application, so that a document whose custody is gone counts too.
        let known = file.file.allDocuments.filter { $0.owner == file.person.ref }
        let same = known.filter { $0.key.type == type }.map { document in
            (document, lasts: file.file.live(document).and(Truth(outlasts(document, months: months, file.file))))
        }
        let lasting = same.filter { $0.lasts == .yes }.map(\.0).sorted { $0.key < $1.key }
        return .found(
            if: .any(same.map(\.lasts)), .incomplete,
            ["documents": .documents(lasting.map(\.key)), "months": .number(months)],
            evidence: lasting.flatMap(\.evidence))
    }

    /// Whether it expires later than so many months after the as-of day; true where nobody knows when.
    private static func outlasts(_ document: KnownDocument, months: Int, _ file: CaseFile) -> Bool {
        guard let expires = document.expiresOn() else { return true }
        let last = expires.adding(months: -months)
        return !file.hasReached(last.adding(months: months) < expires ? last + 1 : last)
    }

    private static let permit: StaticString = "taiwanPermit:T12345678"

    private static func example(
        _ name: String, on day: StaticString = "2026-03-01", _ expected: ApplicationOutcome,
        _ build: (inout Dossier) -> Void
    ) -> ApplicationExample {
        ApplicationExample(name, on: day, expected) {
            $0.application = .issueExample
            guard var dossier = $0.dossier else { return }
            build(&dossier)
            $0.dossier = dossier
        }
    }

    public static let examples = [
        example("none of the type", .clear) { _ in },
        example("ends in six months", .clear) { $0.declares(permit, issued: "2016-09-02", expires: "2026-09-01") },
        example("ends a day later", .incomplete) { $0.declares(permit, issued: "2016-09-02", expires: "2026-09-02") },
        example("the end of a month, one day before", on: "2026-02-28", .incomplete) {
            $0.declares(permit, issued: "2016-09-02", expires: "2026-08-30")
        },
        example("the end of a month", on: "2026-03-01", .clear) {
            $0.declares(permit, issued: "2016-09-02", expires: "2026-08-30")
        },
        example("cancelled", .clear) {
            $0.declares(permit, issued: "2022-01-10")
            $0.authority(.cancelled, permit, on: "2026-03-01")
        },
        example("cancelled tomorrow", .incomplete) {
            $0.declares(permit, issued: "2022-01-10")
            $0.authority(.cancelled, permit, on: "2026-03-02")
        },
        example("forwarded, and still live", .incomplete) {
            $0.declares(permit, issued: "2022-01-10")
            $0.custody(.forwarded, permit, at: "2026-02-01")
        },
        example("nobody knows when it ends", .undecided) { $0.authority(.issued, permit, on: "2022-01-10") },
        ApplicationExample("leave to travel", on: "2026-03-01", .clear) {
            $0.application.documentType = .ordinaryPassport
        },
    ]
}
