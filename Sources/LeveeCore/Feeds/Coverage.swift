/// Which days the border feeds cover, as unbroken runs.
///
/// Files of one source follow each other by sequence + 1 with `coversFrom` no later than the last covered day + 1. A run
/// begins with its first file's `coversFrom`; later files only extend its end. Runs of different sources are not joined.
public struct Coverage: Hashable, Sendable, Codable {
    public struct Run: Hashable, Sendable, Codable {
        public var source: String
        public var from: CalendarDay
        public var to: CalendarDay

        public init(source: String, from: CalendarDay, to: CalendarDay) {
            self.source = source
            self.from = from
            self.to = to
        }
    }

    public private(set) var runs: [Run] = []

    public init() {}

    public init(runs: [Run]) { self.runs = runs }

    /// Builds the runs from the headers of all imported files, in any order.
    public init(files: some Sequence<FeedHeader>) {
        let ordered = files.sorted {
            $0.source == $1.source ? $0.sequence < $1.sequence : $0.source.precedes($1.source)
        }
        var last: FeedHeader?
        for file in ordered {
            if let last, last.source == file.source, file.sequence == last.sequence + 1,
                let run = runs.last, file.coversFrom <= run.to + 1
            {
                runs[runs.count - 1].to = max(run.to, file.coversTo)
            } else {
                runs.append(Run(source: file.source, from: file.coversFrom, to: file.coversTo))
            }
            last = file
        }
    }

    /// Whether one run covers every day from the first to the last, both included. An empty span is covered.
    public func covers(_ first: CalendarDay, through last: CalendarDay) -> Bool {
        first > last || runs.contains { $0.from <= first && last <= $0.to }
    }

    /// Whether it covers a span that the other did not: a gap filled, or days were added. Then people of whom a rule could
    /// not be decided are to be examined again, whatever else is the same.
    public func coversMore(than other: Coverage) -> Bool { runs.contains { !other.covers($0.from, through: $0.to) } }

    /// The last day to which a run holds that covers the span; nil where none does.
    public func end(covering first: CalendarDay, through last: CalendarDay) -> CalendarDay? {
        runs.filter { $0.from <= first && last <= $0.to }.map(\.to).max()
    }
}
