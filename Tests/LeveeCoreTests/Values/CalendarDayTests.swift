import LeveeCore
import Testing

struct CalendarDayTests {
    @Test func everyWrittenDayComesBackAsItWasWritten() throws {
        var expected = (year: 1900, month: 1, day: 1)
        var day = try CalendarDay("1900-01-01")
        let last = try CalendarDay("2199-12-31")
        #expect(day.number == -25_567)
        #expect(day.weekday == 1)
        var weekday = 1
        while day <= last {
            let parts = day.parts
            guard parts == expected, day.weekday == weekday, try CalendarDay(day.description) == day,
                CalendarDay(year: parts.year, month: parts.month, day: parts.day) == day
            else {
                Issue.record("\(day) does not come back")
                return
            }
            weekday = weekday % 7 + 1
            let isLeap = (expected.year % 4 == 0 && expected.year % 100 != 0) || expected.year % 400 == 0
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            expected.day += 1
            if expected.day > lengths[expected.month - 1] { expected = (expected.year, expected.month + 1, 1) }
            if expected.month == 13 { expected = (expected.year + 1, 1, 1) }
            day = day + 1
        }
        #expect(expected == (2200, 1, 1))
    }

    @Test(arguments: [
        ("1899-12-31", Refusal.Reason.yearOutOfRange), ("2200-01-01", .yearOutOfRange), ("0000-01-01", .yearOutOfRange),
        ("9999-12-31", .yearOutOfRange), ("2026-02-29", .notADay), ("1900-02-29", .notADay), ("2100-02-29", .notADay),
        ("2026-00-10", .notADay), ("2026-13-10", .notADay), ("2026-11-00", .notADay), ("2026-11-31", .notADay),
        ("", .notADay), ("2026-11-2", .notADay), ("2026-11-233", .notADay), ("2026-11-23 ", .notADay),
        (" 2026-11-23", .notADay), ("2026/11/23", .notADay), ("20261123", .notADay), ("26-11-23", .notADay),
        ("2026-1-023", .notADay), ("+2026-11-2", .notADay), ("２０２６-11-23", .notADay), ("2026-11-2３", .notADay),
        ("2026-11-23T00:00:00Z", .notADay), ("2026-11-23\u{301}", .notADay), ("2026-11-23\0", .notADay),
    ])
    func refuses(text: String, reason: Refusal.Reason) {
        #expect(throws: Refusal(reason, text)) { try CalendarDay(text) }
    }

    @Test(arguments: ["1900-01-01", "2199-12-31", "2000-02-29", "2024-02-29", "2026-02-28", "2026-04-30"])
    func accepts(text: String) throws { #expect(try CalendarDay(text).description == text) }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-01-28", 1, "2026-02-28"),
        ("2026-08-31", 6, "2027-02-28"), ("2026-03-31", -1, "2026-02-28"), ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-15", -1, "2025-12-15"), ("2026-05-31", 1, "2026-06-30"), ("2026-11-23", 0, "2026-11-23"),
        ("2026-11-23", 12, "2027-11-23"), ("2026-11-23", -24, "2024-11-23"), ("1970-01-31", -11, "1969-02-28"),
    ])
    func addsMonths(from: String, months: Int, to: String) throws {
        #expect(try CalendarDay(from).adding(months: months) == CalendarDay(to))
    }

    @Test func addingMonthsClampsAndNeverSkipsAMonth() throws {
        var day = try CalendarDay("2023-01-01")
        let end = try CalendarDay("2029-01-01")
        while day < end {
            for months in -14...14 {
                let (year, month, dayOfMonth) = day.parts
                let (newYear, newMonth, newDay) = day.adding(months: months).parts
                #expect(newYear * 12 + newMonth == year * 12 + month + months)
                let isClamped = newDay < dayOfMonth && (day.adding(months: months) + 1).parts.day == 1
                #expect(newDay == dayOfMonth || isClamped)
            }
            day = day + 1
        }
    }

    @Test(arguments: [
        ("2024-02-29", 1, "2025-02-28"), ("2024-02-29", 4, "2028-02-29"), ("2026-11-23", 10, "2036-11-23"),
    ])
    func addsYears(from: String, years: Int, to: String) throws {
        #expect(try CalendarDay(from).adding(years: years) == CalendarDay(to))
    }

    @Test func additionIsUndoneBySubtraction() throws {
        let day = try CalendarDay("2026-11-23")
        for days in stride(from: -100_000, through: 100_000, by: 37) {
            #expect(day + days - days == day)
            #expect(day.inclusiveDays(through: day + days) == days + 1)
        }
        #expect((day + 8).description == "2026-12-01")
        #expect((day - 23).description == "2026-10-31")
    }

    /// A count comes from policy, and a policy may hold any number.
    @Test func aCountBeyondAnyCalendarDoesNotTrap() throws {
        let day = try CalendarDay("2026-11-23")
        #expect((day + Int.max).number == Int32.max)
        #expect((day - Int.max).number == -Int32.max + day.number)
        #expect((CalendarDay(number: -2) - Int.max).number == Int32.min)
        #expect((day + Int.min).number == Int32.min + day.number)
        #expect((day - Int.min).number == Int32.max)
        #expect(day.adding(months: Int.max) == CalendarDay(year: 12_026, month: 11, day: 23))
        #expect(day.adding(years: Int.max) == CalendarDay(year: 12_026, month: 11, day: 23))
        #expect(day.adding(years: Int.min) == CalendarDay(year: -7_974, month: 11, day: 23))
        #expect(CalendarDay(year: Int.max, month: 1, day: 1) == nil)
        #expect(CalendarDay(year: Int.min, month: 1, day: 1) == nil)
    }

    @Test(arguments: [
        ("2026-11-01", "2026-11-10", 10), ("2026-11-01", "2026-11-01", 1), ("2026-02-28", "2026-03-01", 2),
        ("2024-02-28", "2024-03-01", 3), ("2025-12-31", "2026-01-01", 2), ("2026-11-02", "2026-11-01", 0),
    ])
    func countsBothEnds(first: String, last: String, days: Int) throws {
        #expect(try CalendarDay(first).inclusiveDays(through: CalendarDay(last)) == days)
    }

    @Test func orderIsThatOfTime() throws {
        #expect(try CalendarDay("1969-12-31") < CalendarDay("1970-01-01"))
        #expect(try CalendarDay("1969-12-31").number == -1)
        #expect(try CalendarDay("2026-11-23").weekday == 1)
        #expect(try CalendarDay("2026-11-29").weekday == 7)
        #expect(try CalendarDay("1969-12-28").weekday == 7)
    }
}
