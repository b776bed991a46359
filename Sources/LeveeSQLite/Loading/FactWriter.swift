import GRDB

/// Writes the versions of one table: a new one only where something differs from the current one.
final class FactWriter {
    /// How a row compares with what is on record; a version's number where there is one.
    enum State {
        case new
        case unchanged
        /// - correction: the request by which the entry was corrected, where it was.
        case changed(seq: Int64, correction: Int64?)
    }

    private let table: FactTable
    private let receipt: Int64
    private let db: Database
    private let outlivesLoads: Bool
    private let probe: Statement
    private let insert: Statement
    /// What a correction did to the current version; asked only where a row differs from it.
    private let corrected: Statement?
    private let columns: [String]

    /// - Parameter outlivesLoads: whether a correction stands against the rows that come in: those of a table that is
    ///   loaded again, which may still have the error. What people do now goes on from the corrected entry.
    init(_ table: FactTable, receipt: Int64, outlivesLoads: Bool = false, in db: Database) throws {
        self.table = table
        self.receipt = receipt
        self.db = db
        self.outlivesLoads = outlivesLoads
        let isSame = table.values.map { "\($0) IS ?" }.joined(separator: " AND ")
        let isKey = table.keys.map { "\($0) = ?" }.joined(separator: " AND ")
        probe = try db.makeStatement(
            sql: "SELECT seq, \(isSame) FROM \(table.name) WHERE \(isKey) ORDER BY seq DESC LIMIT 1")
        corrected =
            table.isCorrectable
            ? try db.makeStatement(
                sql: """
                    SELECT correction, voided FROM \(table.name) WHERE \(Self.isKey(table)) ORDER BY seq DESC LIMIT 1
                    """) : nil
        columns = table.values + table.keys + ["seq", "receipt"]
        insert = try db.makeStatement(sql: Self.insertion(table, columns))
    }

    func put(_ keys: [DatabaseValue], _ values: [DatabaseValue]) throws -> PutResult {
        // Both statements begin with the same columns, so that they are bound once.
        let cells = bound(values + keys)
        return try append(cells, after: state(cells))
    }

    /// - Parameter cells: the values, then the keys.
    /// - Throws: ``RowRefusal`` `corrected` where a correction stands against the row.
    func state(_ cells: StatementArguments) throws -> State {
        let rows = try Row.fetchCursor(probe, arguments: cells)
        guard let row = try rows.next() else { return .new }
        if row.flag(1) { return .unchanged }
        let seq = row.number(0)
        guard let correction = try corrected.flatMap({ try Row.fetchOne($0, arguments: cells) }), !correction.isNull(0)
        else { return .changed(seq: seq, correction: nil) }
        let (request, isVoid) = (correction.number(0), correction.flag(1))
        if outlivesLoads, try isWhatWasCorrected(cells) { return .unchanged }
        if outlivesLoads || isVoid { throw RowRefusal(.corrected, request: request, column: table.numberColumn) }
        return .changed(seq: seq, correction: request)
    }

    /// - Parameter cells: the values, then the keys.
    func append(_ cells: StatementArguments, after state: State) throws -> PutResult {
        switch state {
        case .unchanged: return .unchanged
        case .new:
            try insert.execute(arguments: cells + [1, receipt])
            return .new
        case .changed(let seq, nil):
            try insert.execute(arguments: cells + [seq + 1, receipt])
            return .updated
        case .changed(let seq, let correction?):
            try appendCorrected(cells, seq: seq + 1, by: correction, isVoid: false)
            return .updated
        }
    }

    /// Appends what a correction makes of an entry, whatever it was before.
    func correct(_ keys: [DatabaseValue], _ values: [DatabaseValue], by request: Int64, isVoid: Bool) throws {
        let isKey = table.keys.map { "\($0) = ?" }.joined(separator: " AND ")
        let last = try Int64.fetchOne(
            db, sql: "SELECT max(seq) FROM \(table.name) WHERE \(isKey)", arguments: bound(keys))
        try appendCorrected(bound(values + keys), seq: (last ?? 0) + 1, by: request, isVoid: isVoid)
    }

    private func appendCorrected(_ cells: StatementArguments, seq: Int64, by request: Int64, isVoid: Bool) throws {
        try db.execute(
            sql: Self.insertion(table, columns + ["correction", "voided"]),
            arguments: cells + [seq, receipt, request, isVoid])
    }

    /// Whether the row is one that has stood since before the first correction: what was corrected, and each step since.
    private func isWhatWasCorrected(_ cells: StatementArguments) throws -> Bool {
        let values = table.values.enumerated().map { "\($1) IS ?\($0 + 1)" }.joined(separator: " AND ")
        let key = Self.isKey(table)
        return try Int.fetchOne(
            db,
            sql: """
                SELECT 1 FROM \(table.name) WHERE \(key) AND \(values) AND seq >=
                (SELECT coalesce(max(seq), 1) FROM \(table.name) WHERE \(key) AND correction IS NULL)
                """, arguments: cells) != nil
    }

    /// The condition on the key, which is bound behind the values.
    private static func isKey(_ table: FactTable) -> String {
        table.keys.enumerated().map { "\($1) = ?\(table.values.count + $0 + 1)" }.joined(separator: " AND ")
    }

    private static func insertion(_ table: FactTable, _ columns: [String]) -> String {
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \(table.name) (\(columns.joined(separator: ", "))) VALUES (\(places))"
    }
}
