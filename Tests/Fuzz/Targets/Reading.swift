@testable import LeveeCore
@testable import LeveeIntake
@testable import LeveeSQLite

/// What reading a feed gave, so that two readings can be compared.
struct Reading: Equatable {
    var header: FeedHeader?
    var items: [Item] = []
    var refusal: FeedRefusal?

    struct Item: Equatable {
        var line: Int
        var content: Content
        var xml: String
    }

    enum Content: Equatable {
        case record(FeedRecord, [FeedDoubt], Fingerprint?)
        case bad(BadRecord)
    }

    /// The day of every import here.
    static let today = (try? CalendarDay("2026-11-23")) ?? CalendarDay(number: 0)

    static func reader(_ limits: FeedLimits = .standard) -> FeedReader {
        FeedReader(zone: .shanghai, today: today, limits: limits)
    }

    init(_ bytes: [UInt8]) throws {
        try self.init { header, item in try Self.reader().read(bytes: bytes, header: header, item: item) }
    }

    /// - Parameter read: reads a feed and hands on what it finds.
    init(_ read: ((FeedHeader) throws -> Void, (FeedItem) throws -> Void) throws -> Void) throws {
        var header: FeedHeader?
        var items: [Item] = []
        do {
            try read({ header = $0 }, { items.append(try Item($0)) })
        } catch let refusal as FeedRefusal { self.refusal = refusal }
        (self.header, self.items) = (header, items)
    }
}

extension Reading.Item {
    init(_ item: FeedItem) throws {
        switch item.content {
        case .bad(let bad): self.init(line: item.line, content: .bad(bad), xml: item.xml())
        case .record(let frame):
            guard let record = item.record else { throw Broken("the reader made a frame that is no record") }
            let content = Reading.Content.record(record.record, record.doubts, frame.fingerprint)
            self.init(line: item.line, content: content, xml: item.xml())
        }
    }
}

extension RecordFrame {
    /// The parsed values, as they are compared.
    var canonical: [UInt8] {
        let line = FrameBytes()
        appendCanonical(to: line)
        return Array(line.raw)
    }
}
