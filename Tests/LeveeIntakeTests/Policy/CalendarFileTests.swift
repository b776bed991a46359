import LeveeCore
import LeveeIntake
import Testing

@Suite struct CalendarFileTests {
    static let sample = """
        years:
          - year: 2026
            reference: 通知
            confidence: unverified
            holidays:
              - {from: 2026-02-15, to: 2026-02-23, name: 春节}
            makeUpDays: [2026-02-14, 2026-02-28]

        """

    @Test("weekdays of a break are off, its weekends stay weekends, made-up days are worked")
    func reads() throws {
        let calendar = try PolicyFile.parseCalendar(Self.sample, name: "c.yaml")
        let holidays = try ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-02-23"]
            .map { try CalendarDay($0) }
        #expect(
            try calendar
                == WorkingCalendar(
                    years: [2026], holidays: Set(holidays),
                    makeUpDays: [CalendarDay("2026-02-14"), CalendarDay("2026-02-28")]))
        let worked = try (13...28).map { try CalendarDay("2026-02-\($0)") }.filter(calendar.isWorking).map(\.parts.day)
        #expect(worked == [13, 14, 24, 25, 26, 27, 28])
    }

    @Test("a policy's own calendar takes the place of the shipped one")
    func ownCalendar() throws {
        let own = PolicySample.yaml + "calendar: {years: []}\n"
        #expect(try PolicyFile.parse(own, name: "p").calendar == WorkingCalendar())
        #expect(try PolicyFile.parse(PolicySample.yaml, name: "p").calendar == PolicyFile.embeddedCalendar())
    }

    @Test("a break may reach into the next year, a made-up day lie in the year before")
    func acrossNewYear() throws {
        let text = """
            years: [{year: 2024, reference: r, confidence: unverified, makeUpDays: [2023-12-31],
              holidays: [{from: 2024-12-31, to: 2025-01-01, name: 元旦}]}]
            """
        let calendar = try PolicyFile.parseCalendar(text, name: "c.yaml")
        #expect(try calendar.holidays == [CalendarDay("2024-12-31"), CalendarDay("2025-01-01")])
        #expect(try calendar.knows(CalendarDay("2025-01-01")) == false)
    }

    @Test(
        "a fault is refused with its place",
        arguments: [
            (
                "2026-02-28]", "2026-02-27]",
                "c.yaml:7:30: the made-up day 2026-02-27 must be a Saturday or Sunday of 2026 or next to it"
            ),
            (
                "2026-02-28]", "2026-02-14]",
                "c.yaml:7:30: 2026-02-14 stands here and elsewhere in the calendar; keep one"
            ),
            (
                "2026-02-28]", "2026-02-21]",
                "c.yaml:7:30: 2026-02-21 stands here and elsewhere in the calendar; keep one"
            ),
            (
                "to: 2026-02-23", "to: 2026-02-14",
                "c.yaml:6:9: the holiday from 2026-02-15 to 2026-02-14 must run forward, touch 2026 and last at most 31 days"
            ),
            (
                "to: 2026-02-23", "to: 2026-03-18",
                "c.yaml:6:9: the holiday from 2026-02-15 to 2026-03-18 must run forward, touch 2026 and last at most 31 days"
            ),
            (
                "year: 2026", "year: 2027",
                "c.yaml:6:9: the holiday from 2026-02-15 to 2026-02-23 must run forward, touch 2027 and last at most 31 days"
            ),
            ("year: 2026", "year: 1899", "c.yaml:2:11: `year` must be from 1900 to 2199: `1899`"),
            ("year: 2026", "years: 2026", "c.yaml:2:5: unknown key `years`; did you mean `year`?"),
            ("    reference: 通知\n", "", "c.yaml:2:5: `reference` is missing in `years`; add it"),
            (", name: 春节", "", "c.yaml:6:9: `name` is missing in `holidays`; add it"),
            (
                "      - {from", "      - {from: 2026-02-16, to: 2026-02-16, name: x}\n      - {from",
                "c.yaml:7:9: 2026-02-16 is in two holidays; keep one"
            ),
        ])
    func refused(_ old: String, _ new: String, _ message: String) throws {
        let range = try #require(Self.sample.firstRange(of: old))
        let text = Self.sample[..<range.lowerBound] + new + Self.sample[range.upperBound...]
        let error = #expect(throws: PolicyFileError.self) { try PolicyFile.parseCalendar(String(text), name: "c.yaml") }
        #expect(error?.message.en == message)
    }

    @Test func aYearTwice() {
        let again = Self.sample.dropFirst("years:\n".count)
        let error = #expect(throws: PolicyFileError.self) {
            try PolicyFile.parseCalendar(Self.sample + again, name: "c.yaml")
        }
        #expect(
            error?.message
                == Bilingual(
                    zh: "c.yaml:8:11: `2026` 年已写过，请合并",
                    en: "c.yaml:8:11: the year `2026` is there already; merge the two"))
    }
}
