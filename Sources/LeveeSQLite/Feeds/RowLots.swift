import GRDB

/// Puts rows into a table many at once: a statement that is begun for each row costs as much as the row.
///
/// `OR FAIL` spares the journal in which a statement of several rows keeps what it would have to take back by itself; whoever
/// uses this rolls back the whole transaction.
final class RowLots {
    /// What happens to a row that stands there already.
    enum Conflict: String { case fail = "FAIL", ignore = "IGNORE" }

    let columns: Int
    /// How many rows go together.
    let size: Int
    private let many: HotStatement
    private let one: HotStatement

    init(_ table: String, _ columns: [String], size: Int, on conflict: Conflict = .fail, in db: Database) throws {
        self.columns = columns.count
        self.size = size
        let row = "(" + [String](repeating: "?", count: columns.count).joined(separator: ",") + ")"
        func statement(_ rows: Int) throws -> HotStatement {
            let rows = [String](repeating: row, count: rows).joined(separator: ",")
            return try HotStatement(
                "INSERT OR \(conflict.rawValue) INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(rows)",
                in: db)
        }
        many = try statement(size)
        one = try statement(1)
    }

    /// Writes every row.
    /// - Parameter bind: binds the cells of a row from a place on. What it binds has to stay where it is until the call is over.
    func write<Row>(_ rows: [Row], _ bind: (Row, HotStatement, Int32) -> Void) throws {
        var index = 0
        while index < rows.count {
            let lot = index + size <= rows.count ? size : 1
            let statement = lot == 1 ? one : many
            for row in 0..<lot { bind(rows[index + row], statement, Int32(1 + row * columns)) }
            try statement.run()
            index += lot
        }
    }
}
