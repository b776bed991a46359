import GRDB
import LeveeCore

/// What became of quarantined records and of possible matches.
///
/// Steps and decisions are only added. What names people goes when the policy's days are over: a quarantined record's own XML
/// and what was written in its place, and a possible match's values. That there was one stays, with its number and delivery.
enum QuarantineSchema {
    static let facts = ["quarantine_sighting", "quarantine_step", "match_rejection", "match_rematch"]

    static let sql = """
        -- As before, but a number is never given twice.
        CREATE TABLE quarantine_kept (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          source TEXT NOT NULL, sequence INTEGER NOT NULL, line INTEGER NOT NULL, record_id TEXT,
          reason TEXT NOT NULL, field TEXT NOT NULL, xml TEXT NOT NULL, xml_sha256 BLOB NOT NULL,
          is_personless INTEGER NOT NULL CHECK (is_personless IN (0, 1)),
          received_at INTEGER NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          UNIQUE (source, xml_sha256, reason)
        ) STRICT;
        INSERT INTO quarantine_kept SELECT * FROM quarantine;
        DROP TABLE quarantine;
        ALTER TABLE quarantine_kept RENAME TO quarantine;

        -- Each time that the record came, by delivery; the first one is the delivery under which it would be imported.
        CREATE TABLE quarantine_sighting (
          id INTEGER PRIMARY KEY,
          record INTEGER NOT NULL, delivery INTEGER NOT NULL REFERENCES receipt (id), line INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX quarantine_sighting_delivery ON quarantine_sighting (delivery);
        CREATE INDEX quarantine_sighting_record ON quarantine_sighting (record);
        INSERT INTO quarantine_sighting (record, delivery, line) SELECT id, receipt, line FROM quarantine ORDER BY id;

        CREATE TABLE quarantine_step (
          record INTEGER NOT NULL, number INTEGER NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('fixed', 'replayed', 'named', 'dropped', 'forgotten')),
          outcome TEXT CHECK (outcome IN ('accepted', 'duplicate', 'notRegistered', 'possibleMatch')),
          fact INTEGER, actor TEXT NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (record, number),
          CHECK ((kind IN ('fixed', 'replayed')) = (outcome IS NOT NULL)),
          CHECK ((fact IS NOT NULL) = (outcome IS NOT NULL AND outcome <> 'notRegistered'))
        ) STRICT, WITHOUT ROWID;
        -- A record has one fate.
        CREATE UNIQUE INDEX quarantine_step_fate ON quarantine_step (record)
          WHERE kind IN ('fixed', 'replayed', 'dropped');
        CREATE INDEX quarantine_step_receipt ON quarantine_step (receipt);

        -- What a person wrote to it: other XML, or why it was dropped.
        CREATE TABLE quarantine_word (
          record INTEGER PRIMARY KEY, xml TEXT, reason TEXT,
          CHECK ((xml IS NULL) <> (reason IS NULL))
        ) STRICT;

        -- The holder's side of a pair, as a digest.
        CREATE TABLE match_pair (record INTEGER PRIMARY KEY, holder BLOB NOT NULL) STRICT;
        CREATE INDEX match_pair_holder ON match_pair (holder);

        CREATE TABLE match_rejection (
          person_id INTEGER NOT NULL REFERENCES person (person_id), holder BLOB NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (person_id, holder)
        ) STRICT, WITHOUT ROWID;

        -- Possible matches whose number became known later.
        CREATE TABLE match_rematch (
          record INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES person (person_id),
          receipt INTEGER NOT NULL REFERENCES receipt (id)
        ) STRICT;

        CREATE VIEW match_state AS
          SELECT r.accepted AS record, r.delivery, CASE
            WHEN EXISTS (SELECT 1 FROM match_rematch t WHERE t.record = r.accepted) THEN 'rematched'
            WHEN d.decision IS NOT NULL THEN d.decision
            WHEN r.kind = 'forgotten' THEN 'forgotten'
            ELSE 'open' END AS state
          FROM feed_record r LEFT JOIN match_decision d ON d.record = r.accepted
          WHERE r.person_id IS NULL AND r.target IS NULL;

        -- A possible match is forgotten in place: its number and its delivery stay.
        DROP TRIGGER feed_record_no_update;
        CREATE TRIGGER feed_record_no_update BEFORE UPDATE ON feed_record
        WHEN new.kind <> 'forgotten' OR old.person_id IS NOT NULL OR old.target IS NOT NULL
          OR new.accepted <> old.accepted OR new.delivery <> old.delivery OR new.source <> old.source
          OR EXISTS (SELECT 1 FROM match_rematch t WHERE t.record = old.accepted)
          OR EXISTS (SELECT 1 FROM match_decision d WHERE d.record = old.accepted AND d.decision = 'confirmed')
        BEGIN SELECT RAISE(ABORT, 'feed_record is append-only'); END;
        DROP TRIGGER mention_no_delete;
        CREATE TRIGGER mention_no_delete BEFORE DELETE ON mention
        WHEN NOT EXISTS (SELECT 1 FROM feed_record r WHERE r.accepted = old.record AND r.kind = 'forgotten')
        BEGIN SELECT RAISE(ABORT, 'mention is append-only'); END;
        """

    /// Tables out of which something goes only after the trail says so, with the condition for its row.
    private static let forgettable = [
        ("quarantine", "quarantine_step s WHERE s.record = old.id AND s.kind = 'forgotten'"),
        ("quarantine_word", "quarantine_step s WHERE s.record = old.record AND s.kind = 'forgotten'"),
        ("match_pair", "feed_record r WHERE r.accepted = old.record AND r.kind = 'forgotten'"),
    ]

    static let triggers = forgettable.map { table, trail in
        """
        CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table) is append-only'); END;
        CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table) WHEN NOT EXISTS (SELECT 1 FROM \(trail))
        BEGIN SELECT RAISE(ABORT, 'only what a trail tells of is forgotten'); END;
        """
    }.joined(separator: "\n")

    /// Possible matches of before get their side of the pair, and those that were rejected are known again.
    static func pairEarlierMatches(_ db: Database) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT accepted, holder_id_number, holder_name, holder_birth_date, holder_sex FROM feed_record
                WHERE person_id IS NULL AND target IS NULL
                """)
        for row in rows {
            let id = row.number(0)
            let holder = Holder(
                idNumber: row.isNull(1) ? nil : try row.idNumber(1), name: row.optionalText(2),
                birthDate: row.optionalDay(3), sex: try row.optionalCode(4))
            let documents = try String.fetchAll(
                db, sql: "SELECT document FROM mention WHERE record = ?", arguments: [id]
            ).map(Row.document)
            try db.execute(
                sql: "INSERT INTO match_pair (record, holder) VALUES (?, ?)",
                arguments: bound([cell(id), cell(Digest.sha256(MatchPair.holder(holder, documents: documents)))]))
        }
        try db.execute(
            sql: """
                INSERT INTO match_rejection (person_id, holder, receipt)
                SELECT c.person_id, p.holder, min(d.receipt) FROM match_decision d
                JOIN match_candidate c ON c.record = d.record JOIN match_pair p ON p.record = d.record
                WHERE d.decision = 'rejected' GROUP BY c.person_id, p.holder
                """)
    }
}
