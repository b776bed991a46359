import Foundation
import GRDB
import LeveeCore

extension Reach {
    /// A condition that holds for the people within it, to stand in a query, with the value for its place.
    /// - Parameter person: what names the person's id in the query.
    func condition(on person: String) -> (sql: String, arguments: [DatabaseValue]) {
        if self == .everybody { return ("1", []) }
        let unit = condition(unit: "within.unit")
        let condition = """
            EXISTS (SELECT 1 FROM person_fact within WHERE within.person_id = \(person)
              AND \(PersonVersion.isCurrent("within"))
              AND \(unit.sql))
            """
        return (condition, unit.arguments)
    }

    /// The same where the query has the person's unit as it is now.
    func condition(unit: String) -> (sql: String, arguments: [DatabaseValue]) {
        switch self {
        case .everybody: ("1", [])
        case .units(let units): ("\(unit) IN (SELECT value FROM json_each(?))", [Self.list(units)])
        }
    }

    /// The id of a person within it; nil where there is none of that ref.
    func id(ofRef ref: String, in db: Database) throws -> Int64? {
        let within = condition(on: "p.person_id")
        return try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT p.person_id FROM person p WHERE p.ref = ? AND \(within.sql)"),
            arguments: bound([cell(ref)] + within.arguments))
    }

    /// Whether a person is within it.
    func holds(_ person: Int64, in db: Database) throws -> Bool {
        let within = condition(on: "p.person_id")
        return try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM person p WHERE p.person_id = ? AND \(within.sql))",
            arguments: bound([cell(person)] + within.arguments)) ?? false
    }

    static func list(_ units: Set<String>) -> DatabaseValue {
        let json = (try? JSONEncoder().encode(units.sorted())) ?? Data("[]".utf8)
        return String(decoding: json, as: UTF8.self).databaseValue
    }
}
