import LeveeCore

/// How a trial of a feed is shown, in the order in which things come.
protocol FeedTrial: AnyObject {
    func show(_ header: FeedHeader) throws
    func show(_ item: FeedItem) throws
    func end(_ totals: FeedTrialTotals, file: String) throws
    func end(_ refusal: FeedRefusal, file: String) throws
}

/// What a trial counted.
struct FeedTrialTotals {
    private(set) var received = 0
    private(set) var bad = 0
    /// Paths of the source that no profile maps or ignores, and how often they came.
    var warnings: [String: Int] = [:]

    mutating func count(_ item: FeedItem) {
        received += 1
        if case .bad = item.content { bad += 1 }
    }
}

/// A trial as JSON: the header, each record, the end, one object a line with sorted keys.
final class FeedTrialLines: FeedTrial {
    func show(_ header: FeedHeader) throws { try say(["header": .init(header)]) }

    func show(_ item: FeedItem) throws {
        let line = PlainJSON.number(Int64(item.line))
        switch item.content {
        case .record:
            guard let (record, doubts) = item.record else { throw FeedRefusal(.readerFailed) }
            try say(["line": line, "record": .init(record), "doubts": .list(doubts.map { .text($0.rawValue) })])
        case .bad(let bad):
            try say([
                "line": line,
                "bad": .object([
                    ("reason", .text(bad.reason.rawValue)), ("field", .text(bad.field)),
                    ("recordId", bad.recordID.map(PlainJSON.text)),
                ]),
            ])
        }
    }

    func end(_ totals: FeedTrialTotals, file: String) throws {
        try say([
            "end": .object([
                ("received", .number(Int64(totals.received))), ("bad", .number(Int64(totals.bad))),
                ("warnings", .keyed(totals.warnings.mapValues { .number(Int64($0)) })),
            ])
        ])
    }

    func end(_ refusal: FeedRefusal, file: String) throws {
        try say([
            "refused": .object([
                ("code", .text(refusal.code.rawValue)), ("line", refusal.line.map { .number(Int64($0)) } ?? .null),
            ])
        ])
    }

    private func say(_ object: [String: PlainJSON]) throws { print(try JSON.line(PlainJSON.keyed(object))) }
}
