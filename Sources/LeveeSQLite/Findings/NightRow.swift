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

    /// How many days a report looks back.
    private static let days = 30

    /// The last night of each day up to this one, the earliest day first, no more than a report shows.
    static func days(upTo day: CalendarDay, in db: Database) throws -> [NightStatement] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT \(columns) FROM night WHERE id IN (
                  SELECT max(id) FROM night WHERE as_of BETWEEN ? AND ? GROUP BY as_of) ORDER BY as_of
                """, arguments: bound([cell(day - (days - 1)), cell(day)])
        ).map(statement)
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
