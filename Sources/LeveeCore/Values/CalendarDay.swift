/// A day of the Gregorian calendar without time or zone, as `2026-11-23`.
///
/// Day arithmetic follows H. Hinnant's civil-day algorithms on days since 1970-01-01.
public struct CalendarDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let number: Int32

    public init(number: Int32) { self.number = number }

    /// Reads `YYYY-MM-DD` with four ASCII digits for a year from 1900 to 2199.
    /// - Throws: ``Refusal`` `notADay` or `yearOutOfRange`.
    public init(_ text: some StringProtocol) throws(Refusal) {
        self = try Refusal.reading(text, Self.read)
    }

    /// Reads the same from UTF-8 bytes.
    public static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<CalendarDay, Refusal.Reason> {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
            return .failure(.notADay)
        }
        var packed = 0
        for place in 0..<10 where place != 4 && place != 7 {
            let digit = bytes[place] &- 48
            guard digit <= 9 else { return .failure(.notADay) }
            packed = packed * 10 + Int(digit)
        }
        let year = packed / 10_000
        guard let day = CalendarDay(year: year, month: packed / 100 % 100, day: packed % 100) else {
            return .failure(.notADay)
        }
        return years.contains(year) ? .success(day) : .failure(.yearOutOfRange)
    }

    /// A day from its parts; nil where the calendar has no such day, or the year is beyond a million.
    public init?(year: Int, month: Int, day: Int) {
        guard (-1_000_000...1_000_000).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// The years that a written day may have.
    public static let years = 1900...2199

    /// Year, month (1–12) and day of month (1–31).
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    public var year: Int { parts.year }

    /// 1 for Monday to 7 for Sunday.
    public var weekday: Int { (((Int(number) + 3) % 7) + 7) % 7 + 1 }

    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    /// The day so many days later. Counts beyond what a day can hold stop at its end, so that no policy value can trap.
    public static func + (day: Self, days: Int) -> Self {
        Self(number: Int32(clamping: Int(day.number) + Int(Int32(clamping: days))))
    }
    public static func - (day: Self, days: Int) -> Self {
        Self(number: Int32(clamping: Int(day.number) - Int(Int32(clamping: days))))
    }

    /// The same day of the month so many months later, or the month's last day where it has none (31 Jan + 1 = 28 Feb).
    /// Counts beyond ten thousand years stop there.
    public func adding(months: Int) -> CalendarDay {
        let (year, month, day) = parts
        let total = year * 12 + (month - 1) + min(max(months, -120_000), 120_000)
        let newYear = total >= 0 ? total / 12 : (total - 11) / 12
        let newMonth = total - newYear * 12 + 1
        let clamped = min(day, Self.length(ofMonth: newMonth, year: newYear))
        return CalendarDay(year: newYear, month: newMonth, day: clamped) ?? self
    }

    /// The same day so many years later; 29 February becomes 28 February in a common year.
    public func adding(years: Int) -> CalendarDay { adding(months: min(max(years, -10_000), 10_000) * 12) }

    /// Days from this day to the other, both counted: out on the 1st and back on the 10th is 10 days.
    public func inclusiveDays(through last: CalendarDay) -> Int { Int(last.number) - Int(number) + 1 }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        default: 31
        }
    }
}

extension CalendarDay: CustomStringConvertible {
    public var description: String {
        let (year, month, day) = parts
        func padded(_ value: Int, _ width: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}
