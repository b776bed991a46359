import GRDB

/// Covers the tables of a connection with views of the same names, in which nothing stands that came after a receipt. SQLite
/// looks among temporary names first, so that no query has to know of it.
///
/// Facts carry their receipt. What is kept current beside them is derived anew from the facts known then.
struct KnownFacts {
    /// Number of the last receipt known.
    let receipt: Int64
    /// Number of the last feed record known: records are numbered in the order in which they were accepted.
    let record: Int64

    init(upTo receipt: Int64, in db: Database) throws {
        self.receipt = receipt
        record = try Self.lastRecord(upTo: receipt, in: db)
    }

    func cover(_ db: Database) throws {
        for (table, rows) in try views(in: db) { try db.execute(sql: "CREATE TEMP VIEW \(table) AS \(rows)") }
        try WithdrawnThen(record: record).cover(db)
        // A view of the schema looks at the tables themselves; the same words as a temporary view look at what covers them.
        let own = try String.fetchAll(db, sql: "SELECT sql FROM main.sqlite_schema WHERE type = 'view' ORDER BY rowid")
        for sql in own { try db.execute(sql: "CREATE TEMP" + sql.dropFirst("CREATE".utf8.count)) }
    }

    /// What each table holds of what was known; tables that are not named hold nothing that is learned.
    func views(in db: Database) throws -> [(table: String, rows: String)] {
        let tables = try String.fetchAll(
            db, sql: "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name")
        return try tables.compactMap { table in
            if let rows = derived[table] { return (table, rows) }
            guard try db.columns(in: table, in: "main").contains(where: { $0.name == "receipt" }) else { return nil }
            return (table, "SELECT * FROM main.\(table) WHERE receipt <= \(receipt)")
        }
    }

    /// Tables that a view of their own does not cover, each for its reason.
    static let uncovered: Set<String> = [
        // Covered by a table.
        "withdrawn",
        // Names for numbers, and the steps of the schema.
        "feed_source", "grdb_migrations",
        // What the next night makes use of: derived, and asked by nobody else.
        "verdict", "marked", "night_memory", "night_untold",
        // Who looked at what: nothing that is known of a person.
        "reading",
        // Who comes and goes.
        "credential", "session", "session_count", "draft", "idempotency",
    ]

    /// Tables whose rows carry no receipt, by what tells when they came.
    private var derived: [String: String] {
        [
            "receipt": "SELECT * FROM main.receipt WHERE id <= \(receipt)",
            // Every receipt is written together with one entry.
            "audit": """
            SELECT * FROM main.audit WHERE number <= (SELECT count(*) FROM main.receipt WHERE id <= \(receipt))
            """,
            "feed_record": "SELECT * FROM main.feed_record WHERE accepted <= \(record)",
            "mention": "SELECT * FROM main.mention WHERE record <= \(record)",
            "match_candidate": "SELECT * FROM main.match_candidate WHERE record <= \(record)",
            "match_pair": "SELECT * FROM main.match_pair WHERE record <= \(record)",
            "quarantine_sighting": "SELECT * FROM main.quarantine_sighting WHERE delivery <= \(receipt)",
            "quarantine_word": """
            SELECT * FROM main.quarantine_word w WHERE EXISTS (
              SELECT 1 FROM main.quarantine_step s WHERE s.record = w.record AND s.receipt <= \(receipt)
              AND s.kind IN ('fixed', 'dropped'))
            """,
            "feed_person": feedPerson, "person": person, "holder_of": holderOf, "finding": finding,
            "application_check": """
            SELECT * FROM main.application_check c WHERE EXISTS (
              SELECT 1 FROM main.application_act t WHERE t.person_id = c.person_id AND t.application = c.application
              AND t.number = c.act AND t.receipt <= \(receipt))
            """,
        ]
    }

    /// A record that a person decided on is the person's since the decision.
    private var feedPerson: String {
        """
        SELECT * FROM main.feed_person o WHERE o.record <= \(record) AND NOT EXISTS (
          SELECT 1 FROM main.match_decision d WHERE d.record = o.record AND d.receipt > \(receipt))
        AND NOT EXISTS (SELECT 1 FROM main.match_rematch t WHERE t.record = o.record AND t.receipt > \(receipt))
        """
    }

    /// By the version of the person that was current then.
    private var person: String {
        let version = "FROM main.person_fact f WHERE f.person_id = p.person_id AND f.receipt <= \(receipt)"
        let columns = ["id_number", "name", "birth_date", "sex"].map { column in
            "(SELECT f.\(column) \(version) ORDER BY f.seq DESC LIMIT 1) AS \(column)"
        }
        return """
            SELECT p.person_id, p.ref, \(columns.joined(separator: ", ")) FROM main.person p
            WHERE EXISTS (SELECT 1 \(version))
            """
    }

    /// Declared it by then, or is named with it in a record of then.
    private var holderOf: String {
        """
        SELECT h.person_id, h.document FROM main.holder_of h WHERE EXISTS (
          SELECT 1 FROM main.declaration d
          WHERE d.document = h.document AND d.person_id = h.person_id AND d.receipt <= \(receipt))
        OR EXISTS (
          SELECT 1 FROM (\(feedPerson)) k CROSS JOIN main.feed_record r ON r.accepted = k.record
          WHERE k.person_id = h.person_id AND (r.document = h.document OR r.document IS NULL AND EXISTS (
            SELECT 1 FROM main.mention m WHERE m.record = r.accepted AND m.document = h.document)))
        """
    }

    /// By the last steps of its life then. A night that closes says nothing of severity, facts and evidence.
    private var finding: String {
        func last(_ column: String, _ condition: String) -> String {
            """
            (SELECT e.\(column) FROM main.finding_event e WHERE e.finding = f.id AND e.receipt <= \(receipt)
              AND \(condition) ORDER BY e.id DESC LIMIT 1)
            """
        }
        let said = ["severity", "since", "facts", "evidence"].map { "\(last($0, "e.kind <> 'closed'")) AS \($0)" }
        let derived = FindingStates.derived(upTo: receipt, in: "main")
        return """
            SELECT f.id, f.person_id, f.rule, f.subject, \(derived.state) AS state, \(derived.isGiven) AS is_given,
            \(said.joined(separator: ", ")), \(last("as_of", "e.kind = 'opened'")) AS opened_on,
            \(derived.closedOn) AS closed_on
            FROM main.finding f WHERE EXISTS (
              SELECT 1 FROM main.finding_event e WHERE e.finding = f.id AND e.receipt <= \(receipt))
            """
    }

    /// Found by halving, as no index leads from a receipt to its records.
    private static func lastRecord(upTo receipt: Int64, in db: Database) throws -> Int64 {
        let next = try db.makeStatement(
            sql: "SELECT accepted, delivery FROM main.feed_record WHERE accepted >= ? ORDER BY accepted LIMIT 1")
        var known: Int64 = 0
        var end = try Int64.fetchOne(db, sql: "SELECT max(accepted) FROM main.feed_record") ?? 0
        while known < end {
            let middle = known + (end - known + 1) / 2
            guard let row = try Row.fetchOne(next, arguments: [middle]) else { break }
            if row.number(1) <= receipt { known = row.number(0) } else { end = middle - 1 }
        }
        return known
    }
}
