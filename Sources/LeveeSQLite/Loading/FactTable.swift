import GRDB

/// A table of facts with one row per version of a key.
struct FactTable {
    var name: String
    var keys: [String]
    var values: [String]

    static let unit = FactTable(name: "unit", keys: ["code"], values: ["name", "parent", "region"])
    static let approver = FactTable(
        name: "approver", keys: ["user"], values: ["up_to_rank", "unit", "from_day", "until_day"])
    static let person = FactTable(
        name: "person_fact", keys: ["person_id"],
        values: [
            "id_number", "name", "surname_latin", "given_latin", "sex", "birth_date", "unit", "post", "rank",
            "category", "covered_since", "status", "status_since", "restricted_post", "principal", "clearance",
            "clearance_ends",
        ])
    static let filing = FactTable(name: "filing", keys: ["person_id", "on_day", "action"], values: ["unit", "post"])
    static let relative = FactTable(
        name: "relative", keys: ["person_id", "relation", "name"],
        values: ["country", "status", "since", "reported_on"])
    static let declaration = FactTable(
        name: "declaration", keys: ["document"],
        values: [
            "person_id", "raw_number", "issuing_state", "issued_on", "expires_on", "authority", "declared_on",
        ])
    static let custody = FactTable(
        name: "custody", keys: ["document", "at", "event"],
        values: ["place", "slot", "approval", "officer", "note"])
    static let approval = FactTable(
        name: "approval", keys: ["person_id", "number"],
        values: [
            "kind", "extends", "purpose", "documents", "destinations", "depart_on", "return_on", "decided_on",
            "decision", "approver", "reported_on",
        ])
    static let restriction = FactTable(
        name: "restriction", keys: ["person_id", "reference"],
        values: ["kind", "from_day", "until_day", "authority", "basis"])
}

/// Writes the versions of one table: a new one only where something differs from the current one.
final class FactWriter {
    /// How a row compares with what is on record; a version's number where there is one.
    enum State {
        case new
        case unchanged
        case changed(seq: Int64)
    }

    private let receipt: Int64
    private let probe: Statement
    private let insert: Statement

    init(_ table: FactTable, receipt: Int64, in db: Database) throws {
        self.receipt = receipt
        let isSame = table.values.map { "\($0) IS ?" }.joined(separator: " AND ")
        let isKey = table.keys.map { "\($0) = ?" }.joined(separator: " AND ")
        probe = try db.makeStatement(
            sql: "SELECT seq, \(isSame) FROM \(table.name) WHERE \(isKey) ORDER BY seq DESC LIMIT 1")
        let columns = table.values + table.keys + ["seq", "receipt"]
        let places = columns.map { _ in "?" }.joined(separator: ", ")
        insert = try db.makeStatement(
            sql: "INSERT INTO \(table.name) (\(columns.joined(separator: ", "))) VALUES (\(places))")
    }

    func put(_ keys: [DatabaseValue], _ values: [DatabaseValue]) throws -> PutResult {
        // Both statements begin with the same columns, so that they are bound once.
        let cells = bound(values + keys)
        return try append(cells, after: state(cells))
    }

    /// - Parameter cells: the values, then the keys.
    func state(_ cells: StatementArguments) throws -> State {
        let rows = try Row.fetchCursor(probe, arguments: cells)
        guard let row = try rows.next() else { return .new }
        return row.flag(1) ? .unchanged : .changed(seq: row.number(0))
    }

    /// - Parameter cells: the values, then the keys.
    func append(_ cells: StatementArguments, after state: State) throws -> PutResult {
        let seq: Int64
        switch state {
        case .unchanged: return .unchanged
        case .new: seq = 1
        case .changed(let last): seq = last + 1
        }
        try insert.execute(arguments: cells + [seq, receipt])
        return seq == 1 ? .new : .updated
    }
}
