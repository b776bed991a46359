import LeveeCore
import Testing

struct MachineReadableDateTests {
    static let births: [(String, String, String?)] = [
        ("740812", "2026-11-23", "1974-08-12"), ("261123", "2026-11-23", "2026-11-23"),
        ("261124", "2026-11-23", "1926-11-24"),
        ("000229", "2026-11-23", "2000-02-29"), ("000101", "2026-11-23", "2000-01-01"),
        ("991231", "2026-11-23", "1999-12-31"),
        ("000229", "2100-06-01", "2000-02-29"), ("010101", "2000-12-31", "1901-01-01"), ("000229", "2000-02-28", nil),
        ("000228", "2000-02-27", "1900-02-28"), ("010101", "1900-12-31", nil), ("900230", "2026-11-23", nil),
        ("90<<<<", "2026-11-23", nil), ("<<0307", "2026-11-23", nil), ("9A0307", "2026-11-23", nil),
        ("", "2026-11-23", nil),
        ("9003070", "2026-11-23", nil), ("90030", "2026-11-23", nil),
    ]

    @Test(arguments: births)
    func aBirthIsNeverAfterTheDay(text: String, reference: String, day: String?) throws {
        let expected = try day.map { try CalendarDay($0) }
        #expect(try MachineReadableDate(text: text).birthDay(notAfter: CalendarDay(reference)) == expected)
    }

    static let expiries: [(String, String, String?)] = [
        ("361119", "2026-11-23", "2036-11-19"), ("261122", "2026-11-23", "2026-11-22"),
        ("120415", "2026-11-23", "2012-04-15"),
        ("750101", "2026-11-23", "2075-01-01"), ("751231", "2026-11-23", "2075-12-31"),
        ("760101", "2026-11-23", "1976-01-01"),
        ("761231", "2026-01-01", "1976-12-31"), ("990101", "2099-06-01", "2099-01-01"),
        ("080101", "2099-06-01", "2108-01-01"),
        ("000229", "2096-06-01", nil), ("000228", "2096-06-01", "2100-02-28"), ("361131", "2026-11-23", nil),
        ("<<<<<<", "2026-11-23", nil), ("000101", "2199-06-01", nil), ("990101", "1930-01-01", nil),
    ]

    @Test(arguments: expiries)
    func anExpiryLiesInItsWindow(text: String, reference: String, day: String?) throws {
        let expected = try day.map { try CalendarDay($0) }
        #expect(try MachineReadableDate(text: text).expiryDay(near: CalendarDay(reference)) == expected)
    }

    @Test func everyDayOfTheLastHundredYearsComesBack() throws {
        let today = try CalendarDay("2026-11-23")
        for back in 0..<36_524 {
            let day = today - back
            let digits = String(day.description.dropFirst(2).filter { $0 != "-" })
            let date = MachineReadableDate(text: digits)
            #expect(date.isComplete && date.isPossible && date.matches(day))
            #expect(date.birthDay(notAfter: today) == day)
        }
    }

    @Test(arguments: [
        ("900307", "1990-03-07", true), ("900307", "1890-03-07", true), ("900307", "1990-03-08", false),
        ("90<<<<", "1990-12-31", true),
        ("90<<<<", "1991-12-31", false), ("<<03<<", "1991-03-31", true), ("<<03<<", "1991-04-30", false),
        ("<<<<<<", "1991-04-30", true), ("9<0307", "1990-03-07", false), ("", "1990-03-07", false),
        ("9003", "1990-03-07", false),
    ])
    func matches(text: String, day: String, expected: Bool) throws {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        let day = try #require(CalendarDay(year: parts[0], month: parts[1], day: parts[2]))
        #expect(MachineReadableDate(text: text).matches(day) == expected)
    }

    @Test(arguments: [
        ("900307", true, true), ("90<<<<", false, true), ("<<<<<<", false, true), ("9<0307", false, false),
        ("900230", true, false),
        ("000229", true, true), ("010229", true, false), ("<<0229", false, true), ("", false, false),
        ("９00307", false, false),
    ])
    func shape(text: String, isComplete: Bool, isPossible: Bool) {
        #expect(MachineReadableDate(text: text).isComplete == isComplete)
        #expect(MachineReadableDate(text: text).isPossible == isPossible)
    }
}
