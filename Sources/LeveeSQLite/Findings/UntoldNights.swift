import GRDB
public import LeveeCore

/// Nights of one day that are on the disk and of which nobody has been told.
enum UntoldNights {
    /// What they opened and closed, added to what the next night of the day says, which tells it in their place.
    static func handOn(to night: inout NightStatement, in db: Database) throws {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT ifnull(sum(opened), 0), ifnull(sum(closed), 0) FROM night
                WHERE as_of = ? AND id IN (SELECT night FROM night_untold)
                """, arguments: bound([cell(night.asOf)]))
        guard let row else { return }
        night.opened += row.count(0)
        night.closed += row.count(1)
        try forget(night.asOf, in: db)
    }

    /// - Parameter night: number of the row of a night.
    static func add(_ night: Int64, in db: Database) throws {
        try db.execute(sql: "INSERT INTO night_untold VALUES (?)", arguments: [night])
    }

    static func forget(_ day: CalendarDay, in db: Database) throws {
        try db.execute(
            sql: "DELETE FROM night_untold WHERE night IN (SELECT id FROM night WHERE as_of = ?)",
            arguments: bound([cell(day)]))
    }
}

extension Store {
    /// What the night of a day opened and closed was told: the next night of that day need not tell it.
    public func nightWasTold(asOf day: CalendarDay) throws { try change { try UntoldNights.forget(day, in: $0) } }
}
