import LeveeCore

/// Reads the years of a working calendar: `years`, each with its holidays and the weekend days worked for them.
struct CalendarReader {
    func calendar(from root: YAMLValue) throws(PolicyFileError) -> WorkingCalendar {
        var calendar = WorkingCalendar()
        for item in try root.fields(["years"])["years"].items() {
            try read(item.named("years"), into: &calendar)
        }
        return calendar
    }

    private func read(_ item: YAMLValue, into calendar: inout WorkingCalendar) throws(PolicyFileError) {
        let fields = try item.fields(
            ["year", "reference", "confidence", "holidays", "makeUpDays"], optional: ["note"])
        let place = try fields["year"]
        let year = try place.number()
        guard CalendarDay.years.contains(year) else {
            throw place.refusal(
                .badValue, zh: "`year` 应在1900至2199之间：`\(year)`", en: "`year` must be from 1900 to 2199: `\(year)`")
        }
        guard calendar.years.insert(year).inserted else {
            throw place.refusal(
                .contradiction, zh: "`\(year)` 年已写过，请合并", en: "the year `\(year)` is there already; merge the two")
        }
        _ = try fields["reference"].text()
        _ = try fields["confidence"].choice(Confidence.self)
        _ = try fields.optional("note")?.text()
        let holidays = try holidays(of: year, try fields["holidays"])
        calendar.holidays.formUnion(holidays.filter { $0.weekday <= 5 })
        for item in try fields["makeUpDays"].items() {
            let day = try item.day()
            guard day.weekday > 5, abs(day.year - year) <= 1 else {
                throw item.refusal(
                    .contradiction, zh: "调休上班日 \(day) 应为 \(year) 年前后的周六或周日",
                    en: "the made-up day \(day) must be a Saturday or Sunday of \(year) or next to it")
            }
            guard !holidays.contains(day), calendar.makeUpDays.insert(day).inserted else {
                throw item.refusal(
                    .contradiction, zh: "\(day) 既已写过，又列为调休上班日，请核对",
                    en: "\(day) stands here and elsewhere in the calendar; keep one")
            }
        }
    }

    /// Every day of the year's ranges, weekends too. A range may begin or end in the next year, and is at most a month.
    private func holidays(of year: Int, _ list: YAMLValue) throws(PolicyFileError) -> Set<CalendarDay> {
        var days: Set<CalendarDay> = []
        for item in try list.items() {
            let fields = try item.fields(["from", "to", "name"])
            let (from, to) = (try fields["from"].day(), try fields["to"].day())
            _ = try fields["name"].text()
            guard from <= to, from.inclusiveDays(through: to) <= 31, from.year == year || to.year == year else {
                throw item.refusal(
                    .contradiction, zh: "假期 \(from) 至 \(to) 应先后有序，在 \(year) 年内且不超过31天",
                    en: "the holiday from \(from) to \(to) must run forward, touch \(year) and last at most 31 days")
            }
            for number in from.number...to.number where !days.insert(CalendarDay(number: number)).inserted {
                throw item.refusal(
                    .contradiction, zh: "\(CalendarDay(number: number)) 属于两个假期，请核对",
                    en: "\(CalendarDay(number: number)) is in two holidays; keep one")
            }
        }
        return days
    }
}
