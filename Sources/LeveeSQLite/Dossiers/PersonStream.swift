import GRDB

/// Whose rows are read.
enum Scope {
    case everyone
    case one(Int64)
    case these([Int64])
    /// Both ends included.
    case between(Int64, Int64)
    /// Those that a table of the connection's own lists.
    case listed

    /// Lists them in the connection's own table. People of any number, in any order.
    static func listed(_ people: [Int64], in db: Database) throws -> Scope {
        try db.execute(
            sql: "CREATE TEMP TABLE IF NOT EXISTS listed (person_id INTEGER PRIMARY KEY); DELETE FROM listed")
        let insert = try db.makeStatement(sql: "INSERT OR IGNORE INTO listed VALUES (?)")
        for person in people { try insert.execute(arguments: [person]) }
        return .listed
    }

    /// People of any number, so many at a time that the text of a query stays short, in their order.
    static func lots(_ people: [Int64]) -> [Scope] {
        stride(from: 0, to: people.count, by: 1000).map { .these(Array(people[$0..<min($0 + 1000, people.count)])) }
    }

    /// What is bound to the condition, however often it stands in the query.
    var arguments: StatementArguments {
        if case .one(let id) = self { [id] } else { [] }
    }

    /// The condition on a column that holds a person's id.
    func sql(_ column: String) -> String {
        switch self {
        case .everyone: "\(column) IS NOT NULL"
        case .one: "\(column) = ?1"
        case .between(let first, let last): "\(column) BETWEEN \(first) AND \(last)"
        case .listed: "\(column) IN (SELECT person_id FROM temp.listed)"
        case .these(let ids): "\(column) IN (\(ids.map(String.init).joined(separator: ", ")))"
        }
    }
}

/// The rows of one query in order of the person, whose id is the first column. Streams of several tables are merged by
/// asking each for the rows of one person after the other.
final class PersonStream {
    private let rows: RowCursor
    /// The next row that nobody has taken.
    private(set) var ahead: Row?

    /// - Parameter sql: with the scope's condition in it. One person's is asked for all day long, and prepared once.
    init(_ db: Database, _ scope: Scope, _ sql: String) throws {
        rows =
            if case .one = scope {
                try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: scope.arguments)
            } else {
                try Row.fetchCursor(db, sql: sql)
            }
        ahead = try rows.next()
    }

    /// Hands on the rows of the person and passes over those of people before him.
    func each(of person: Int64, _ take: (Row) throws -> Void) throws {
        while let row = ahead {
            let owner = row.number(0)
            if owner > person { return }
            if owner == person { try take(row) }
            ahead = try rows.next()
        }
    }

    /// The person's values, of each key the last version alone. Versions of one key follow each other.
    func latest<Value>(
        of person: Int64, sameKey: (Value, Value) -> Bool, _ decode: (Row) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        try each(of: person) { row in
            let value = try decode(row)
            if let last = values.last, sameKey(last, value) {
                values[values.count - 1] = value
            } else {
                values.append(value)
            }
        }
        return values
    }
}
