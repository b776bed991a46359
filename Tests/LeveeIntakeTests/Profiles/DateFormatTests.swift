import LeveeCore
import Testing

@testable import LeveeIntake

struct DateFormatTests {
    @Test(arguments: [
        ("yyyyMMdd", "20240229", "2024-02-29"), ("yyyyMMdd", "20230229", nil), ("yyyyMMdd", "2024229", nil),
        ("yyyyMMdd", "20240229 ", nil), ("yyyy-MM-dd", "2024-02-29", "2024-02-29"), ("yyyy-MM-dd", "2024-2-29", nil),
        ("dd/MM/yyyy", "03/04/2024", "2024-04-03"), ("dd/MM/yyyy", "13/13/2024", nil),
        ("d MMM yyyy", "12 Mar 2004", "2004-03-12"), ("d MMM yyyy", "1 march 2004", "2004-03-01"),
        ("d MMM yyyy", "12 Mars 2004", nil), ("d/M/yyyy", "1/12/2024", "2024-12-01"),
        ("yyyyMd", "2024111", "2024-01-11"),
        ("yyyyMMdd", "１２３４０１０１", nil), ("rfc3339", "2026-11-20T23:00:05.988Z", "2026-11-20"),
    ]) func days(_ sample: (format: String, text: String, day: String?)) throws {
        let format = try #require(DateFormat(sample.format))
        #expect(format.reading(of: sample.text)?.day.description == sample.day)
    }

    @Test(arguments: [
        ("yyyyMMdd HHmmss", "20261003 081207", 29_527), ("yyyyMMdd HHmmss", "20261003 81207", nil),
        ("yyyyMMdd Hmmss", "20261003 81207", 29_527), ("yyyyMMdd HHmmss", "20261003 240000", nil),
        ("yyyyMMdd HHmmss", "20261003 235960", nil), ("yyyyMMdd HH:mm", "20261003 23:59", 86_340),
    ]) func times(_ sample: (format: String, text: String, second: Int?)) throws {
        let format = try #require(DateFormat(sample.format))
        #expect(format.reading(of: sample.text)?.second == sample.second)
    }

    @Test(arguments: ["", "yyyy", "yyyyMM", "MMdd", "yyMMdd", "yyyyMMdd HH", "yyyyMMdd ss", "yyyyMMdd hh:mm", "Q"])
    func noFormat(_ text: String) { #expect(DateFormat(text) == nil) }

    /// Clocks that went back showed a time twice, and clocks that went forward never showed it.
    @Test func localTimes() throws {
        let zone = Zone.shanghai
        #expect(try zone.text(on: CalendarDay("2026-10-03"), second: 29_527) == "2026-10-03T08:12:07+08:00")
        #expect(try zone.text(on: CalendarDay("1988-07-01"), second: 0) == "1988-07-01T00:00:00+09:00")
        var doubled = 0
        var missing = 0
        for hour in 0..<48 {
            if try zone.text(on: CalendarDay("1988-09-11"), second: hour * 1800) == nil { doubled += 1 }
            if try zone.text(on: CalendarDay("1988-04-17"), second: hour * 1800) == nil { missing += 1 }
        }
        #expect(doubled == 2)
        #expect(missing == 2)
    }

    @Test(arguments: [
        ("No. A 123-456 (expired)", "A 123-456"), ("A123456", "A123456"), ("Number no. A12345（已过期）(lost)", "A12345"),
        ("A123", nil), ("No.", nil), ("A123456 or B1", nil), ("A123456 B123", nil), ("AB 123 456", "AB 123 456"),
        ("A-B-1234", nil), ("1234 AB", nil),
        ("12--34", nil), ("Ａ123456", nil), ("", nil), ("(1234)", nil),
        ("123456789012345678901", nil), ("12345678901234567890", "12345678901234567890"),
    ]) func numbers(_ sample: (text: String, number: String?)) {
        #expect(NumberCleaning(before: ["No.", "Number"], remarks: true).number(in: sample.text) == sample.number)
    }
}
