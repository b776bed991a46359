import Foundation
import GRDB
import GRDBSQLite
import LeveeCore

/// Tells whether a source's record has come before. Sources number their records upwards, so most ids lie behind the greatest
/// that is known and need not be looked for.
final class KnownRecords {
    private let find: HotStatement
    private let db: Database
    /// Number of the source whose file is open.
    private(set) var source: Int64 = 0
    private var greatest: [UInt8] = []

    init(_ db: Database) throws {
        self.db = db
        find = try HotStatement("SELECT fingerprint FROM feed_record WHERE source = ? AND record_id = ?", in: db)
    }

    func open(source: Int64) throws {
        self.source = source
        let last = try String.fetchOne(
            db, sql: "SELECT record_id FROM feed_record WHERE source = ? ORDER BY record_id DESC LIMIT 1",
            arguments: [source])
        greatest = Array((last ?? "").utf8)
    }

    func fingerprint(of record: UnsafeRawBufferPointer) throws -> Fingerprint? {
        if isBehindAll(record) { return nil }
        find.bind(source, at: 1)
        find.bind(text: record, at: 2)
        return try find.first { row in
            let blob = UnsafeRawBufferPointer(
                start: sqlite3_column_blob(row, 0), count: Int(sqlite3_column_bytes(row, 0)))
            return blob.count == 32 ? Fingerprint(blob, at: 0) : Fingerprint(Array(blob))
        }
    }

    /// Notes a record that was kept.
    func add(_ record: UnsafeRawBufferPointer) {
        if isBehindAll(record) {
            greatest.removeAll(keepingCapacity: true)
            greatest.append(contentsOf: record)
        }
    }

    /// In the order of bytes, which is that of the index.
    private func isBehindAll(_ record: UnsafeRawBufferPointer) -> Bool {
        greatest.withUnsafeBytes { greatest in
            guard let one = record.baseAddress, let other = greatest.baseAddress else {
                return record.count > greatest.count
            }
            let order = memcmp(one, other, min(record.count, greatest.count))
            return order == 0 ? record.count > greatest.count : order > 0
        }
    }
}
