import GRDB
import LeveeCore

/// Puts rows of `feed_record` in straight from frames, some at once. There is a statement for each set of parts that records
/// have, so that what a kind of record never says costs nothing.
final class FeedRecordWriter {
    private static let lot = 32

    private let db: Database
    private var waiting: [(parts: RecordParts, lots: RowLots, rows: [FeedRecordRow])] = []
    /// The next place in the order of acceptance, where it is known.
    private var next: Int64?

    init(_ db: Database) { self.db = db }

    /// - Parameter listed: whether its documents stand in `mention`.
    /// - Returns: its place in the order of acceptance.
    func insert(
        _ frame: RecordFrame, source: Int64, delivery: Int64, person: PersonID?, listed: Bool,
        _ fingerprint: Fingerprint
    ) throws -> Int64 {
        let number = try next ?? nextNumber()
        next = number + 1
        let row = FeedRecordRow(
            number: number, source: source, delivery: delivery, frame: frame, person: person,
            document: listed ? nil : frame.document, fingerprint: fingerprint)
        let place = try place(of: RecordParts(row))
        waiting[place].rows.append(row)
        if waiting[place].rows.count == Self.lot { try flush(place) }
        return number
    }

    /// Writes what is kept back. Has to be called before anybody reads the table.
    func flush() throws {
        for place in waiting.indices { try flush(place) }
        next = nil
    }

    /// Writes the withdrawals that are kept back: has to be called before anybody asks for them alone.
    func flushWithdrawals() throws {
        for place in waiting.indices where waiting[place].parts.contains(.withdrawal) { try flush(place) }
    }

    private func flush(_ place: Int) throws {
        let (parts, lots, rows) = waiting[place]
        if rows.isEmpty { return }
        try lots.write(rows) { row, statement, place in row.bind(parts, to: statement, from: place) }
        waiting[place].rows.removeAll(keepingCapacity: true)
    }

    private func place(of parts: RecordParts) throws -> Int {
        if let place = waiting.firstIndex(where: { $0.parts == parts }) { return place }
        let lots = try RowLots("feed_record", parts.columns, size: Self.lot, in: db)
        waiting.append((parts, lots, []))
        return waiting.count - 1
    }

    private func nextNumber() throws -> Int64 {
        (try Int64.fetchOne(db, sql: "SELECT max(accepted) FROM feed_record") ?? 0) + 1
    }
}
