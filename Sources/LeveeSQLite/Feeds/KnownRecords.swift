import GRDB
import GRDBSQLite
import LeveeCore

/// Tells whether a source's record has come before. Sources number their records upwards, some in several ranges at once: where
/// an id was looked for and the next one behind it is far away, those in between need not be looked for.
final class KnownRecords {
    /// Ids of which none is known: those behind the first and before the second, or all behind the first.
    private struct Gap {
        var first: [UInt8]
        var end: [UInt8]?

        func holds(_ id: UnsafeRawBufferPointer) -> Bool {
            KnownRecords.order(first, id) < 0 && (end.map { KnownRecords.order($0, id) > 0 } ?? true)
        }
    }

    private static let limit = 16

    private let find: HotStatement
    /// Number of the source whose file is open.
    @exclusivity(unchecked) private(set) var source: Int64 = 0
    /// No two of them overlap; the newest one comes first.
    @exclusivity(unchecked) private var gaps: [Gap] = []

    init(_ db: Database) throws {
        find = try HotStatement(
            """
            SELECT record_id, fingerprint FROM feed_record WHERE source = ? AND record_id >= ? ORDER BY record_id LIMIT 1
            """, in: db)
    }

    func open(source: Int64) {
        self.source = source
        gaps.removeAll()
    }

    /// - Parameter writer: which may still keep records back.
    func fingerprint(of record: UnsafeRawBufferPointer, after writer: FeedRecordWriter) throws -> Fingerprint? {
        if let place = gaps.firstIndex(where: { $0.holds(record) }) {
            // From here on it may be known.
            gaps[place].first.removeAll(keepingCapacity: true)
            gaps[place].first.append(contentsOf: record)
            return nil
        }
        try writer.flush()
        find.bind(source, at: 1)
        find.bind(text: record, at: 2)
        let next: (id: [UInt8], content: Fingerprint)? = try find.first { row in
            (Array(Self.bytes(0, of: row)), Fingerprint(Array(Self.bytes(1, of: row))))
        }
        if let next, Self.order(next.id, record) == 0 { return next.content }
        // One with the same end would overlap.
        gaps.removeAll { $0.end == next?.id }
        if gaps.count == Self.limit { gaps.removeLast() }
        gaps.insert(Gap(first: Array(record), end: next?.id), at: 0)
        return nil
    }

    private static func bytes(_ column: Int32, of row: OpaquePointer) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(row, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(row, column)))
    }

    /// In the order of bytes, which is that of the index: less than nought where the first comes first.
    private static func order(_ one: [UInt8], _ other: UnsafeRawBufferPointer) -> Int {
        var place = 0
        while place < one.count, place < other.count {
            if one[place] != other[place] { return Int(one[place]) - Int(other[place]) }
            place += 1
        }
        return one.count - other.count
    }
}
