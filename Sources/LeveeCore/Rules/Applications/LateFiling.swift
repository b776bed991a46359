/// 申请过迟: too few working days lie between submission and departure.
public enum LateFiling: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.late-filing",
        title: .init(zh: "申请过迟", en: "filed late"),
        keys: [.leadDays],
        condition: .init(
            zh: "提交次日至启程前一日的工作日少于规定天数",
            en: "fewer working days than required lie after the day of submission and before the day of departure"),
        message: .init(
            zh: "提交后至启程前仅有{count}个工作日，应有{lead}个{calendar}",
            en: "{count} working days between submission and departure, {lead} are required{calendar}"),
        remedy: .init(
            zh: "请推迟启程，或说明紧急事由，由审批人决定是否受理", en: "leave later, or state the urgency and let the approver decide"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        guard let depart = file.application.departOn else { return .clear }
        let submitted = file.application.submittedOn
        let lead = file.policy.number(.leadDays)
        let count = file.policy.calendar.workingDays(after: submitted, before: depart, upTo: lead)
        guard count < lead else { return .clear }
        let unknown = unknownYears(after: submitted, before: depart, in: file.policy.calendar)
        let calendar = Fact.both(
            zh: unknown.isEmpty ? "" : "（\(unknown.joined(separator: "、"))年放假安排未知，仅按周一至周五计算）",
            en: unknown.isEmpty
                ? "" : " (holidays of \(unknown.joined(separator: ", ")) not known: counted by weekdays)")
        return .found(.refer, ["count": .number(count), "lead": .number(lead), "calendar": calendar])
    }

    /// Years of the days that were counted whose arrangement the calendar does not have.
    private static func unknownYears(
        after first: CalendarDay, before last: CalendarDay, in calendar: WorkingCalendar
    ) -> [String] {
        guard first + 1 < last else { return [] }
        return ((first + 1).year...(last - 1).year).filter { !calendar.years.contains($0) }.map { "\($0)" }
    }

    public static let examples = [
        ApplicationExample("ten working days, submitted on a Sunday", on: "2026-03-01", .clear) {
            $0.application.departOn = .example("2026-03-14")
        },
        ApplicationExample("nine working days", on: "2026-03-01", .refer) {
            $0.application.departOn = .example("2026-03-13")
        },
        ApplicationExample("the day of submission does not count", on: "2026-03-02", .refer) {
            $0.application.submittedOn = .example("2026-03-02")
            $0.application.departOn = .example("2026-03-14")
        },
        ApplicationExample("submitted on the day of departure", on: "2026-05-01", .refer) {
            $0.application.submittedOn = .example("2026-05-01")
        },
        ApplicationExample("no departure given", on: "2026-03-01", .clear) { $0.application.departOn = nil },
    ]
}
