/// 行程重叠: the dates share a day with another leave to travel of his that is in force.
public enum Overlap: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.overlap",
        title: .init(zh: "行程重叠", en: "overlapping trip"),
        kinds: [.travel, .extension],
        condition: .init(
            zh: "日期与本人另一生效的出行批件至少有一天重合",
            en: "the dates share at least one day with another travel approval of his that is in force"),
        message: .init(zh: "日期与批件{approvals}重合", en: "the dates overlap with approval {approvals}"),
        remedy: .init(
            zh: "请更改日期；前一批件不再使用的，请先撤销", en: "change the dates; if the other approval is not used, withdraw it first"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        guard let days = file.application.days else { return .clear }
        let others = file.file.approvals.travel.filter {
            !file.application.isOwn($0.approval) && $0.isAway(on: days)
        }.sorted { $0.approval.number.precedes($1.approval.number) }
        if others.isEmpty { return .clear }
        return .found(
            .incomplete, ["approvals": .text(others.map(\.approval.number).joined(separator: ", "))],
            evidence: others.flatMap(\.evidence))
    }

    public static let examples = [
        ApplicationExample("no other", on: "2026-03-01", .clear),
        ApplicationExample("the other ends the day before", on: "2026-03-01", .clear) {
            $0.dossier?.mayTravel("A-1", "2026-04-20", "2026-04-30", decided: "2026-02-20")
        },
        ApplicationExample("the other ends on the day of departure", on: "2026-03-01", .incomplete) {
            $0.dossier?.mayTravel("A-1", "2026-04-20", "2026-05-01", decided: "2026-02-20")
        },
        ApplicationExample("the other begins on the day of return", on: "2026-03-01", .incomplete) {
            $0.dossier?.mayTravel("A-1", "2026-05-05", "2026-05-09", decided: "2026-02-20")
        },
        ApplicationExample("the other begins the day after", on: "2026-03-01", .clear) {
            $0.dossier?.mayTravel("A-1", "2026-05-06", "2026-05-09", decided: "2026-02-20")
        },
        ApplicationExample("an extension reaches it", on: "2026-03-01", .incomplete) {
            $0.dossier?.mayTravel("A-1", "2026-04-20", "2026-04-30", decided: "2026-02-20")
            $0.dossier?.approval(.extension, "A-2", decided: "2026-02-25", until: "2026-05-02", extends: "A-1")
        },
        ApplicationExample("decided tomorrow", on: "2026-03-01", .clear) {
            $0.dossier?.mayTravel("A-1", "2026-05-01", "2026-05-05", decided: "2026-03-02")
        },
        ApplicationExample("refused", on: "2026-03-01", .clear) {
            $0.dossier?.mayTravel("A-1", "2026-05-01", "2026-05-05", decided: "2026-02-20", decision: .refused)
        },
        ApplicationExample("his own number", on: "2026-03-01", .clear) {
            $0.dossier?.mayTravel("S-1", "2026-05-01", "2026-05-05", decided: "2026-02-20")
        },
        ApplicationExample("an amendment: the approval in force", on: "2026-03-01", .clear) {
            $0.application.approval = "A-1"
            $0.dossier?.mayTravel("A-1", "2026-05-01", "2026-05-04", decided: "2026-02-20")
        },
        ApplicationExample("extension: what it extends", on: "2026-03-01", .clear) {
            $0.application = .extensionExample
            $0.dossier?.mayTravel("A-1", "2026-05-01", "2026-05-05", decided: "2026-02-20")
        },
        ApplicationExample("extension: it reaches the next trip", on: "2026-03-01", .incomplete) {
            $0.application = .extensionExample
            $0.dossier?.mayTravel("A-1", "2026-05-01", "2026-05-05", decided: "2026-02-20")
            $0.dossier?.mayTravel("A-2", "2026-05-09", "2026-05-12", decided: "2026-02-20")
        },
    ]
}
