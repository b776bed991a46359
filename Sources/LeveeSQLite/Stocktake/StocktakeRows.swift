import GRDB
import LeveeCore

/// Counts inside a transaction.
enum StocktakeRows {
    /// Every count with its scans.
    static func all(in db: Database) throws -> [Stocktake] {
        try heads(in: db).map { head in
            var stocktake = head
            stocktake.scans = try scans(of: head.number, in: db)
            return stocktake
        }
    }

    /// Every count without its scans.
    static func heads(in db: Database) throws -> [Stocktake] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT s.number, s.place, s.started_by, s.started_at, e.is_finished, e.ended_by, e.ended_at
                FROM stocktake s LEFT JOIN stocktake_end e ON e.stocktake = s.number ORDER BY s.number
                """
        ).map { row in
            var stocktake = Stocktake(
                number: row.number(0), place: row.optionalText(1), startedBy: row.text(2), startedAt: row.instant(3))
            if !row.isNull(4) { stocktake.end = .init(isFinished: row.flag(4), by: row.text(5), at: row.instant(6)) }
            return stocktake
        }
    }

    /// The count that somebody means: by number, or the only one that is open.
    /// - Throws: ``StocktakeRefusal``.
    static func open(_ number: Int64?, in db: Database) throws -> Stocktake {
        var open = try head(number, in: db)
        open.scans = try scans(of: open.number, in: db)
        return open
    }

    private static func head(_ number: Int64?, in db: Database) throws -> Stocktake {
        let all = try heads(in: db)
        if let number {
            guard let found = all.first(where: { $0.number == number }) else {
                throw StocktakeRefusal.noneOpen("S-\(number)")
            }
            if let end = found.end { throw StocktakeRefusal.ended(found.name, isFinished: end.isFinished) }
            return found
        }
        let open = all.filter { $0.end == nil }
        guard let first = open.first else { throw StocktakeRefusal.noneOpen(nil) }
        if open.count > 1 { throw StocktakeRefusal.severalOpen(open.map(\.name)) }
        return first
    }

    static func scans(of number: Int64, in db: Database) throws -> [Stocktake.Scan] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT document, place, slot, scanned_by, scanned_at FROM stocktake_scan WHERE stocktake = ? ORDER BY id
                """, arguments: [number]
        ).map { row in
            Stocktake.Scan(
                document: try row.document(0), spot: Spot(place: row.optionalText(1), slot: row.optionalText(2)),
                by: row.text(3), at: row.instant(4))
        }
    }

    /// Puts the three sides together. For one place these are the people who have a booklet there or in the scans; the
    /// authority may list more of theirs.
    static func reckon(
        _ stocktake: Stocktake, by officer: String, at: Instant, policy: PolicyOnDay, in db: Database
    ) throws -> StocktakeReckoning {
        var reckoning = StocktakeReckoning(stocktake, policy: policy)
        let kept = try CustodyLedger.kept(at: stocktake.place, in: db).map(\.document)
        let documents = Set(kept + stocktake.scans.map(\.document))
        let scope: Scope =
            try stocktake.place == nil ? .everyone : .these(documents.flatMap { try holders(of: $0, in: db) })
        if case .these(let people) = scope, people.isEmpty {
        } else {
            let reader = try DossierReader(db, scope, zone: policy.zone)
            while let (_, dossier) = try reader.next() { reckoning.take(dossier, by: officer, at: at) }
        }
        for document in documents.sorted() {
            reckoning.takeNobodys(try CustodyLedger.record(document, in: db), by: officer, at: at)
        }
        return reckoning
    }

    private static func holders(of document: DocumentKey, in db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db, sql: "SELECT person_id FROM holder_of WHERE document = ?", arguments: [cell(document)])
    }
}
