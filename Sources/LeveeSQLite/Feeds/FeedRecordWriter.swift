import GRDB
import GRDBSQLite
import LeveeCore

/// Puts rows of `feed_record` in straight from frames, some at once and in their order: a page that is full is never touched
/// again. What no record of the file has said so far stands in no statement. Their places are given by the database, which need
/// not look whether one is taken.
final class FeedRecordWriter {
    private static let lot = 32

    private let db: Database
    private let last: HotStatement
    @exclusivity(unchecked) private var waiting: [FeedRecordRow] = []
    /// The fingerprints of those that wait, one behind the other.
    private let fingerprints = FrameBytes()
    /// The parts of those that wait.
    @exclusivity(unchecked) private var parts: RecordParts = []
    @exclusivity(unchecked) private var lots: (parts: RecordParts, rows: RowLots)?
    /// The next place in the order of acceptance, where it is known.
    @exclusivity(unchecked) private var next: Int64?

    init(_ db: Database) throws {
        self.db = db
        last = try HotStatement("SELECT max(accepted) FROM feed_record", in: db)
    }

    /// - Parameter listed: whether its documents stand in `mention`.
    /// - Returns: its place in the order of acceptance.
    func insert(
        _ frame: RecordFrame, source: Int64, delivery: Int64, person: PersonID?, listed: Bool,
        _ fingerprint: Fingerprint
    ) throws -> Int64 {
        let number = try next ?? nextNumber()
        next = number + 1
        let start = fingerprints.count
        for lane in 0..<4 { fingerprints.append(number: fingerprint.lanes[lane]) }
        let row = FeedRecordRow(
            source: source, delivery: delivery, frame: frame, person: person,
            isListed: listed, fingerprint: start..<fingerprints.count)
        parts.formUnion(row.parts)
        waiting.append(row)
        if waiting.count == Self.lot { try write() }
        return number
    }

    /// Writes what is kept back. Has to be called before anybody reads the table.
    func flush() throws {
        try write()
        next = nil
    }

    /// Writes the withdrawals that are kept back: has to be called before anybody asks for them alone.
    func flushWithdrawals() throws {
        if parts.contains(.withdrawal) { try write() }
    }

    private func write() throws {
        if waiting.isEmpty { return }
        let (parts, rows) = try lots(with: parts)
        let fingerprints = fingerprints
        try rows.write(waiting) { row, statement, place in
            row.bind(parts, fingerprints, to: statement, from: place)
        }
        guard let next, db.lastInsertedRowID == next - 1 else { throw StoreError.corrupt("feed_record") }
        waiting.removeAll(keepingCapacity: true)
        fingerprints.cut(to: 0)
        self.parts = []
    }

    /// Statements for these parts and for those that came before.
    private func lots(with parts: RecordParts) throws -> (RecordParts, RowLots) {
        if let lots, lots.parts.isSuperset(of: parts) { return lots }
        let all = parts.union(lots?.parts ?? [])
        let made = (all, try RowLots("feed_record", all.columns, size: Self.lot, in: db))
        lots = made
        return made
    }

    private func nextNumber() throws -> Int64 {
        // Of no record at all it is NULL, which reads as nought.
        (try last.first { sqlite3_column_int64($0, 0) } ?? 0) + 1
    }
}
