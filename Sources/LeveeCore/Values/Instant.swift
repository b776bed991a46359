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
        self = try Refusal.reading(text, Self.read)
    }

    /// Reads the same from UTF-8 bytes.
    public static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Instant, Refusal.Reason> {
        guard bytes.count >= 19 else { return .failure(.notAnInstant) }
        let day: CalendarDay
        switch CalendarDay.read(UnsafeBufferPointer(rebasing: bytes[..<10])) {
        case .success(let read): day = read
        case .failure(let reason): return .failure(reason)
        }
        if bytes[10] == UInt8(ascii: "t") || bytes[bytes.count - 1] == UInt8(ascii: "z") { return .failure(.lowerCase) }
        guard bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = two(bytes, 11), let minute = two(bytes, 14), let second = two(bytes, 17)
        else { return .failure(.notAnInstant) }
        if second == 60 { return .failure(.leapSecond) }
        guard hour <= 23, minute <= 59, second <= 59 else { return .failure(.notAnInstant) }

        var place = 19
        var fraction: Int64 = 0
        if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
            place += 1
            let start = place
            while place < bytes.count, isDigit(bytes[place]) {
                if place - start < 9 { fraction = fraction * 10 + Int64(bytes[place] - 48) }
                place += 1
            }
            let digits = place - start
            guard digits > 0 else { return .failure(.notAnInstant) }
            guard digits <= 9 else { return .failure(.fractionTooLong) }
            for _ in digits..<9 { fraction *= 10 }
        }
        guard place < bytes.count else { return .failure(.noOffset) }
        return offset(of: UnsafeBufferPointer(rebasing: bytes[place...])).map { offset in
            let seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second) - offset
            return Instant(nanoseconds: seconds * 1_000_000_000 + fraction)
        }
    }

    /// Seconds east of UTC of `Z` or `±hh:mm`.
    private static func offset(of text: UnsafeBufferPointer<UInt8>) -> Result<Int64, Refusal.Reason> {
        if text.count == 1, text[0] == UInt8(ascii: "Z") { return .success(0) }
        guard text.count == 6, text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-"),
            text[3] == UInt8(ascii: ":"), let hours = two(text, 1), let minutes = two(text, 4)
        else { return .failure(.notAnInstant) }
        let negative = text[0] == UInt8(ascii: "-")
        if negative, hours == 0, minutes == 0 { return .failure(.unknownOffset) }
        guard minutes <= 59 else { return .failure(.notAnInstant) }
        guard hours * 60 + minutes <= 14 * 60 else { return .failure(.offsetOutOfRange) }
        return .success((negative ? -1 : 1) * Int64(hours * 3600 + minutes * 60))
    }

    /// The number of two digits from this place on.
    private static func two(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
        guard place + 1 < bytes.count, isDigit(bytes[place]), isDigit(bytes[place + 1]) else { return nil }
        return Int(bytes[place] - 48) * 10 + Int(bytes[place + 1] - 48)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    public static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }

    /// Whole seconds since 1970, rounded down.
    public var seconds: Int64 {
        let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
