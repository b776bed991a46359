import LeveeCore
import Testing

struct InstantTests {
    static let readings: [(String, Int64)] = [
        ("1970-01-01T00:00:00Z", 0), ("1970-01-01T08:00:00+08:00", 0), ("1970-01-01T00:00:00+00:00", 0),
        ("1969-12-31T23:59:59Z", -1_000_000_000), ("2026-11-03T08:12:00+08:00", 1_793_664_720_000_000_000),
        ("2026-11-03T00:12:00Z", 1_793_664_720_000_000_000), ("2026-11-02T10:12:00-14:00", 1_793_664_720_000_000_000),
        ("2026-11-03T14:12:00+14:00", 1_793_664_720_000_000_000),
        ("2026-11-02T23:42:00-00:30", 1_793_664_720_000_000_000),
        ("1970-01-01T00:00:00.5Z", 500_000_000), ("1970-01-01T00:00:00.000000001Z", 1),
        ("1970-01-01T00:00:00.123456789Z", 123_456_789), ("1969-12-31T23:59:59.999999999Z", -1),
        ("1900-01-01T00:00:00+14:00", -2_209_039_200_000_000_000),
        ("2199-12-31T23:59:59-14:00", 7_258_168_799_000_000_000),
    ]

    @Test(arguments: readings)
    func reads(text: String, nanoseconds: Int64) throws {
        #expect(try Instant(text) == Instant(nanoseconds: nanoseconds))
    }

    /// Also where the day in Shanghai is one of a year that no day is written with.
    @Test(arguments: readings)
    func isReadFromWhatIsWritten(text: String, nanoseconds: Int64) throws {
        let instant = Instant(nanoseconds: nanoseconds)
        #expect(try Instant(written: instant.written) == instant)
    }

    @Test func isWrittenInShanghaiTimeWhereThatCanBeRead() throws {
        #expect(try Instant("1900-01-01T00:00:00+08:05").written == "1900-01-01T00:00:00+08:05")
        #expect(try Instant("1900-01-01T00:00:00+08:06").written == "1900-01-01T05:54:00+14:00")
        #expect(try Instant("2199-12-31T23:59:59.9+08:00").written == "2199-12-31T23:59:59.9+08:00")
        #expect(try Instant("2199-12-31T23:59:59.9+07:59").written == "2199-12-31T02:00:59.9-14:00")
    }

    static let refusals: [(String, Refusal.Reason)] = [
        ("2026-11-03T08:12:00", .noOffset), ("2026-11-03T08:12:00.5", .noOffset),
        ("2026-11-03t08:12:00+08:00", .lowerCase), ("2026-11-03T08:12:00z", .lowerCase),
        ("2026-11-03t08:12:00z", .lowerCase),
        ("2026-11-03T23:59:60Z", .leapSecond), ("2016-12-31T23:59:60+00:00", .leapSecond),
        ("2026-11-03T08:12:00+14:01", .offsetOutOfRange), ("2026-11-03T08:12:00-14:01", .offsetOutOfRange),
        ("2026-11-03T08:12:00+15:00", .offsetOutOfRange), ("2026-11-03T08:12:00-23:59", .offsetOutOfRange),
        ("2026-11-03T08:12:00-00:00", .unknownOffset),
        ("2026-11-03T08:12:00.1234567890Z", .fractionTooLong),
        ("2026-11-03T08:12:00.0000000000+08:00", .fractionTooLong),
        ("2026-11-03T08:12:00.Z", .notAnInstant), ("2026-11-03T08:12:00,5Z", .notAnInstant),
        ("2026-11-03T24:00:00Z", .notAnInstant), ("2026-11-03T08:60:00Z", .notAnInstant),
        ("2026-11-03T08:12:61Z", .notAnInstant), ("2026-11-03 08:12:00Z", .notAnInstant),
        ("2026-11-03T08:12Z", .notAnInstant), ("2026-11-03T8:12:00Z", .notAnInstant), ("2026-11-03", .notAnInstant),
        ("2026-11-03T08:12:00+0800", .notAnInstant), ("2026-11-03T08:12:00+08", .notAnInstant),
        ("2026-11-03T08:12:00+08:60", .notAnInstant), ("2026-11-03T08:12:00 +08:00", .notAnInstant),
        ("2026-11-03T08:12:00\u{2212}08:00", .notAnInstant), ("2026-11-03T08:12:00ZZ", .notAnInstant),
        ("2026-11-03T08:12:00Z ", .notAnInstant), (" 2026-11-03T08:12:00Z", .notADay), ("", .notAnInstant),
        ("2026-11-03T０8:12:00Z", .notAnInstant), ("2026-11-03T-8:12:00Z", .notAnInstant),
        ("2026-02-29T08:12:00Z", .notADay), ("1899-12-31T23:59:59-08:00", .yearOutOfRange),
        ("2200-01-01T00:00:00+08:00", .yearOutOfRange),
    ]

    @Test(arguments: refusals)
    func refuses(text: String, reason: Refusal.Reason) {
        #expect(throws: Refusal(reason, text)) { try Instant(text) }
    }

    @Test func secondsAreRoundedDown() {
        #expect(Instant(nanoseconds: 1_999_999_999).seconds == 1)
        #expect(Instant(nanoseconds: -1).seconds == -1)
        #expect(Instant(nanoseconds: -1_000_000_000).seconds == -1)
        #expect(Instant(nanoseconds: -1_000_000_001).seconds == -2)
    }

    @Test func orderIsThatOfTimeWhateverTheOffset() throws {
        #expect(try Instant("2026-11-03T08:12:00+08:00") < Instant("2026-11-03T00:12:01Z"))
        #expect(try Instant("2026-11-03T08:12:00+09:00") < Instant("2026-11-03T08:12:00+08:00"))
    }
}
