/// What border feeds brought: their files, their records, and what became of each.
enum FeedSchema {
    static let facts = ["feed_file", "feed_record", "mention", "match_candidate", "match_decision"]

    static let sql = """
        CREATE TABLE feed_file (
          source TEXT NOT NULL, sequence INTEGER NOT NULL CHECK (sequence > 0), generated_at INTEGER NOT NULL,
          covers_from INTEGER NOT NULL, covers_to INTEGER NOT NULL, letter TEXT, purpose TEXT,
          received INTEGER NOT NULL, accepted INTEGER NOT NULL, duplicate INTEGER NOT NULL,
          not_registered INTEGER NOT NULL, possible_match INTEGER NOT NULL, quarantined INTEGER NOT NULL,
          fingerprint BLOB NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (source, sequence),
          CHECK (covers_from <= covers_to),
          CHECK (received = accepted + duplicate + not_registered + possible_match + quarantined)
        ) STRICT, WITHOUT ROWID;

        -- Accepted records, and those held until a person decides whose they are.
        CREATE TABLE feed_record (
          accepted INTEGER PRIMARY KEY,
          source TEXT NOT NULL, record_id TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('document', 'crossing', 'holdings', 'filing', 'withdrawal')),
          action TEXT,
          held INTEGER NOT NULL CHECK (held IN (0, 1)),
          person_id INTEGER REFERENCES person (person_id),
          sequence INTEGER NOT NULL, generated_at INTEGER NOT NULL,
          on_day INTEGER, at INTEGER, port TEXT, to_place TEXT, from_place TEXT,
          holder_id_number TEXT, holder_name TEXT, holder_surname TEXT, holder_given_names TEXT,
          holder_birth_date INTEGER, holder_sex TEXT,
          target TEXT, reason TEXT, doubts TEXT NOT NULL, fingerprint BLOB NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          UNIQUE (source, record_id),
          FOREIGN KEY (source, sequence) REFERENCES feed_file (source, sequence) DEFERRABLE INITIALLY DEFERRED,
          CHECK ((kind = 'withdrawal') = (target IS NOT NULL)),
          CHECK ((person_id IS NULL) = (held = 1 OR kind = 'withdrawal')),
          CHECK ((kind = 'crossing') = (at IS NOT NULL)),
          CHECK ((kind IN ('document', 'holdings', 'filing')) = (on_day IS NOT NULL))
        ) STRICT;
        CREATE INDEX feed_record_person ON feed_record (person_id, kind, accepted) WHERE person_id IS NOT NULL;
        CREATE INDEX feed_record_target ON feed_record (source, target) WHERE target IS NOT NULL;
        CREATE INDEX feed_record_held ON feed_record (accepted) WHERE held = 1;
        CREATE INDEX feed_record_file ON feed_record (source, sequence);

        -- One row for each document that a record names, in the order of the record.
        CREATE TABLE mention (
          document TEXT NOT NULL CHECK (instr(document, ':') > 1),
          record INTEGER NOT NULL REFERENCES feed_record (accepted), place INTEGER NOT NULL,
          raw_number TEXT NOT NULL, issuing_state TEXT, issued_on INTEGER, expires_on INTEGER, authority TEXT,
          PRIMARY KEY (document, record, place)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX mention_record ON mention (record, place);

        -- Kept current: the records that a standing withdrawal takes back, known or not yet.
        CREATE TABLE withdrawn (
          source TEXT NOT NULL, record_id TEXT NOT NULL,
          PRIMARY KEY (source, record_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE match_candidate (
          record INTEGER NOT NULL REFERENCES feed_record (accepted),
          person_id INTEGER NOT NULL REFERENCES person (person_id),
          is_namesake INTEGER NOT NULL CHECK (is_namesake IN (0, 1)),
          PRIMARY KEY (record, person_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE match_decision (
          record INTEGER PRIMARY KEY REFERENCES feed_record (accepted),
          decision TEXT NOT NULL CHECK (decision IN ('confirmed', 'rejected')),
          person_id INTEGER REFERENCES person (person_id),
          on_day INTEGER NOT NULL, actor TEXT NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          CHECK ((decision = 'confirmed') = (person_id IS NOT NULL))
        ) STRICT;
        CREATE INDEX match_decision_person ON match_decision (person_id) WHERE person_id IS NOT NULL;

        CREATE TABLE quarantine (
          id INTEGER PRIMARY KEY,
          source TEXT NOT NULL, sequence INTEGER NOT NULL, line INTEGER NOT NULL, record_id TEXT,
          reason TEXT NOT NULL, field TEXT NOT NULL, xml TEXT NOT NULL, xml_sha256 BLOB NOT NULL,
          is_personless INTEGER NOT NULL CHECK (is_personless IN (0, 1)),
          received_at INTEGER NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          UNIQUE (source, xml_sha256, reason)
        ) STRICT;
        CREATE TRIGGER quarantine_no_update BEFORE UPDATE ON quarantine
        BEGIN SELECT RAISE(ABORT, 'quarantine is append-only'); END;
        CREATE TRIGGER quarantine_no_delete BEFORE DELETE ON quarantine WHEN old.is_personless = 0
        BEGIN SELECT RAISE(ABORT, 'only records without a person are forgotten'); END;
        """
}
