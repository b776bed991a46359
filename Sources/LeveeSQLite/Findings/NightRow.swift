import GRDB
import LeveeCore

/// How a night's statement is written in a row.
enum NightRow {
    private static let columns =
        "as_of, policy, persons, regular, irregular, undecided, findings, opened, closed, examined"

    static func insert(_ night: NightStatement, receipt: Int64, in db: Database) throws {
        let totals = [
            night.persons, night.regular, night.irregular, night.undecided, night.findings, night.opened, night.closed,
            night.examined,
        ]
        try db.execute(
            sql: "INSERT INTO night (\(columns), receipt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: bound(
                [cell(night.asOf), cell(night.policy)] + totals.map { cell(Int64($0)) } + [cell(receipt)]))
    }

    static func last(in db: Database) throws -> NightStatement? {
        try Row.fetchOne(db, sql: "SELECT \(columns) FROM night ORDER BY id DESC LIMIT 1").map(statement)
    }

    /// The last one of a day.
    static func last(of day: CalendarDay, in db: Database) throws -> NightStatement? {
        try Row.fetchOne(
            db, sql: "SELECT \(columns) FROM night WHERE as_of = ? ORDER BY id DESC LIMIT 1",
            arguments: bound([cell(day)])
        ).map(statement)
    }

    /// The last nights, one a day, the earliest first. Of several of one day the last one counts: what stands then is what stands,
    /// and what the earlier ones opened and closed is not in it.
    /// - Parameter day: behind which none is asked for; nil asks for all.
    static func counts(last count: Int, upTo day: CalendarDay? = nil, in db: Database) throws -> [NightCounts] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT as_of, findings, opened, closed FROM night WHERE id IN (
                  SELECT max(id) FROM night WHERE as_of <= ? GROUP BY as_of) ORDER BY as_of DESC LIMIT ?
                """, arguments: [day.map { Int64($0.number) } ?? .max, count]
        ).map { NightCounts(day: $0.day(0), findings: $0.count(1), opened: $0.count(2), closed: $0.count(3)) }
            .reversed()
    }

    private static func statement(_ row: Row) -> NightStatement {
        var night = NightStatement(asOf: row.day(0), policy: row.text(1))
        night.persons = row.count(2)
        night.regular = row.count(3)
        night.irregular = row.count(4)
        night.undecided = row.count(5)
        night.findings = row.count(6)
        night.opened = row.count(7)
        night.closed = row.count(8)
        night.examined = row.count(9)
        return night
    }
}
