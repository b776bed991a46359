/// An imported feed file as it was when it first came.
public struct DeliveredFile: Hashable, Sendable {
    public var header: FeedHeader
    /// Its totals, and what was unusual about it.
    public var statement: FeedStatement
    /// Of the file that was imported.
    public var name: String
    public var receivedAt: Instant
    /// Why somebody accepted what the policy stops.
    public var acceptedFor: String?
    /// Nil where nobody counted, or nobody asked.
    public var profile: DeliveryProfile?

    public init(header: FeedHeader, statement: FeedStatement, name: String, receivedAt: Instant) {
        self.header = header
        self.statement = statement
        self.name = name
        self.receivedAt = receivedAt
    }

    public var daily: DailyRecords { DailyRecords(statement, header) }
}

/// How one source of feeds stands on a day: what it sent, what is missing, and what is unusual.
public struct SourceHealth: Hashable, Sendable {
    public var source: String
    /// The as-of day.
    public var day: CalendarDay
    public var fileCount: Int
    /// The file with the highest number.
    public var last: DeliveredFile
    /// The files that shares are taken from, the last one first.
    public var recent: [DeliveredFile]
    /// Numbers between the first and the last file that have not come.
    public var missing: [ClosedRange<Int64>]
    /// The days covered, as the rules see them.
    public var runs: [Coverage.Run]
    /// What the files before the last one held a day; nil where there are too few.
    public var usual: DailyRecords?
    /// That nothing was covered for too long.
    public var stale: FeedNotice?

    /// What a day is to a source.
    public enum Mark: Hashable, Sendable, CaseIterable {
        case covered
        /// Between covered days.
        case missing
        /// After the last covered day, up to the as-of day.
        case awaited
        /// Before the first covered day, or after the as-of day.
        case outside
    }

    /// - Parameters:
    ///   - files: all files of the source, in any order; nil comes of none.
    ///   - day: the as-of day.
    public init?(files: [DeliveredFile], on day: CalendarDay, by assertions: FeedAssertions) {
        let files = files.sorted { $0.header.sequence > $1.header.sequence }
        guard let last = files.first else { return nil }
        source = last.header.source
        self.day = day
        self.last = last
        fileCount = files.count
        recent = Array(files.prefix(max(assertions.usualFiles, 1)))
        usual = assertions.usual(files.dropFirst().map(\.daily))
        let numbers = files.map(\.header.sequence).reversed()
        missing = zip(numbers, numbers.dropFirst()).compactMap { before, after in
            after - before > 1 ? before + 1...after - 1 : nil
        }
        runs = Coverage(files: files.map(\.header)).runs
        stale = nil
        stale = assertions.stale(days: staleDays)
    }

    /// The last day that any file covers.
    public var lastCovered: CalendarDay { runs.map(\.to).max() ?? last.header.coversTo }

    /// The first day that any file covers.
    public var firstCovered: CalendarDay { runs.map(\.from).min() ?? last.header.coversFrom }

    /// Days from the last covered one to the as-of day; 0 where that one is covered or earlier.
    public var staleDays: Int { max(0, Int(day.number) - Int(lastCovered.number)) }

    public func mark(of other: CalendarDay) -> Mark {
        if other > day || other < firstCovered { return .outside }
        if runs.contains(where: { $0.from <= other && other <= $0.to }) { return .covered }
        return other > lastCovered ? .awaited : .missing
    }

    /// Records of one kind among those that the recent files held.
    public func share(_ kind: KeyPath<FeedStatement, Int>) -> (count: Int, of: Int) {
        recent.reduce((0, 0)) { ($0.0 + $1.statement[keyPath: kind], $0.1 + $1.statement.received) }
    }

    /// The recent files about which something was unusual, the last one first.
    public var unusual: [DeliveredFile] { recent.filter { !$0.statement.notices.isEmpty } }

    /// Whether a person has to look: a gap, silence, or something unusual about the last file.
    public var needsAttention: Bool {
        !missing.isEmpty || runs.count > 1 || stale != nil || !last.statement.notices.isEmpty
    }
}
