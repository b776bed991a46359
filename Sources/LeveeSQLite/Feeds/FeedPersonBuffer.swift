import GRDB
import LeveeCore

/// Rows of `feed_person` on their way in. They come in the order of time and stand in the order of the person, so they are kept
/// back and written sorted: each page of the table is touched once for many of them.
final class FeedPersonBuffer {
    private static let limit = 1 << 18

    private struct Row: Comparable {
        var person: Int64
        var record: Int64

        static func < (left: Self, right: Self) -> Bool {
            left.person == right.person ? left.record < right.record : left.person < right.person
        }
    }

    private let lots: RowLots
    private var rows: [Row] = []

    init(_ db: Database) throws { lots = try RowLots("feed_person", ["person_id", "record"], size: 64, in: db) }

    func add(_ person: PersonID, _ record: Int64) throws {
        rows.append(Row(person: person.value, record: record))
        if rows.count == Self.limit { try flush() }
    }

    /// Writes what is kept back. Has to be called before anybody reads the table.
    func flush() throws {
        if rows.isEmpty { return }
        rows.sort()
        try lots.write(rows) { row, statement, place in
            statement.bind(row.person, at: place)
            statement.bind(row.record, at: place + 1)
        }
        rows.removeAll(keepingCapacity: true)
    }
}
