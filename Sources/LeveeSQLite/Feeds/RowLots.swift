import GRDB

/// Puts rows into a table many at once: a statement that is begun for each row costs as much as the row.
///
/// `OR FAIL` spares the journal in which a statement of several rows keeps what it would have to take back by itself; whoever
/// uses this rolls back the whole transaction.
final class RowLots {
    /// What happens to a row that stands there already.
    enum Conflict: String { case fail = "FAIL", ignore = "IGNORE" }

    private let columns: Int
    /// Statements for so many rows each, the largest first and one for a single row last.
    private let statements: [(rows: Int, statement: HotStatement)]

    /// - Parameter size: how many rows go together.
    init(_ table: String, _ columns: [String], size: Int, on conflict: Conflict = .fail, in db: Database) throws {
        self.columns = columns.count
        let row = "(" + [String](repeating: "?", count: columns.count).joined(separator: ",") + ")"
        statements = try [size, size / 4, 1].map { count in
            let rows = [String](repeating: row, count: count).joined(separator: ",")
            let statement = try HotStatement(
                "INSERT OR \(conflict.rawValue) INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(rows)",
                in: db)
            return (count, statement)
        }
    }

    /// Writes every row.
    /// - Parameter bind: binds every cell of a row from a place on. What it binds has to stay where it is until the call is over.
    func write<Row>(_ rows: [Row], _ bind: (Row, HotStatement, Int32) -> Void) throws {
        var index = 0
        for (lot, statement) in statements {
            while index + lot <= rows.count {
                for row in 0..<lot { bind(rows[index + row], statement, Int32(1 + row * columns)) }
                try statement.run()
                index += lot
            }
        }
    }
}
