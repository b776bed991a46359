import GRDB
import GRDBSQLite
import LeveeCore

/// What is known of withdrawals, and the records that they take back: asked for with every withdrawal of a feed.
final class KnownWithdrawals {
    private let target: HotStatement
    private let any: HotStatement
    private let standing: HotStatement
    private let withdrawn: HotStatement
    private let take: HotStatement
    private let give: HotStatement

    init(_ db: Database) throws {
        target = try HotStatement("SELECT target FROM feed_record WHERE source = ? AND record_id = ?", in: db)
        any = try HotStatement("SELECT 1 FROM feed_record WHERE source = ? AND target = ? LIMIT 1", in: db)
        standing = try HotStatement(
            """
            SELECT 1 FROM feed_record r WHERE r.source = ? AND r.target = ? AND \(FeedTransaction.stands) LIMIT 1
            """, in: db)
        withdrawn = try HotStatement("SELECT 1 FROM withdrawn WHERE source = ? AND record_id = ?", in: db)
        take = try HotStatement(
            "INSERT INTO withdrawn (source, record_id) VALUES (?, ?) ON CONFLICT DO NOTHING", in: db)
        give = try HotStatement("DELETE FROM withdrawn WHERE source = ? AND record_id = ?", in: db)
    }

    /// What the withdrawal of this id takes back; nil where the record is unknown or no withdrawal.
    func target(_ id: String, of source: Int64) throws -> String? {
        bind(id, of: source, to: target)
        return try target.first { row in sqlite3_column_text(row, 0).map { String(cString: $0) } } ?? nil
    }

    /// Whether a withdrawal of the record is known, standing or not.
    func hasAny(of id: String, of source: Int64) throws -> Bool { try has(any, id, source) }
    func hasStanding(of id: String, of source: Int64) throws -> Bool { try has(standing, id, source) }
    func isWithdrawn(_ id: String, of source: Int64) throws -> Bool { try has(withdrawn, id, source) }

    func set(_ id: String, of source: Int64, isWithdrawn: Bool) throws {
        let statement = isWithdrawn ? take : give
        bind(id, of: source, to: statement)
        try statement.run()
    }

    private func has(_ statement: HotStatement, _ id: String, _ source: Int64) throws -> Bool {
        bind(id, of: source, to: statement)
        return try statement.first { _ in true } != nil
    }

    private func bind(_ id: String, of source: Int64, to statement: HotStatement) {
        statement.bind(source, at: 1)
        statement.bind(copying: id, at: 2)
    }
}
