import GRDB
public import LeveeCore

extension Store {
    /// The units as they are now, by code.
    public func units() throws -> [Unit] {
        try current(.unit) { row in
            Unit(code: row.text(0), name: row.text(1), parent: row.optionalText(2), region: row.text(3))
        }
    }

    /// The approvers as they are now, by user.
    public func approvers() throws -> [Approver] {
        try current(.approver) { row in
            Approver(
                user: row.text(0), upToRank: try row.code(1), unit: row.text(2), from: row.day(3),
                until: row.optionalDay(4))
        }
    }

    /// How many people are in the registry.
    public func personCount() throws -> Int {
        try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM person") ?? 0 }
    }

    /// The last version of every key, in order of the keys: the keys' columns, then the values'.
    private func current<Value>(_ table: FactTable, _ decode: (Row) throws -> Value) throws -> [Value] {
        let columns = (table.keys + table.values).joined(separator: ", ")
        let keys = table.keys.joined(separator: ", ")
        return try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(columns) FROM \(table.name) t
                    WHERE seq = (SELECT max(seq) FROM \(table.name) u WHERE u.\(table.keys[0]) = t.\(table.keys[0]))
                    ORDER BY \(keys)
                    """
            ).map(decode)
        }
    }
}
