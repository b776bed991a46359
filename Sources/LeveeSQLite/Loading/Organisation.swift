import GRDB
public import LeveeCore

extension Store {
    /// The units as they are now, by code.
    public func units() throws -> [Unit] { try read(Organisation.units) }

    /// The approvers as they are now, by user.
    public func approvers() throws -> [Approver] { try read(Organisation.approvers) }

    /// How many people are in the registry.
    public func personCount() throws -> Int {
        try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM person") ?? 0 }
    }
}

/// Units and approvers inside a transaction.
enum Organisation {
    static func units(in db: Database) throws -> [Unit] {
        try current(.unit, in: db) { row in
            Unit(code: row.text(0), name: row.text(1), parent: row.optionalText(2), region: row.text(3))
        }
    }

    static func approvers(in db: Database) throws -> [Approver] {
        try current(.approver, in: db) { row in
            Approver(
                user: row.text(0), upToRank: try row.code(1), unit: row.text(2), from: row.day(3),
                until: row.optionalDay(4))
        }
    }

    /// The last version of every key, in order of the keys: the keys' columns, then the values'.
    static func current<Value>(
        _ table: FactTable, in db: Database, _ decode: (Row) throws -> Value
    ) throws -> [Value] {
        let columns = (table.keys + table.values).joined(separator: ", ")
        let keys = table.keys.joined(separator: ", ")
        return try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT \(columns) FROM \(table.name) t
                    WHERE seq = (SELECT max(seq) FROM \(table.name) u WHERE u.\(table.keys[0]) = t.\(table.keys[0]))
                    ORDER BY \(keys)
                    """)
        ).map(decode)
    }
}
