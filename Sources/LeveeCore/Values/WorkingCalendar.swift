/// Which days are worked: weekdays but statutory holidays, and the weekend days that are made up for them (调休).
///
/// A year without an entry is counted by weekdays alone, and ``knows(_:)`` says so.
public struct WorkingCalendar: Hashable, Sendable {
    /// Years whose arrangement is on record.
    public var years: Set<Int>
    /// Weekdays that are not worked.
    public var holidays: Set<CalendarDay>
    /// Saturdays and Sundays that are worked.
    public var makeUpDays: Set<CalendarDay>

    public init(years: Set<Int> = [], holidays: Set<CalendarDay> = [], makeUpDays: Set<CalendarDay> = []) {
        self.years = years
        self.holidays = holidays
        self.makeUpDays = makeUpDays
    }

    /// Whether the arrangement of the day's year is on record.
    public func knows(_ day: CalendarDay) -> Bool { years.contains(day.year) }

    public func isWorking(_ day: CalendarDay) -> Bool {
        if day.weekday <= 5 && !holidays.contains(day) { return true }
        return makeUpDays.contains(day)
    }

    /// Working days after the first day and before the last one.
    /// - Parameter limit: where counting stops: what is more does not matter.
    public func workingDays(after first: CalendarDay, before last: CalendarDay, upTo limit: Int = .max) -> Int {
        var count = 0
        var day = first + 1
        while day < last, count < limit {
            if isWorking(day) { count += 1 }
            day = day + 1
        }
        return count
    }

    /// The day on which the n-th working day after this one falls; the day itself for n = 0.
    public func adding(workingDays count: Int, to day: CalendarDay) -> CalendarDay {
        var day = day
        var left = count
        while left > 0 {
            day = day + 1
            if isWorking(day) { left -= 1 }
        }
        return day
    }
}
