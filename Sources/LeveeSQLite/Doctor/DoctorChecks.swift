import GRDB
import LeveeCore

extension Doctor {
    typealias Finding = (ok: Bool, detail: String)

    /// What is looked at inside the database.
    static let checks: [(name: String, examine: @Sendable (Database) throws -> Finding)] = [
        ("schema", schema), ("settings", settings), ("integrity", integrity), ("foreignKeys", foreignKeys),
        ("audit", audit), ("feedTotals", feedTotals), ("projections", projections), ("applications", applications),
    ]

    private static func schema(_ db: Database) throws -> Finding {
        let migrator = Migrations.migrator
        if try Int32.fetchOne(db, sql: "PRAGMA application_id") != Migrations.applicationID {
            return (false, "not a database of this program")
        }
        if try migrator.hasBeenSuperseded(db) { return (false, "written by a later version") }
        let steps = try migrator.appliedMigrations(db).count
        let isDone = try migrator.hasCompletedMigrations(db)
        return (isDone, isDone ? "version \(steps)" : "version \(steps) of \(migrator.migrations.count)")
    }

    /// What belongs to the connection, which is set up as the writer's is.
    private static func settings(_ db: Database) throws -> Finding {
        let wrong = try Pragmas.deviations(in: db, Pragmas.settings.filter { $0.0 != "journal_mode" })
        return (wrong.isEmpty, wrong.joined(separator: " "))
    }

    private static func integrity(_ db: Database) throws -> Finding {
        let faults = try String.fetchAll(db, sql: "PRAGMA integrity_check(10)")
        return (faults == ["ok"], faults == ["ok"] ? "" : "\(faults.count) faults")
    }

    private static func foreignKeys(_ db: Database) throws -> Finding {
        let faults = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
        return (faults.isEmpty, faults.isEmpty ? "" : "\(faults.count) rows without what they refer to")
    }

    private static func audit(_ db: Database) throws -> Finding {
        if let number = try AuditLog.firstBreak(in: db) { return (false, "broken at entry \(number)") }
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM audit") ?? 0
        // Every receipt is written together with one entry.
        let receipts = try Int.fetchOne(db, sql: "SELECT count(*) FROM receipt") ?? 0
        return (count == receipts, "\(count) entries" + (count == receipts ? "" : " for \(receipts) receipts"))
    }

    private static func feedTotals(_ db: Database) throws -> Finding {
        let files = try Int.fetchOne(db, sql: "SELECT count(*) FROM feed_file") ?? 0
        let totals = "received, accepted, duplicate, not_registered, possible_match, quarantined"
        let wrong = try count(
            db,
            """
            (SELECT source, sequence, receipt, \(totals) FROM feed_file
              EXCEPT SELECT source, sequence, receipt, \(totals) FROM delivery)
            """)
        let short = try count(
            db,
            """
            delivery d LEFT JOIN (
              SELECT delivery, sum(person_id IS NOT NULL OR target IS NOT NULL) AS told,
              sum(person_id IS NULL AND target IS NULL) AS held FROM feed_record GROUP BY delivery) r
            ON r.delivery = d.receipt
            WHERE (d.accepted, d.possible_match) IS NOT (coalesce(r.told, 0), coalesce(r.held, 0))
            """)
        let all = wrong + short == 0
        return (all, all ? "\(files) files" : "\(wrong + short) of \(files) files do not balance")
    }

