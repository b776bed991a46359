import LeveeCore

/// One source of `levee feeds --json`.
struct SourceLine: Encodable {
    var source: String
    var asOf: String
    var files: Int
    var last: File
    /// Ranges of numbers, both ends included.
    var missing: [[Int64]]
    var covered: [Span]
    var days: [Day]
    var lastCovered: String
    var staleDays: Int
    var isStale: Bool
    /// Records a day; null where there are too few files.
    var usual: Double?
    var recent: Totals
    var unusual: [Unusual]
    var needsAttention: Bool

    struct File: Encodable {
        var sequence: Int64
        var generatedAt: String
        var receivedAt: String
        var coversFrom: String
        var coversTo: String
        var recordsPerDay: Double
        var totals: Totals
        var profile: DeliveryProfile?
    }

    struct Totals: Encodable {
        var files: Int
        var received: Int
        var accepted: Int
        var duplicate: Int
        var notRegistered: Int
        var possibleMatch: Int
        var quarantined: Int

        init(_ files: [DeliveredFile]) {
            func sum(_ kind: KeyPath<FeedStatement, Int>) -> Int {
                files.reduce(0) { $0 + $1.statement[keyPath: kind] }
            }
            self.files = files.count
            received = sum(\.received)
            accepted = sum(\.accepted)
            duplicate = sum(\.duplicate)
            notRegistered = sum(\.notRegistered)
            possibleMatch = sum(\.possibleMatch)
            quarantined = sum(\.quarantined)
        }
    }

    struct Span: Encodable {
        var from: String
        var to: String
    }

    /// A run of days of one mark, up to the as-of day.
    struct Day: Encodable {
        var from: String
        var to: String
        var mark: String
    }

    struct Unusual: Encodable {
        var sequence: Int64?
        var assertion: String
        var level: String
        var count: Int
        var of: Int
        var limit: Int
        var port: String?
        var acceptedFor: String?
        var message: Bilingual

        init(_ notice: FeedNotice, of file: DeliveredFile? = nil) {
            sequence = file?.header.sequence
            assertion = notice.assertion.rawValue
            level = notice.level.rawValue
            count = notice.count
            of = notice.of
            limit = notice.limit
            port = notice.port
            acceptedFor = notice.level == .stop ? file?.acceptedFor : nil
            message = notice.message
        }
    }

    init(_ health: SourceHealth, zone: Zone) {
        source = health.source
        asOf = health.day.description
        files = health.fileCount
        let header = health.last.header
        last = File(
            sequence: header.sequence, generatedAt: zone.text(of: header.generatedAt),
            receivedAt: zone.text(of: health.last.receivedAt), coversFrom: header.coversFrom.description,
            coversTo: header.coversTo.description, recordsPerDay: Double(health.last.daily.tenths) / 10,
            totals: Totals([health.last]), profile: health.last.profile)
        missing = health.missing.map { [$0.lowerBound, $0.upperBound] }
        covered = health.runs.map { Span(from: $0.from.description, to: $0.to.description) }
        days = Self.days(of: health)
        lastCovered = health.lastCovered.description
        staleDays = health.staleDays
        isStale = health.stale != nil
        usual = health.usual.map { Double($0.tenths) / 10 }
        recent = Totals(health.recent)
        unusual =
            (health.stale.map { [Unusual($0)] } ?? [])
            + health.unusual.flatMap { file in file.statement.notices.map { Unusual($0, of: file) } }
        needsAttention = health.needsAttention
    }

    /// The calendar, from the first covered day to the as-of day.
    private static func days(of health: SourceHealth) -> [Day] {
        guard health.firstCovered <= health.day else { return [] }
        var spans: [Day] = []
        for number in health.firstCovered.number...health.day.number {
            let day = CalendarDay(number: number)
            let mark = "\(health.mark(of: day))"
            if spans.last?.mark == mark {
                spans[spans.count - 1].to = day.description
            } else {
                spans.append(Day(from: day.description, to: day.description, mark: mark))
            }
        }
        return spans
    }
}
