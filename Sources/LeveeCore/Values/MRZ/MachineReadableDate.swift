/// A date of a machine-readable zone: year, month and day in two digits each, or filler for a part that is not known.
public struct MachineReadableDate: Hashable, Sendable {
    /// The six characters as they are printed.
    public let text: String
    /// Nil where a part is filler or anything else than two digits.
    private let year: Int?
    private let month: Int?
    private let day: Int?
    /// Whether each part is two digits or two fillers.
    private let isWellFormed: Bool

    public init(text: String) {
        let bytes = Array(text.utf8)
        func part(_ start: Int) -> Int? {
            guard start + 1 < bytes.count, bytes[start...start + 1].allSatisfy({ (48...57).contains($0) }) else {
                return nil
            }
            return Int(bytes[start] - 48) * 10 + Int(bytes[start + 1] - 48)
        }
        func isFiller(_ start: Int) -> Bool { bytes[start...start + 1].allSatisfy { $0 == UInt8(ascii: "<") } }
        (year, month, day) = (part(0), part(2), part(4))
        isWellFormed = bytes.count == 6 && [0, 2, 4].allSatisfy { part($0) != nil || isFiller($0) }
        self.text = text
    }

    /// Whether all of year, month and day are given.
    public var isComplete: Bool { isWellFormed && year != nil && month != nil && day != nil }

    /// Whether the calendar has such a day in any century; a part that is not known speaks for nothing.
    public var isPossible: Bool {
        guard isWellFormed else { return false }
        // 2000 was a leap year, and January has 31 days: what is not known is given the benefit of the doubt.
        return CalendarDay(year: 2000 + (year ?? 0), month: month ?? 1, day: day ?? 1) != nil
    }

    /// The day, taken as a birth date: the latest day with these digits that is not after the reference day.
    ///
    /// Someone over a hundred years old therefore comes out a century too young; ``matches(_:)`` is free of that.
    /// - Returns: nil where the date is incomplete or impossible, or would lie before 1900.
    public func birthDay(notAfter reference: CalendarDay) -> CalendarDay? {
        let century = reference.year - reference.year % 100
        return [century, century - 100].lazy.compactMap { self.day(inCentury: $0) }.first { $0 <= reference }
    }

    /// The day, taken as an expiry day: the one from fifty years before the reference day's year to 49 years after it.
    ///
    /// Passports and permits run for ten years at most, so the window holds every document that still matters.
    /// - Returns: nil where the date is incomplete or impossible, or would lie outside 1900 to 2199.
    public func expiryDay(near reference: CalendarDay) -> CalendarDay? {
        let century = reference.year - reference.year % 100
        let window = (reference.year - 50)...(reference.year + 49)
        return [century - 100, century, century + 100].lazy.compactMap { self.day(inCentury: $0) }
            .first { window.contains($0.year) }
    }

    /// Whether the day agrees with every part that is given.
    public func matches(_ other: CalendarDay) -> Bool {
        let parts = other.parts
        return isWellFormed && (year ?? parts.year % 100) == parts.year % 100 && (month ?? parts.month) == parts.month
            && (day ?? parts.day) == parts.day
    }

    private func day(inCentury century: Int) -> CalendarDay? {
        guard isComplete, let year, let month, let day, CalendarDay.years.contains(century + year) else { return nil }
        return CalendarDay(year: century + year, month: month, day: day)
    }
}
