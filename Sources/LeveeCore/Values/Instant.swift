/// A moment in time, to the nanosecond, read from RFC 3339 text with an offset.
///
/// Two spellings of one moment are equal: the offset is not part of the value.
public struct Instant: Hashable, Comparable, Sendable {
    /// Nanoseconds since 1970-01-01T00:00:00Z. The years 1678 to 2262 fit.
    public let nanoseconds: Int64

    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// Reads `2026-11-03T08:12:00+08:00`.
    /// - Throws: ``Refusal``: the day's reasons, `noOffset`, `lowerCase`, `leapSecond`, `offsetOutOfRange`,
    ///   `unknownOffset`, `fractionTooLong` or `notAnInstant`.
    public init(_ text: some StringProtocol) throws(Refusal) {
        let bytes = Array(text.utf8)
        func refused(_ reason: Refusal.Reason) -> Refusal { Refusal(reason, text) }
        func two(_ start: Int) throws(Refusal) -> Int {
            guard start + 1 < bytes.count, Self.isDigit(bytes[start]), Self.isDigit(bytes[start + 1]) else {
                throw refused(.notAnInstant)
            }
            return Int(bytes[start] - 48) * 10 + Int(bytes[start + 1] - 48)
        }
        func expect(_ character: Unicode.Scalar, at place: Int) throws(Refusal) {
            guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { throw refused(.notAnInstant) }
        }
        guard bytes.count >= 19 else { throw refused(.notAnInstant) }
        let day: CalendarDay
        do { day = try CalendarDay(String(decoding: bytes[..<10], as: UTF8.self)) } catch {
            throw refused(error.reason)
        }
        if bytes[10] == UInt8(ascii: "t") || bytes.last == UInt8(ascii: "z") { throw refused(.lowerCase) }
        try expect("T", at: 10)
        let hour = try two(11)
        try expect(":", at: 13)
        let minute = try two(14)
        try expect(":", at: 16)
        let second = try two(17)
        if second == 60 { throw refused(.leapSecond) }
        guard hour <= 23, minute <= 59, second <= 59 else { throw refused(.notAnInstant) }

        var place = 19
        var fraction: Int64 = 0
        if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
            place += 1
            let start = place
            while place < bytes.count, Self.isDigit(bytes[place]) {
                if place - start < 9 { fraction = fraction * 10 + Int64(bytes[place] - 48) }
                place += 1
            }
            let digits = place - start
            guard digits > 0 else { throw refused(.notAnInstant) }
            guard digits <= 9 else { throw refused(.fractionTooLong) }
            for _ in digits..<9 { fraction *= 10 }
        }
        guard place < bytes.count else { throw refused(.noOffset) }
        let offset = try Self.offset(of: bytes[place...], refused)
        let seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second) - offset
        nanoseconds = seconds * 1_000_000_000 + fraction
    }

    /// Seconds east of UTC of `Z` or `±hh:mm`.
    private static func offset(
        of bytes: ArraySlice<UInt8>, _ refused: (Refusal.Reason) -> Refusal
    ) throws(Refusal) -> Int64 {
        let text = Array(bytes)
        if text == [UInt8(ascii: "Z")] { return 0 }
        guard text.count == 6, text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-"),
            text[3] == UInt8(ascii: ":"), [1, 2, 4, 5].allSatisfy({ isDigit(text[$0]) })
        else { throw refused(.notAnInstant) }
        let hours = Int64(text[1] - 48) * 10 + Int64(text[2] - 48)
        let minutes = Int64(text[4] - 48) * 10 + Int64(text[5] - 48)
        let negative = text[0] == UInt8(ascii: "-")
        if negative, hours == 0, minutes == 0 { throw refused(.unknownOffset) }
        guard minutes <= 59 else { throw refused(.notAnInstant) }
        guard hours * 60 + minutes <= 14 * 60 else { throw refused(.offsetOutOfRange) }
        return (negative ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    public static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }

    /// Whole seconds since 1970, rounded down.
    public var seconds: Int64 {
        let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
