import GRDB

/// Which records were withdrawn when the records up to one were known: those of today, from which the withdrawals that came
/// later are taken back one by one, the last one first. Each goes as far down its chain as anything changes, as it did when
/// it came.
///
/// It is a table of its own: a feed that is imported meanwhile changes the one of today.
struct WithdrawnThen {
    /// Number of the last feed record known.
    let record: Int64

    /// Covers the table `withdrawn` of this connection. Belongs into one transaction.
    func cover(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TEMP TABLE withdrawn (
                  source INTEGER NOT NULL, record_id TEXT NOT NULL, PRIMARY KEY (source, record_id)
                ) WITHOUT ROWID;
                INSERT INTO temp.withdrawn SELECT source, record_id FROM main.withdrawn;
                """)
        let stands = try db.makeStatement(
            sql: """
                SELECT 1 FROM \(Self.withdrawals) AND r.source = ?1 AND r.target = ?2 AND r.accepted < ?3
                AND NOT EXISTS (
                  SELECT 1 FROM temp.withdrawn w WHERE w.source = r.source AND w.record_id = r.record_id) LIMIT 1
                """)
        let isIn = try db.makeStatement(sql: "SELECT 1 FROM temp.withdrawn WHERE source = ? AND record_id = ?")
        let put = try db.makeStatement(sql: "INSERT INTO temp.withdrawn (source, record_id) VALUES (?, ?)")
        let drop = try db.makeStatement(sql: "DELETE FROM temp.withdrawn WHERE source = ? AND record_id = ?")
        let next = try db.makeStatement(
            sql: "SELECT target FROM main.feed_record WHERE source = ? AND record_id = ? AND accepted < ?")
        let later = try Row.fetchCursor(
            db,
            sql: """
                SELECT r.accepted, r.source, r.target FROM \(Self.withdrawals) AND r.accepted > ? ORDER BY r.accepted DESC
                """, arguments: [record])
        while let withdrawal = try later.next() {
            let (number, source) = (withdrawal.number(0), withdrawal.number(1))
            var target: String? = withdrawal.text(2)
            while let record = target {
                let isWithdrawn = try Int.fetchOne(stands, arguments: [source, record, number]) != nil
                let was = try Int.fetchOne(isIn, arguments: [source, record]) != nil
                guard isWithdrawn != was else { break }
                try (isWithdrawn ? put : drop).execute(arguments: [source, record])
                target = try Row.fetchOne(next, arguments: [source, record, number])?.optionalText(0)
            }
        }
    }

    /// Read through the index of targets, which is small, not through all records.
    private static let withdrawals = "main.feed_record r INDEXED BY feed_record_target WHERE r.target IS NOT NULL"
}
