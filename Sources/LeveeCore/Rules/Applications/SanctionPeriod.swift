/// 处分影响期: the period of a sanction reaches the time until the return.
public enum SanctionPeriod: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.sanction-period",
        title: .init(zh: "处分影响期", en: "sanction period"),
        kinds: [.travel, .extension],
        condition: .init(
            zh: "核查日至返回日之间任一日处于处分影响期",
            en: "the period of a sanction is in force on a day from the as-of day to the return"),
        message: .init(
            zh: "返回之前处于处分{restriction}的影响期",
            en: "the period of sanction {restriction} reaches the time until the return"),
        remedy: .init(
            zh: "请由有权机关审核；影响期已满的，请登记截止日",
            en: "let the competent office decide; if the period is over, enter the day on which it ended"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        .found(.refer, file.restrictionsUntilReturn(.sanction))
    }

    public static let examples = [
        ApplicationExample("ended yesterday", on: "2026-03-01", .clear) {
            $0.dossier?.restricted(.sanction, from: "2026-01-01", until: "2026-02-28")
        },
        ApplicationExample("ends today", on: "2026-03-01", .refer) {
            $0.dossier?.restricted(.sanction, from: "2026-01-01", until: "2026-03-01")
        },
        ApplicationExample("begins on the day of return", on: "2026-03-01", .refer) {
            $0.dossier?.restricted(.sanction, from: "2026-05-05")
        },
        ApplicationExample("begins the day after", on: "2026-03-01", .clear) {
            $0.dossier?.restricted(.sanction, from: "2026-05-06")
        },
        ApplicationExample("ends before it begins", on: "2026-03-01", .clear) {
            $0.dossier?.restricted(.sanction, from: "2026-04-02", until: "2026-04-01")
        },
        ApplicationExample("without an end", on: "2026-05-05", .refer) {
            $0.dossier?.restricted(.sanction, from: "2026-01-01")
        },
        ApplicationExample("the trip is over", on: "2026-05-06", .clear) {
            $0.dossier?.restricted(.sanction, from: "2026-01-01")
        },
        ApplicationExample("a transfer is another rule's", on: "2026-03-01", .clear) {
            $0.dossier?.restricted(.transfer, from: "2026-01-01")
        },
    ]
}
