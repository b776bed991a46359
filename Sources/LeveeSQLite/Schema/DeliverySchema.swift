/// Feed records in the shape in which they come in quickest and are read by person.
///
/// A record with one document carries it in its own row; a statement of several, and a record that is nobody's yet, has its
/// documents in `mention`. `feed_person` puts records to people's names, in their order; a record that a person decides on
/// later gets its row there. What the file says of all its records stands once, in `delivery`.
enum DeliverySchema {
    static let facts = ["feed_source", "delivery", "feed_record", "feed_person", "mention"]

    private static let replaced = ["feed_record", "mention", "withdrawn"]

    /// Puts the tables that are replaced out of the way; what refers to them by name will find the new ones.
    static let retire =
        "PRAGMA legacy_alter_table = 1; DROP INDEX feed_record_target; DROP INDEX feed_record_held;"
        + replaced.map { "ALTER TABLE \($0) RENAME TO \($0)_old;" }.joined()

    static let drop = replaced.map { "DROP TABLE \($0)_old;" }.joined() + "PRAGMA legacy_alter_table = 0;"

    static let sql = """
        CREATE TABLE feed_source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

        -- One row for each time that a file came: its totals as they were then.
        CREATE TABLE delivery (
          receipt INTEGER PRIMARY KEY REFERENCES receipt (id),
          source TEXT NOT NULL, sequence INTEGER NOT NULL, generated_at INTEGER NOT NULL,
          received INTEGER NOT NULL, accepted INTEGER NOT NULL, duplicate INTEGER NOT NULL,
          not_registered INTEGER NOT NULL, possible_match INTEGER NOT NULL, quarantined INTEGER NOT NULL,
          CHECK (received = accepted + duplicate + not_registered + possible_match + quarantined)
        ) STRICT;
        CREATE INDEX delivery_file ON delivery (source, sequence);

        -- Accepted records, and those held until a person decides whose they are: neither a person nor a target.
        CREATE TABLE feed_record (
          accepted INTEGER PRIMARY KEY,
          source INTEGER NOT NULL, record_id TEXT NOT NULL, delivery INTEGER NOT NULL,
          kind TEXT NOT NULL, action TEXT, person_id INTEGER,
          on_day INTEGER, at INTEGER, port TEXT, to_place TEXT, from_place TEXT, target TEXT, reason TEXT,
          holder_id_number TEXT, holder_name TEXT, holder_surname TEXT, holder_given_names TEXT,
          holder_birth_date INTEGER, holder_sex TEXT,
          document TEXT, raw_number TEXT, issuing_state TEXT, issued_on INTEGER, expires_on INTEGER, authority TEXT,
          doubts TEXT, fingerprint BLOB NOT NULL,
          UNIQUE (source, record_id)
        ) STRICT;
        CREATE INDEX feed_record_target ON feed_record (source, target) WHERE target IS NOT NULL;
        CREATE INDEX feed_record_held ON feed_record (accepted) WHERE person_id IS NULL AND target IS NULL;

        CREATE TABLE feed_person (
          person_id INTEGER NOT NULL, record INTEGER NOT NULL,
          PRIMARY KEY (person_id, record)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE mention (
          record INTEGER NOT NULL, place INTEGER NOT NULL, document TEXT NOT NULL CHECK (instr(document, ':') > 1),
          raw_number TEXT, issuing_state TEXT, issued_on INTEGER, expires_on INTEGER, authority TEXT,
          PRIMARY KEY (record, place)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX mention_document ON mention (document);

        -- Kept current: the records that a standing withdrawal takes back, known or not yet.
        CREATE TABLE withdrawn (
          source INTEGER NOT NULL, record_id TEXT NOT NULL,
          PRIMARY KEY (source, record_id)
        ) STRICT, WITHOUT ROWID;
        """

    /// Moves what the replaced tables hold. A delivery of which only the records are known counts these.
    static let move = """
        INSERT INTO feed_source (name) SELECT source FROM feed_file UNION SELECT source FROM feed_record_old
          UNION SELECT source FROM withdrawn_old ORDER BY source;
        INSERT INTO delivery SELECT receipt, source, sequence, generated_at, received, accepted, duplicate, not_registered,
          possible_match, quarantined FROM feed_file;
        INSERT INTO delivery SELECT receipt, source, sequence, generated_at, count(*), sum(held = 0), 0, 0, sum(held), 0
          FROM feed_record_old WHERE receipt NOT IN (SELECT receipt FROM delivery) GROUP BY receipt;
        INSERT INTO feed_record SELECT r.accepted, s.id, r.record_id, r.receipt, r.kind, r.action, r.person_id, r.on_day,
          r.at, r.port, r.to_place, r.from_place, r.target, r.reason, r.holder_id_number, r.holder_name, r.holder_surname,
          r.holder_given_names, r.holder_birth_date, r.holder_sex, m.document,
          CASE WHEN m.raw_number <> substr(m.document, instr(m.document, ':') + 1) THEN m.raw_number END,
          m.issuing_state, m.issued_on, m.expires_on, m.authority, nullif(r.doubts, ''), r.fingerprint
          FROM feed_record_old r JOIN feed_source s ON s.name = r.source
          LEFT JOIN mention_old m ON m.record = r.accepted AND r.person_id IS NOT NULL AND r.kind <> 'holdings';
        INSERT INTO feed_person SELECT person_id, accepted FROM feed_record WHERE person_id IS NOT NULL;
        INSERT INTO mention SELECT m.record, m.place, m.document,
          CASE WHEN m.raw_number <> substr(m.document, instr(m.document, ':') + 1) THEN m.raw_number END,
          m.issuing_state, m.issued_on, m.expires_on, m.authority
          FROM mention_old m JOIN feed_record r ON r.accepted = m.record WHERE r.document IS NULL;
        INSERT INTO withdrawn SELECT s.id, w.record_id FROM withdrawn_old w JOIN feed_source s ON s.name = w.source;
        """
}
