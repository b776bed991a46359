import Testing

@testable import LeveeCore

@Suite struct SourceHealthTests {
    private let assertions: FeedAssertions

    init() throws { assertions = FeedAssertions(try PolicyOnDay(.catalogue, on: .example("2026-11-23"))) }

    private func file(
        _ sequence: Int64, _ from: StaticString, _ to: StaticString, received: Int = 10, quarantined: Int = 0
    ) -> DeliveredFile {
        let header = FeedHeader(
            source: "gd", sequence: sequence, generatedAt: .example(to), coversFrom: .example(from),
            coversTo: .example(to))
        var statement = FeedStatement(source: "gd", sequence: sequence)
        statement.received = received
        statement.quarantined = quarantined
        return DeliveredFile(
            header: header, statement: statement, name: "\(sequence).xml", receivedAt: .example(to))
    }

    private func health(_ day: StaticString, _ files: DeliveredFile...) throws -> SourceHealth {
        try #require(SourceHealth(files: files, on: .example(day), by: assertions))
    }

    /// The marks of the days from the first to the last, both included.
    private func marks(_ health: SourceHealth, _ first: StaticString, _ last: StaticString) -> String {
        let (first, last) = (CalendarDay.example(first), CalendarDay.example(last))
        return (first.number...last.number).map { number in
            switch health.mark(of: CalendarDay(number: number)) {
            case .covered: "#"
            case .missing: "!"
            case .awaited: "-"
            case .outside: " "
            }
        }.joined()
    }

    @Test func noFileIsNoSource() throws {
        #expect(SourceHealth(files: [], on: .example("2026-11-23"), by: assertions) == nil)
    }

    /// Over the ends of January, of February of a leap year, and of the year.
    @Test func marksAtTheEndsOfMonths() throws {
        let leap = try health(
            "2024-03-03", file(1, "2024-01-30", "2024-02-01"), file(2, "2024-02-28", "2024-02-29"),
            file(3, "2024-03-01", "2024-03-01"))
        #expect(marks(leap, "2024-01-29", "2024-02-02") == " ###!")
        #expect(marks(leap, "2024-02-27", "2024-03-04") == "!###-- ")
        let single = try health(
            "2024-03-02", file(1, "2024-02-28", "2024-02-28"), file(2, "2024-03-01", "2024-03-01"))
        #expect(marks(single, "2024-02-27", "2024-03-03") == " #!#- ")
        let year = try health("2027-01-02", file(1, "2026-12-31", "2026-12-31"))
        #expect(marks(year, "2026-12-30", "2027-01-03") == " #-- ")
        #expect(year.staleDays == 2)
    }

    @Test func aGapThatFills() throws {
        let (one, two, three) = (
            file(1, "2026-11-01", "2026-11-03"), file(2, "2026-11-04", "2026-11-05"),
            file(3, "2026-11-06", "2026-11-08")
        )
        let open = try health("2026-11-08", one, three)
        #expect(open.missing == [2...2])
        #expect(marks(open, "2026-11-01", "2026-11-08") == "###!!###")
        #expect(open.runs.count == 2 && open.needsAttention)
        let filled = try health("2026-11-08", one, three, two)
        #expect(filled.missing == [])
        #expect(marks(filled, "2026-11-01", "2026-11-08") == "########")
        #expect(filled.runs == [.init(source: "gd", from: .example("2026-11-01"), to: .example("2026-11-08"))])
        #expect(!filled.needsAttention)
        #expect(filled.last.header.sequence == 3)
    }

    /// The first number that came is the base: nothing before it is missing.
    @Test func aSourceThatBeginsInTheMiddle() throws {
        let health = try health(
            "2026-11-09", file(311, "2026-11-05", "2026-11-06"), file(315, "2026-11-07", "2026-11-08"),
            file(318, "2026-11-09", "2026-11-09"))
        #expect(health.missing == [312...314, 316...317])
        #expect(marks(health, "2026-11-03", "2026-11-10") == "  ##### ")
        // No day is missing; that files are is told by the runs, which the rules see.
        #expect(health.runs.count == 3 && health.needsAttention)
    }

    /// A day is counted to the as-of day; what is covered beyond it is not late.
    @Test(arguments: [
        ("2026-11-15", 7, false), ("2026-11-16", 8, true), ("2026-11-08", 0, false), ("2026-11-01", 0, false),
    ])
    func staleness(_ day: String, _ days: Int, _ isStale: Bool) throws {
        let files = [file(1, "2026-11-01", "2026-11-08")]
        let health = try #require(SourceHealth(files: files, on: try CalendarDay(day), by: assertions))
        #expect(health.staleDays == days)
        #expect(health.stale == (isStale ? FeedNotice(.stale, .warn, count: 8, of: 8, limit: 7) : nil))
    }

    /// The usual is of the files before the last; shares are of the last ten.
    @Test func sharesAndTheUsual() throws {
        let files = (1...12).map { number in
            let day = CalendarDay.example("2026-11-01") + number
            var one = file(Int64(number), "2026-11-01", "2026-11-01", received: 10 * number, quarantined: number / 6)
            (one.header.coversFrom, one.header.coversTo) = (day, day)
            return one
        }
        let health = try #require(SourceHealth(files: files, on: .example("2026-11-13"), by: assertions))
        #expect(health.usual == DailyRecords(records: 60, days: 1))
        #expect(health.recent.map(\.header.sequence) == [12, 11, 10, 9, 8, 7, 6, 5, 4, 3])
        #expect(health.share(\.quarantined) == (8, 750))
        #expect(health.fileCount == 12)
    }
}
