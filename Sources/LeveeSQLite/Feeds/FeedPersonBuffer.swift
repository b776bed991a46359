import GRDB
import LeveeCore

/// Rows of `feed_person` on their way in. They come in the order of time and stand in the order of the person, so they are kept
/// back and written sorted: each page of the table is touched once for many of them.
final class FeedPersonBuffer {
    private static let limit = 1 << 19

    private let lots: RowLots
    /// The person in the upper half, in the lower half how far the record is behind the first one: numbers sort quickly.
    private var rows: [UInt64] = []
    private var first: Int64 = 0

    init(_ db: Database) throws { lots = try RowLots("feed_person", ["person_id", "record"], size: 64, in: db) }

    func add(_ person: PersonID, _ record: Int64) throws {
        if rows.isEmpty { first = record }
        guard let upper = UInt32(exactly: person.value), let lower = UInt32(exactly: record - first) else {
            return try lots.write([(person.value, record)]) { row, statement, place in
                statement.bind(row.0, at: place)
                statement.bind(row.1, at: place + 1)
            }
        }
        rows.append(UInt64(upper) << 32 | UInt64(lower))
        if rows.count == Self.limit { try flush() }
    }

    /// Writes what is kept back. Has to be called before anybody reads the table.
    func flush() throws {
        if rows.isEmpty { return }
        rows.sort()
        let first = first
        try lots.write(rows) { row, statement, place in
            statement.bind(Int64(row >> 32), at: place)
            statement.bind(first + Int64(row & 0xFFFF_FFFF), at: place + 1)
        }
        rows.removeAll(keepingCapacity: true)
    }
}
