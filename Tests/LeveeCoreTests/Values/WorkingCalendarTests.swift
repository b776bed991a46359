import LeveeCore
import Testing

struct WorkingCalendarTests {
    /// The Spring Festival of 2026: off from Sunday 15 to Monday 23 February, worked on Saturday 14 and Saturday 28.
    private let springFestival: WorkingCalendar
    private let weekdaysAlone = WorkingCalendar()

    init() throws {
        let first = try CalendarDay("2026-02-15")
        springFestival = WorkingCalendar(
            years: [2026], holidays: Set((0..<9).map { first + $0 }),
            makeUpDays: [try CalendarDay("2026-02-14"), try CalendarDay("2026-02-28")])
    }

    @Test(arguments: [
        ("2026-02-13", true), ("2026-02-14", true), ("2026-02-15", false), ("2026-02-16", false), ("2026-02-22", false),
        ("2026-02-23", false), ("2026-02-24", true), ("2026-02-27", true), ("2026-02-28", true), ("2026-03-01", false),
        ("2026-03-02", true), ("2026-03-07", false),
    ])
    func isWorking(day: String, expected: Bool) throws {
        #expect(try springFestival.isWorking(CalendarDay(day)) == expected)
    }

    @Test(arguments: [
        ("2026-02-13", "2026-02-28", 5, 10), ("2026-02-13", "2026-03-01", 6, 10), ("2026-02-13", "2026-02-14", 0, 0),
        ("2026-02-13", "2026-02-15", 1, 0), ("2026-02-14", "2026-02-24", 0, 6), ("2026-02-14", "2026-02-25", 1, 7),
        ("2026-02-13", "2026-02-13", 0, 0), ("2026-02-28", "2026-02-13", 0, 0), ("2026-03-02", "2026-03-09", 4, 4),
    ])
    func countsBetween(first: String, last: String, arranged: Int, weekdays: Int) throws {
        let (first, last) = (try CalendarDay(first), try CalendarDay(last))
        #expect(springFestival.workingDays(after: first, before: last) == arranged)
        #expect(weekdaysAlone.workingDays(after: first, before: last) == weekdays)
    }

    @Test(arguments: [
        ("2026-02-13", 0, "2026-02-13"), ("2026-02-13", 1, "2026-02-14"), ("2026-02-13", 2, "2026-02-24"),
        ("2026-02-13", 5, "2026-02-27"), ("2026-02-13", 6, "2026-02-28"), ("2026-02-13", 7, "2026-03-02"),
        ("2026-02-15", 0, "2026-02-15"), ("2026-02-15", 1, "2026-02-24"), ("2026-02-15", -1, "2026-02-15"),
    ])
    func adds(from: String, days: Int, to: String) throws {
        #expect(try springFestival.adding(workingDays: days, to: CalendarDay(from)) == CalendarDay(to))
    }

    @Test func countingAndAddingAgree() throws {
        let start = try CalendarDay("2026-02-01")
        for count in 1...60 {
            let end = springFestival.adding(workingDays: count, to: start)
            #expect(springFestival.isWorking(end))
            #expect(springFestival.workingDays(after: start, before: end + 1) == count)
            #expect(springFestival.workingDays(after: start, before: end) == count - 1)
        }
    }

    @Test func aYearIsKnownOnlyWithItsArrangement() throws {
        #expect(try springFestival.knows(CalendarDay("2026-01-01")))
        #expect(try springFestival.knows(CalendarDay("2026-12-31")))
        #expect(try !springFestival.knows(CalendarDay("2025-12-31")))
        #expect(try !springFestival.knows(CalendarDay("2027-01-01")))
    }
}
