import GRDB
import LeveeCore

/// Rows of `feed_person` on their way in. They come in the order of time and stand in the order of the person, so they are kept
/// back and written sorted: each page of the table is touched once for many of them.
final class FeedPersonBuffer {
    private static let lot = 1 << 12

    private let limit: Int
    private let run: Int
    private let lots: RowLots
    @exclusivity(unchecked) private var rows: [PersonRecord] = []
    private var sorting = PersonSort()

    /// - Parameters:
    ///   - limit: how many are kept back, a multiple of the next. With more of them fewer pages are touched.
    ///   - run: how many are sorted at once, while they are at hand; they are merged when they are written.
    init(_ db: Database, limit: Int = 1 << 18, run: Int = 1 << 16) throws {
        (self.limit, self.run) = (limit, run)
        lots = try RowLots("feed_person", ["person_id", "record"], size: 64, in: db)
    }

    func add(_ person: PersonID, _ record: Int64) throws {
        rows.append(PersonRecord(person: person.value, record: record))
        if rows.count % run == 0 {
            sortLast(run)
            if rows.count == limit { try flush() }
        }
    }

    /// Writes what is kept back. Has to be called before anybody reads the table.
    func flush() throws {
        if rows.isEmpty { return }
        sortLast(rows.count % run)
        var runs = stride(from: 0, to: rows.count, by: run).map { $0..<min($0 + run, rows.count) }
        var merged: [PersonRecord] = []
        merged.reserveCapacity(Self.lot)
        while var least = runs.indices.first {
            for other in runs.indices where person(runs[other]) < person(runs[least]) { least = other }
            merged.append(rows[runs[least].lowerBound])
            runs[least].removeFirst()
            if runs[least].isEmpty { runs.remove(at: least) }
            if merged.count == Self.lot { try write(&merged) }
        }
        try write(&merged)
        rows.removeAll(keepingCapacity: true)
    }

    /// Of runs of equal people the earlier one comes first, as its records did.
    private func person(_ run: Range<Int>) -> Int64 { rows[run.lowerBound].person }

    private func sortLast(_ count: Int) {
        rows.withUnsafeMutableBufferPointer { rows in
            sorting.sort(UnsafeMutableBufferPointer(rebasing: rows[(rows.count - count)...]))
        }
    }

    private func write(_ merged: inout [PersonRecord]) throws {
        try lots.write(merged) { row, statement, place in
            statement.bind(row.person, at: place)
            statement.bind(row.record, at: place + 1)
        }
        merged.removeAll(keepingCapacity: true)
    }
}
