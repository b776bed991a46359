import LeveeCore
import Testing

struct ZoneTests {
    /// The summer times of 1986 to 1991: the last second before each change and the first one after it.
    @Test(arguments: [
        ("1986-05-03T17:59:59Z", "1986-05-04T01:59:59+08:00"), ("1986-05-03T18:00:00Z", "1986-05-04T03:00:00+09:00"),
        ("1986-09-13T16:59:59Z", "1986-09-14T01:59:59+09:00"), ("1986-09-13T17:00:00Z", "1986-09-14T01:00:00+08:00"),
        ("1987-04-11T17:59:59Z", "1987-04-12T01:59:59+08:00"), ("1987-04-11T18:00:00Z", "1987-04-12T03:00:00+09:00"),
        ("1987-09-12T16:59:59Z", "1987-09-13T01:59:59+09:00"), ("1987-09-12T17:00:00Z", "1987-09-13T01:00:00+08:00"),
        ("1988-04-16T17:59:59Z", "1988-04-17T01:59:59+08:00"), ("1988-04-16T18:00:00Z", "1988-04-17T03:00:00+09:00"),
        ("1988-09-10T16:59:59Z", "1988-09-11T01:59:59+09:00"), ("1988-09-10T17:00:00Z", "1988-09-11T01:00:00+08:00"),
        ("1989-04-15T17:59:59Z", "1989-04-16T01:59:59+08:00"), ("1989-04-15T18:00:00Z", "1989-04-16T03:00:00+09:00"),
        ("1989-09-16T16:59:59Z", "1989-09-17T01:59:59+09:00"), ("1989-09-16T17:00:00Z", "1989-09-17T01:00:00+08:00"),
        ("1990-04-14T17:59:59Z", "1990-04-15T01:59:59+08:00"), ("1990-04-14T18:00:00Z", "1990-04-15T03:00:00+09:00"),
        ("1990-09-15T16:59:59Z", "1990-09-16T01:59:59+09:00"), ("1990-09-15T17:00:00Z", "1990-09-16T01:00:00+08:00"),
        ("1991-04-13T17:59:59Z", "1991-04-14T01:59:59+08:00"), ("1991-04-13T18:00:00Z", "1991-04-14T03:00:00+09:00"),
        ("1991-09-14T16:59:59Z", "1991-09-15T01:59:59+09:00"), ("1991-09-14T17:00:00Z", "1991-09-15T01:00:00+08:00"),
        ("1985-07-01T00:00:00Z", "1985-07-01T08:00:00+08:00"), ("1992-07-01T00:00:00Z", "1992-07-01T08:00:00+08:00"),
        ("1940-05-31T16:00:00Z", "1940-06-01T01:00:00+09:00"), ("1949-05-27T15:00:00Z", "1949-05-27T23:00:00+08:00"),
        ("1901-01-01T00:00:00Z", "1901-01-01T08:00:00+08:00"), ("2199-12-31T15:59:59Z", "2199-12-31T23:59:59+08:00"),
    ])
    func shanghaiShows(instant: String, local: String) throws {
        let instant = try Instant(instant)
        #expect(Zone.shanghai.text(of: instant) == local)
        #expect(try Instant(local) == instant)
        #expect(Zone.shanghai.day(of: instant).description == local.prefix(10))
    }

    @Test(arguments: [
        ("2026-11-22T15:59:59Z", "2026-11-22"), ("2026-11-22T16:00:00Z", "2026-11-23"),
        ("2026-11-22T15:59:59.999999999Z", "2026-11-22"), ("2026-11-23T00:00:00+08:00", "2026-11-23"),
        ("1988-07-01T14:59:59Z", "1988-07-01"), ("1988-07-01T15:00:00Z", "1988-07-02"),
        ("1988-12-01T15:00:00Z", "1988-12-01"), ("1969-12-31T15:59:59Z", "1969-12-31"),
        ("1969-12-31T16:00:00Z", "1970-01-01"),
    ])
    func shanghaiDay(instant: String, day: String) throws {
        #expect(try Zone.shanghai.day(of: Instant(instant)) == CalendarDay(day))
    }

    /// Before 1901 Shanghai ran on local mean time, whose seconds of offset RFC 3339 cannot write.
    @Test(arguments: ["1900-01-01T00:00:00Z", "1900-06-15T15:54:30Z", "1900-12-31T15:54:16.25Z"])
    func whatIsWrittenIsTheSameMoment(text: String) throws {
        let instant = try Instant(text)
        #expect(try Instant(Zone.shanghai.text(of: instant)) == instant)
    }

    @Test(arguments: [
        ("+08:00", "2026-11-03T08:12:00.25+08:00"), ("-05:30", "2026-11-02T18:42:00.25-05:30"),
        ("Z", "2026-11-03T00:12:00.25+00:00"), ("+14:00", "2026-11-03T14:12:00.25+14:00"),
        ("-14:00", "2026-11-02T10:12:00.25-14:00"), ("Asia/Shanghai", "2026-11-03T08:12:00.25+08:00"),
    ])
    func fixedOffset(name: String, local: String) throws {
        let zone = try #require(Zone(named: name))
        let instant = try Instant("2026-11-03T08:12:00.250+08:00")
        #expect(zone.name == name)
        #expect(zone.text(of: instant) == local)
        #expect(zone.day(of: instant).description == local.prefix(10))
    }

    @Test(arguments: [
        "", "Asia/Hong_Kong", "asia/shanghai", "UTC", "+8", "+08", "+14:01", "-00:00", "z", ".5Z", ".5+08:00",
        "+08:00 ",
    ])
    func knowsNoOtherName(name: String) { #expect(Zone(named: name) == nil) }
}

/// The last instant of a day, where clocks are put forward and back too.
@Suite struct ZoneEndTests {
    @Test(arguments: [
        ("2026-11-23", "2026-11-23T15:59:59.999999999Z"), ("1970-01-01", "1970-01-01T15:59:59.999999999Z"),
        // Summer time begins at midnight, so that the next day begins at one o'clock.
        ("1940-05-31", "1940-05-31T15:59:59.999999999Z"), ("1940-06-01", "1940-06-01T14:59:59.999999999Z"),
        // It ends at midnight, so that the last hour comes twice.
        ("1940-10-12", "1940-10-12T15:59:59.999999999Z"), ("1940-10-11", "1940-10-11T14:59:59.999999999Z"),
    ]) func inShanghai(_ day: String, _ end: String) throws {
        let (day, end) = (try CalendarDay(day), try Instant(end))
        #expect(Zone.shanghai.end(of: day) == end)
    }

    @Test(arguments: ["Z", "+08:00", "-11:30", "+14:00", "Asia/Shanghai"])
    func theNextNanosecondIsLater(_ name: String) throws {
        let zone = try #require(Zone(named: name))
        for number in stride(from: Int32(-25_567), to: 84_000, by: 97) {
            let day = CalendarDay(number: number)
            let end = zone.end(of: day)
            #expect(zone.day(of: end) == day)
            #expect(zone.day(of: Instant(nanoseconds: end.nanoseconds + 1)) > day)
        }
    }
}
