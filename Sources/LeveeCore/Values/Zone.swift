/// The time zone in which the calendar day of an instant is taken: the policy's, never the machine's.
///
/// The offsets are our own table, so that one instant has the same day on every platform and for ever.
public struct Zone: Hashable, Sendable {
    public let name: String
    /// Start (seconds since 1970) and offset (seconds east of UTC) of each span; the last one holds on.
    private let spans: [Span]

    private struct Span: Hashable, Sendable {
        var start: Int64
        var offset: Int64
    }

    /// `Asia/Shanghai`, or a fixed offset such as `+08:00`; nil for any other name.
    public init?(named name: String) {
        if name == "Asia/Shanghai" {
            self = .shanghai
            return
        }
        let sign = name.utf8.first
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") || name == "Z",
            let probe = try? Instant("1970-01-01T00:00:00" + name)
        else { return nil }
        self.init(name: name, spans: [Span(start: .min, offset: -probe.seconds)])
    }

    private init(name: String, spans: [Span]) {
        self.name = name
        self.spans = spans
    }

    /// The calendar day on which the instant falls here.
    public func day(of instant: Instant) -> CalendarDay {
        Self.day(at: instant.seconds + offset(at: instant.seconds))
    }

    /// The last instant of the day here, to the nanosecond.
    public func end(of day: CalendarDay) -> Instant {
        // Where the clock is put back at midnight a day ends twice, where it is put forward the next one begins later.
        let midnight = min(max(Int64(day.number) + 1, -100_000), 100_000) * 86_400
        let ends = Set(spans.map(\.offset)).map { Instant(nanoseconds: (midnight - $0) * 1_000_000_000 - 1) }
        return ends.filter { self.day(of: $0) == day }.max() ?? Instant(nanoseconds: midnight * 1_000_000_000 - 1)
    }

    private static func day(at local: Int64) -> CalendarDay {
        let (days, rest) = local.quotientAndRemainder(dividingBy: 86_400)
        return CalendarDay(number: Int32(clamping: rest < 0 ? days - 1 : days))
    }

    /// The instant in RFC 3339 with this zone's offset, the fraction only where there is one.
    public func text(of instant: Instant) -> String {
        // RFC 3339 has no seconds of offset: local mean time before 1901 is written at its whole minute.
        let exact = offset(at: instant.seconds)
        let offset = exact - exact % 60
        let day = Self.day(at: instant.seconds + offset)
        let local = instant.seconds + offset - Int64(day.number) * 86_400
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        var text = "\(day)T\(two(local / 3600)):\(two(local / 60 % 60)):\(two(local % 60))"
        let fraction = instant.nanoseconds - instant.seconds * 1_000_000_000
        if fraction > 0 {
            var digits = String(String(1_000_000_000 + fraction).dropFirst())
            while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
            text += "." + digits
        }
        let minutes = abs(offset) / 60
        return text + (offset < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60)
    }

    /// Day and time of day here, to the second, for showing: `2026-11-23 08:12:00`.
    public func clock(of instant: Instant) -> String {
        let text = text(of: instant).utf8
        return String(decoding: text.prefix(10), as: UTF8.self) + " "
            + String(decoding: text.dropFirst(11).prefix(8), as: UTF8.self)
    }

    private func offset(at second: Int64) -> Int64 {
        var index = spans.count - 1
        while index > 0, spans[index].start > second { index -= 1 }
        return spans[index].offset
    }

    /// China Standard Time, with the summer times of 1919, 1940–1949 and 1986–1991 (IANA tz database).
    public static let shanghai: Zone = {
        let summers: [(Int64, Int64)] = [
            (-1_600_675_200, -1_585_904_400), (-933_667_200, -922_093_200), (-908_870_400, -888_829_200),
            (-881_049_600, -767_869_200), (-745_833_600, -733_827_600), (-716_889_600, -699_613_200),
            (-683_884_800, -670_669_200), (-652_348_800, -650_019_600), (515_527_200, 527_014_800),
            (545_162_400, 558_464_400), (577_216_800, 589_914_000), (608_666_400, 621_968_400),
            (640_116_000, 653_418_000), (671_565_600, 684_867_600),
        ]
        var spans = [Span(start: .min, offset: 29_143), Span(start: -2_177_481_943, offset: 28_800)]
        for (start, end) in summers {
            spans.append(Span(start: start, offset: 32_400))
            spans.append(Span(start: end, offset: 28_800))
        }
        return Zone(name: "Asia/Shanghai", spans: spans)
    }()
}
