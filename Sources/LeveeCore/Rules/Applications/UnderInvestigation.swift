/// 立案审查期间: a filed investigation is in force during the trip, and the supervisory organ has not agreed.
public enum UnderInvestigation: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.under-investigation",
        title: .init(zh: "立案审查期间", en: "under investigation"),
        kinds: [.travel, .issue, .extension, .lend],
        condition: .init(
            zh: "行程任一日处于立案审查期间（申请办证的，以核查日为准），且没有监察机关的同意意见",
            en:
                "an investigation is in force on a day of the trip, or on the as-of day where consent to apply for a document is "
                + "asked, and no opinion of the supervisory organ agrees"),
        message: .init(
            zh: "立案审查{restriction}期间，未经监察机关同意不得出境",
            en: "no exit without the supervisory organ's consent while investigation {restriction} is in force"),
        remedy: .init(
            zh: "请征得监察机关同意；已结案的，请登记截止日",
            en: "obtain the supervisory organ's consent; if the case is closed, enter the day on which it was"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        let inForce = file.restrictions([.investigation])
        if inForce.isEmpty || file.opinions(of: "supervision").contains(where: \.agrees) { return .clear }
        return .found(.barred, inForce)
    }

    public static let examples = [
        ApplicationExample("under way", on: "2026-03-01", .barred) {
            $0.dossier?.restricted(.investigation, from: "2026-01-01")
        },
        ApplicationExample("closed the day before departure", on: "2026-03-01", .clear) {
            $0.dossier?.restricted(.investigation, from: "2026-01-01", until: "2026-04-30")
        },
        ApplicationExample("closed on the day of departure", on: "2026-03-01", .barred) {
            $0.dossier?.restricted(.investigation, from: "2026-01-01", until: "2026-05-01")
        },
        ApplicationExample("opened on the day of return", on: "2026-03-01", .barred) {
            $0.dossier?.restricted(.investigation, from: "2026-05-05")
        },
        ApplicationExample("opened the day after", on: "2026-03-01", .clear) {
            $0.dossier?.restricted(.investigation, from: "2026-05-06")
        },
        ApplicationExample("the supervisory organ agrees", on: "2026-03-01", .clear) {
            $0.dossier?.restricted(.investigation, from: "2026-01-01")
            $0.application.opinions.append(.example("supervision", "2026-03-01"))
        },
        ApplicationExample("it agrees tomorrow", on: "2026-03-01", .barred) {
            $0.dossier?.restricted(.investigation, from: "2026-01-01")
            $0.application.opinions.append(.example("supervision", "2026-03-02"))
        },
        ApplicationExample("it disagrees", on: "2026-03-01", .barred) {
            $0.dossier?.restricted(.investigation, from: "2026-01-01")
            $0.application.opinions.append(.example("supervision", "2026-02-28", "disagree"))
        },
        ApplicationExample("consent: closed yesterday", on: "2026-03-02", .clear) {
            $0.application = .issueExample
            $0.dossier?.restricted(.investigation, from: "2026-01-01", until: "2026-03-01")
        },
        ApplicationExample("consent: closes today", on: "2026-03-01", .barred) {
            $0.application = .issueExample
            $0.dossier?.restricted(.investigation, from: "2026-01-01", until: "2026-03-01")
        },
        ApplicationExample("a ban is another rule's", on: "2026-03-01", .clear) {
            $0.dossier?.restricted(.exitBan, from: "2026-01-01")
        },
    ]
}
