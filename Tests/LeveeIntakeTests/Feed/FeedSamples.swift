import LeveeCore
import Testing

@testable import LeveeIntake

/// Feeds for the tests, and what reading one gave.
struct FeedReading {
    var header: FeedHeader?
    var items: [Item] = []
    var refusal: FeedRefusal?

    struct Item: Equatable {
        var line: Int
        var record: FeedRecord?
        var doubts: [FeedDoubt] = []
        var bad: BadRecord?
        var xml: String
    }

    /// Reads a feed on 2026-11-23 in Shanghai.
    init(
        _ bytes: [UInt8], limits: FeedLimits = .standard, piece: Int = .max, clock: (() -> Duration)? = nil,
        source: (any ByteSource)? = nil
    ) {
        do throws(FeedRefusal) {
            try read(source ?? MemorySource(bytes, piece: piece), limits, clock)
        } catch { refusal = error }
    }

    init(_ text: String, limits: FeedLimits = .standard, piece: Int = .max) {
        self.init(Array(text.utf8), limits: limits, piece: piece)
    }

    private mutating func read(
        _ source: any ByteSource, _ limits: FeedLimits, _ clock: (() -> Duration)?
    ) throws(FeedRefusal) {
        var header: FeedHeader?
        var items: [Item] = []
        defer { (self.header, self.items) = (header, items) }
        do {
            let reader = FeedReader(zone: .shanghai, today: try CalendarDay("2026-11-23"), limits: limits)
            try reader.read(source, clock: clock, header: { header = $0 }) { item in
                switch item.content {
                case .record:
                    let (record, doubts) = try #require(item.record)
                    items.append(Item(line: item.line, record: record, doubts: doubts, xml: item.xml()))
                case .bad(let bad): items.append(Item(line: item.line, bad: bad, xml: item.xml()))
                }
            }
        } catch let error as FeedRefusal { throw error } catch { Issue.record(error) }
    }

    var records: [FeedRecord] { items.compactMap(\.record) }
    var bad: [BadRecord] { items.compactMap(\.bad) }
}

enum FeedSample {
    static let id = "110101199003074610"
    static let holder = #"<holder idNumber="110101199003074610"/>"#
    static let passport = #"<travelDocument type="ordinaryPassport" number="E12345678" issuingState="CHN"/>"#
    static let filing = #"<filing recordId="f-1" action="confirmed" on="2026-11-21">\#(holder)</filing>"#

    static let attributes = [
        "source": "gd-exit-entry", "sequence": "311", "generatedAt": "2026-11-22T23:00:00+08:00",
        "coversFrom": "2026-11-22", "coversTo": "2026-11-22",
    ]

    static func root(_ changes: [String: String?] = [:], extra: String = "") -> String {
        var values = attributes
        for (name, value) in changes { values[name] = value }
        let written = values.sorted { $0.key < $1.key }.map { "\($0.key)=\"\($0.value)\"" }.joined(separator: " ")
        return "<borderFeed xmlns=\"urn:levee:border-feed:1\" \(written)\(extra)>"
    }

    /// A feed on one line, so that every offset in a test is plain.
    static func feed(_ content: String, before: String = "", after: String = "") -> String {
        before + root() + content + "</borderFeed>" + after
    }

    static func day(_ text: String) throws -> CalendarDay { try CalendarDay(text) }
}
