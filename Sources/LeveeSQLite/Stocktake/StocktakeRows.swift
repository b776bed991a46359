import GRDB
import LeveeCore

/// Counts inside a transaction.
enum StocktakeRows {
    /// Every count with its scans, as far as a reach goes.
    static func all(within reach: Reach, in db: Database) throws -> [Stocktake] {
        try heads(in: db).map { head in
            var stocktake = head
            stocktake.scans = try scans(of: head.number, within: reach, in: db)
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

    /// The scans of a count.
    /// - Parameter reach: of booklets with which somebody within it has to do, or nobody at all.
    static func scans(
        of number: Int64, within reach: Reach = .everybody, in db: Database
    ) throws -> [Stocktake.Scan] {
        let within = condition(on: "s.document", within: reach)
        return try Row.fetchAll(
            db,
            sql: """
                SELECT s.document, s.place, s.slot, s.scanned_by, s.scanned_at FROM stocktake_scan s
                WHERE s.stocktake = ? AND \(within.sql) ORDER BY s.id
                """, arguments: bound([cell(number)] + within.arguments)
        ).map { row in
            Stocktake.Scan(
                document: try row.document(0), spot: Spot(place: row.optionalText(1), slot: row.optionalText(2)),
                by: row.text(3), at: row.instant(4))
        }
    }

    /// A condition that holds for the booklets of a reach, to stand in a query, with the value for its place.
    private static func condition(
        on document: String, within reach: Reach
    ) -> (sql: String, arguments: [DatabaseValue]) {
        if reach == .everybody { return ("1", []) }
        let within = reach.condition(on: "h.person_id")
        let condition = """
            (EXISTS (SELECT 1 FROM holder_of h WHERE h.document = \(document) AND \(within.sql))
              OR NOT EXISTS (SELECT 1 FROM holder_of h WHERE h.document = \(document)))
            """
        return (condition, within.arguments)
    }

    /// Puts the three sides together, of the people within a reach and of what is nobody's. For one place these are the
    /// people who have a booklet there or in the scans; the authority may list more of theirs.
    /// - Parameter stocktake: with all of its scans.
    static func reckon(
        _ stocktake: Stocktake, within reach: Reach = .everybody, by officer: String, at: Instant, policy: PolicyOnDay,
        in db: Database
    ) throws -> StocktakeReckoning {
        var reckoning = StocktakeReckoning(stocktake, policy: policy)
        let kept = try CustodyLedger.kept(at: stocktake.place, in: db).map(\.document)
        let documents = Set(kept + stocktake.scans.map(\.document))
        for scope in try scopes(of: stocktake.place == nil ? nil : documents, within: reach, in: db) {
            let reader = try DossierReader(db, scope, zone: policy.zone)
            while let (_, dossier) = try reader.next() { reckoning.take(dossier, by: officer, at: at) }
        }
        // What is of somebody beyond the reach is not nobody's.
        for document in documents.sorted() where try reach.holds(document, in: db) {
            reckoning.takeNobodys(try CustodyLedger.record(document, in: db), by: officer, at: at)
        }
        return reckoning
    }

    /// Whose dossiers are read.
    /// - Parameter documents: only of those who have to do with one of these; nil for all.
    private static func scopes(
        of documents: Set<DocumentKey>?, within reach: Reach, in db: Database
    ) throws -> [Scope] {
        if documents == nil, reach == .everybody { return [.everyone] }
        let within = reach.condition(on: "p.person_id")
        var (conditions, arguments) = ([within.sql], within.arguments)
        if let documents {
            conditions.append(
                """
                p.person_id IN (SELECT h.person_id FROM holder_of h
                  WHERE h.document IN (SELECT value FROM json_each(?)))
                """)
            arguments.append(Reach.list(Set(documents.map(\.description))))
        }
        let people = try Int64.fetchAll(
            db,
            sql: """
                SELECT p.person_id FROM person p WHERE \(conditions.joined(separator: " AND ")) ORDER BY p.person_id
                """, arguments: bound(arguments))
        return Scope.lots(people)
    }
}

extension Reach {
    /// Whether a booklet is within it: whoever has it is, or nobody knows whose it is.
    func holds(_ booklet: DocumentKey, in db: Database) throws -> Bool {
        guard self != .everybody, let ref = try DeskReader.ref(of: booklet, in: db) else { return true }
        return try id(ofRef: ref, in: db) != nil
    }
}
