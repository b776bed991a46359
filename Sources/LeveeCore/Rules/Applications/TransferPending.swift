/// 拟调整任用: a transfer is decided on or under way before the return.
public enum TransferPending: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.transfer-pending",
        title: .init(zh: "拟调整任用", en: "transfer pending"),
        kinds: [.travel, .extension],
        condition: .init(
            zh: "核查日至返回日之间任一日有拟调整任用的登记",
            en: "a transfer is in force on a day from the as-of day to the return"),
        message: .init(
            zh: "返回之前有拟调整任用{restriction}",
            en: "transfer {restriction} is pending before the return"),
        remedy: .init(
            zh: "请由组织（人事）部门审核；任用已定的，请登记截止日",
            en: "let the personnel department decide; if the transfer is settled, enter the day on which it was"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        .found(.refer, file.restrictionsUntilReturn(.transfer))
    }

    public static let examples = [
        ApplicationExample("ended yesterday", on: "2026-03-01", .clear) {
            $0.dossier?.restricted(.transfer, from: "2026-01-01", until: "2026-02-28")
        },
        ApplicationExample("ends today", on: "2026-03-01", .refer) {
            $0.dossier?.restricted(.transfer, from: "2026-01-01", until: "2026-03-01")
        },
        ApplicationExample("begins on the day of return", on: "2026-03-01", .refer) {
            $0.dossier?.restricted(.transfer, from: "2026-05-05")
        },
        ApplicationExample("begins the day after", on: "2026-03-01", .clear) {
            $0.dossier?.restricted(.transfer, from: "2026-05-06")
        },
        ApplicationExample("without an end", on: "2026-05-05", .refer) {
            $0.dossier?.restricted(.transfer, from: "2026-01-01")
        },
        ApplicationExample("the trip is over", on: "2026-05-06", .clear) {
            $0.dossier?.restricted(.transfer, from: "2026-01-01")
        },
        ApplicationExample("a sanction is another rule's", on: "2026-03-01", .clear) {
            $0.dossier?.restricted(.sanction, from: "2026-01-01")
        },
    ]
}
