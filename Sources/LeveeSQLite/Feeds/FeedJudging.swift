import GRDB
import LeveeCore

/// Holds a delivery against what the policy asserts of feeds, inside the import's transaction, and keeps what it held and
/// what was unusual.
struct FeedJudging {
    let db: Database
    let receipt: Int64
    /// Nil judges nothing.
    let assertions: FeedAssertions?
    /// Why what the policy stops is to be accepted; nil where nobody accepts it.
    let reason: String?

    /// - Parameter isFirst: whether the file's number came for the first time; what was judged once is not judged again.
    /// - Returns: what is unusual.
    /// - Throws: ``FeedRefusal`` `unusual` where the policy stops the file and nobody accepts it; ``AccessRefusal`` where the
    ///   actor may not.
    func judge(
        _ statement: FeedStatement, _ header: FeedHeader, _ profile: DeliveryProfile, isFirst: Bool, by actor: Actor
    ) throws -> [FeedNotice] {
        try db.execute(
            sql: "INSERT INTO delivery_profile (receipt, profile) VALUES (?, ?)",
            arguments: [receipt, try CanonicalJSON.text(profile)])
        guard isFirst, let assertions else { return [] }
        let daily = DailyRecords(statement, header)
        let notices = assertions.notices(
            on: profile, statement, days: daily.days, before: try others(than: header, assertions.usualFiles))
        let stops = notices.filter { $0.level == .stop }
        if !stops.isEmpty {
            guard reason != nil else { throw FeedRefusal(.unusual, notices: stops) }
            try actor.require(.acceptUnusualFeed)
        }
        for notice in notices { try keep(notice) }
        return notices
    }

    /// What the last files of the source held, the last one first.
    private func others(than header: FeedHeader, _ count: Int) throws -> [DailyRecords] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT received, covers_to - covers_from + 1 FROM feed_file WHERE source = ? AND sequence <> ?
                ORDER BY sequence DESC LIMIT ?
                """, arguments: [header.source, header.sequence, count]
        ).map { DailyRecords(records: $0.count(0), days: $0.count(1)) }
    }

    private func keep(_ notice: FeedNotice) throws {
        try db.execute(
            sql: """
                INSERT INTO feed_notice (receipt, assertion, level, found, among, allowed, port, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                receipt, notice.assertion.rawValue, notice.level.rawValue, notice.count, notice.of, notice.limit,
                notice.port, notice.level == .stop ? reason : nil,
            ])
    }

    /// What the audit says of what was unusual; blank where nothing was.
    func detail(_ notices: [FeedNotice]) -> String {
        if notices.isEmpty { return "" }
        let names = notices.map(\.assertion.rawValue).joined(separator: "+")
        let isAccepted = notices.contains { $0.level == .stop }
        return " unusual=\(names)" + (isAccepted ? " accepted=\(reason ?? "")" : "")
    }
}
