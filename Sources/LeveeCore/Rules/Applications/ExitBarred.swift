/// 法定不准出境: a ground of the Exit and Entry Administration Law is in force during the trip.
public enum ExitBarred: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.exit-barred",
        title: .init(zh: "法定不准出境", en: "exit barred by law"),
        kinds: [.travel, .issue, .extension, .lend],
        condition: .init(
            zh: "行程任一日有限制出境、刑事案件、民事案件或妨害国（边）境管理的限制；申请办证的，以核查日为准",
            en:
                "an exit ban, criminal case, civil judgment or border offence is in force on a day of the trip, or on the "
                + "as-of day where consent to apply for a document is asked"),
        message: .init(zh: "{restriction}期间不准出境", en: "the law forbids the exit while {restriction} is in force"),
        remedy: .init(
            zh: "限制依法解除后方可申请；如已解除，请登记截止日",
            en: "wait until the ground has ended; if it has, enter the day on which it did"))

    static let kinds: Set<Restriction.Kind> = [.exitBan, .criminalCase, .civilJudgment, .borderOffence]

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        .found(.barred, file.restrictions(kinds))
    }

    public static let examples = [
        ApplicationExample("a ban that ends the day before", on: "2026-03-01", .clear) {
            $0.dossier?.restricted(.exitBan, from: "2026-01-01", until: "2026-04-30")
        },
        ApplicationExample("a ban until the day of departure", on: "2026-03-01", .barred) {
            $0.dossier?.restricted(.exitBan, from: "2026-01-01", until: "2026-05-01")
        },
        ApplicationExample("a case that the trip reaches on its last day", on: "2026-03-01", .barred) {
            $0.dossier?.restricted(.criminalCase, from: "2026-05-05")
        },
        ApplicationExample("a case from the day after the return", on: "2026-03-01", .clear) {
            $0.dossier?.restricted(.criminalCase, from: "2026-05-06")
        },
        ApplicationExample("consent: a ban to come does not count", on: "2026-03-01", .clear) {
            $0.application = .issueExample
            $0.dossier?.restricted(.borderOffence, from: "2026-03-02")
        },
        ApplicationExample("consent: a ban of today counts", on: "2026-03-01", .barred) {
            $0.application = .issueExample
            $0.dossier?.restricted(.borderOffence, from: "2026-03-01")
        },
        ApplicationExample("extension: a case that the longer trip reaches", on: "2026-03-01", .barred) {
            $0.application = .extensionExample
            $0.dossier?.restricted(.criminalCase, from: "2026-05-09")
        },
        ApplicationExample("loan: a ban until the day before", on: "2026-03-02", .clear) {
            $0.application = .loanExample
            $0.dossier?.restricted(.exitBan, from: "2026-01-01", until: "2026-03-01")
        },
        ApplicationExample("loan: a ban of today counts", on: "2026-03-01", .barred) {
            $0.application = .loanExample
            $0.dossier?.restricted(.exitBan, from: "2026-01-01", until: "2026-03-01")
        },
        ApplicationExample("loan: a ban from the day of return counts", on: "2026-03-01", .barred) {
            $0.application = .loanExample
            $0.dossier?.restricted(.exitBan, from: "2026-03-31")
        },
        ApplicationExample("loan: a ban from the day after the return", on: "2026-03-01", .clear) {
            $0.application = .loanExample
            $0.dossier?.restricted(.exitBan, from: "2026-04-01")
        },
        ApplicationExample("extension of a loan: as of a loan", on: "2026-03-01", .barred) {
            $0.application = .loanExample
            $0.application.kind = .extension
            $0.dossier?.restricted(.exitBan, from: "2026-03-31")
        },
        ApplicationExample("an investigation is another rule's", on: "2026-03-01", .clear) {
            $0.dossier?.restricted(.investigation, from: "2026-01-01")
        },
    ]
}
