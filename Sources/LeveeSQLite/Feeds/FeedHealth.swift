import GRDB
public import LeveeCore

extension Store {
    /// How each source of feeds stands on a day, by its name.
    public func feedHealth(on day: CalendarDay, by assertions: FeedAssertions) throws -> [SourceHealth] {
        try read { db in
            let files = Dictionary(grouping: try FeedHealth.files(in: db), by: \.header.source)
            return try files.keys.sorted { $0.precedes($1) }.compactMap { source in
                var health = SourceHealth(files: files[source] ?? [], on: day, by: assertions)
                if let last = health?.last { health?.last.profile = try FeedHealth.profile(of: last.header, in: db) }
                return health
            }
        }
    }
}

enum FeedHealth {
    /// All imported files with what was unusual about each, by source and sequence.
    static func files(in db: Database) throws -> [DeliveredFile] {
        var notices: [Key: [(FeedNotice, reason: String?)]] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT f.source, f.sequence, n.assertion, n.level, n.found, n.among, n.allowed, n.port, n.reason
                FROM feed_notice n JOIN feed_file f ON f.receipt = n.receipt
                """)
        while let row = try rows.next() {
            let notice = FeedNotice(
                try row.code(2), try row.code(3), count: row.count(4), of: row.count(5), limit: row.count(6),
                port: row.optionalText(7))
            let key = Key(source: row.text(0), sequence: row.number(1))
            notices[key, default: []].append((notice, row.optionalText(8)))
        }
        let order = FeedNotice.Assertion.allCases
        return try FeedFiles.all(in: db).map { file in
            var delivered = DeliveredFile(
                header: file.header, statement: file.statement, name: file.name, receivedAt: file.receivedAt)
            let said = notices[Key(source: file.header.source, sequence: file.header.sequence)] ?? []
            delivered.statement.notices = order.flatMap { assertion in
                said.map(\.0).filter { $0.assertion == assertion }
            }
            delivered.acceptedFor = said.compactMap(\.reason).first
            return delivered
        }
    }

    static func profile(of header: FeedHeader, in db: Database) throws -> DeliveryProfile? {
        let text = try String.fetchOne(
            db,
            sql: """
                SELECT p.profile FROM feed_file f JOIN delivery_profile p ON p.receipt = f.receipt
                WHERE f.source = ? AND f.sequence = ?
                """, arguments: [header.source, header.sequence])
        guard let text else { return nil }
        return try CanonicalJSON.read(text, in: "delivery_profile.profile")
    }

    private struct Key: Hashable {
        var source: String
        var sequence: Int64
    }
}