    /// What is kept current beside the facts must follow from the facts.
    private static func projections(_ db: Database) throws -> Finding {
        let corrected = CorrectionSchema.tables.map {
            "SELECT correction FROM \($0) WHERE correction IS NOT NULL"
        }.joined(separator: " UNION ")
        let named = """
            SELECT o.person_id, \(MentionRow.document) FROM feed_person o JOIN feed_record r ON r.accepted = o.record
            \(MentionRow.join) WHERE \(MentionRow.document) IS NOT NULL
            """
        let lives = FindingStates.derived(upTo: nil, in: "main")
        let queries = [
            "feed_person": """
            (SELECT person_id, record FROM feed_person WHERE record NOT IN (
              SELECT accepted FROM feed_record WHERE target IS NULL))
            """,
            "feed_person is short of": """
            (SELECT person_id, accepted FROM feed_record WHERE person_id IS NOT NULL
              EXCEPT SELECT person_id, record FROM feed_person)
            """,
            "mention": """
            mention WHERE record NOT IN (SELECT accepted FROM feed_record WHERE document IS NULL)
            """,
            "feed_person is short of confirmed": """
            (SELECT d.person_id, d.record FROM match_decision d JOIN feed_record r ON r.accepted = d.record
              WHERE d.decision = 'confirmed' AND r.holder_id_number IS NULL
              UNION SELECT person_id, record FROM match_rematch EXCEPT SELECT person_id, record FROM feed_person)
            """,
            "quarantine": """
            quarantine q WHERE NOT EXISTS (SELECT 1 FROM quarantine_sighting w WHERE w.record = q.id)
              OR EXISTS (SELECT 1 FROM quarantine_step s WHERE s.record = q.id AND s.kind = 'forgotten')
            """,
            "quarantine is short of": """
            quarantine_sighting w WHERE w.record NOT IN (SELECT id FROM quarantine) AND NOT EXISTS (
              SELECT 1 FROM quarantine_step s WHERE s.record = w.record AND s.kind = 'forgotten')
            """,
            "quarantine_step": """
            quarantine_step s LEFT JOIN feed_record r ON r.accepted = s.fact
              WHERE s.record NOT IN (SELECT record FROM quarantine_sighting) OR s.fact IS NOT NULL AND r.accepted IS NULL
            """,
            "match_pair": """
            (SELECT accepted FROM feed_record WHERE person_id IS NULL AND target IS NULL AND kind <> 'forgotten'
              EXCEPT SELECT record FROM match_pair)
            """,
            "person": """
            person p LEFT JOIN person_fact f ON f.person_id = p.person_id
              AND \(PersonVersion.isCurrent("f"))
            WHERE (p.id_number, p.name, p.birth_date, p.sex) IS NOT (f.id_number, f.name, f.birth_date, f.sex)
            """,
            "holder_of": """
            (SELECT person_id, document FROM holder_of
              EXCEPT SELECT * FROM (SELECT person_id, document FROM declaration UNION
              \(named)))
            """,
            "holder_of is short of": """
            (SELECT * FROM (SELECT person_id, document FROM declaration UNION
              \(named))
              EXCEPT SELECT person_id, document FROM holder_of)
            """,
            "correction": """
            (\(corrected)) WHERE correction NOT IN (SELECT request FROM request_settlement WHERE is_confirmed = 1)
            """,
            "correction is short of": """
            request r JOIN request_settlement s ON s.request = r.number
            WHERE r.kind = 'correction' AND s.is_confirmed = 1 AND r.number NOT IN (\(corrected))
            """,
            "withdrawn": """
            (SELECT source, record_id FROM withdrawn EXCEPT SELECT r.source, r.target FROM feed_record r
              WHERE r.target IS NOT NULL AND \(FeedTransaction.stands))
            """,
            "withdrawn is short of": """
            (SELECT r.source, r.target FROM feed_record r WHERE r.target IS NOT NULL AND \(FeedTransaction.stands)
              EXCEPT SELECT source, record_id FROM withdrawn)
            """,
            "finding": """
            finding f WHERE (f.state, f.is_given, f.closed_on) IS NOT (
              \(lives.state), \(lives.isGiven), \(lives.closedOn))
            """,
        ]
        let wrong = try queries.sorted { $0.key < $1.key }.compactMap { name, query in
            let rows = try count(db, query)
            return rows == 0 ? nil : "\(name): \(rows)"
        }
        return (wrong.isEmpty, wrong.joined(separator: "; "))
    }

    /// Every act must have been allowed where the application stood, and every check must have kept what it was given.
    private static func applications(_ db: Database) throws -> Finding {
        let files = try ApplicationRows.all(in: db)
        let loose = try count(
            db,
            """
            application_act t LEFT JOIN application_check c
              ON c.person_id = t.person_id AND c.application = t.application AND c.act = t.number
            WHERE (t.kind = 'checked') IS NOT (c.act IS NOT NULL)
            """)
        return (loose == 0, loose == 0 ? "\(files.count) applications" : "\(loose) without what a check was given")
    }

    private static func count(_ db: Database, _ from: String) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \(from)") ?? 0
    }
}
