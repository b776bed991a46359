/// Who looked at whose file. It changes nothing of what is known, so no receipt stands behind it, and the chain of the audit
/// does not wait for it.
enum ReadingSchema {
    static let facts = ["reading"]

    static let sql = """
        CREATE TABLE reading (
          number INTEGER PRIMARY KEY, at INTEGER NOT NULL, user TEXT NOT NULL CHECK (user <> ''),
          person_id INTEGER NOT NULL REFERENCES person (person_id),
          what TEXT NOT NULL CHECK (what IN ('dossier', 'application', 'custody', 'finding', 'letter', 'match'))
        ) STRICT;
        CREATE INDEX reading_person ON reading (person_id, number);
        CREATE INDEX reading_user ON reading (user, number);
        """

    /// The person concerned has an account without a role.
    static let peopleConcerned = """
        CREATE TABLE account_new (
          user TEXT NOT NULL CHECK (user <> ''), seq INTEGER NOT NULL,
          roles TEXT NOT NULL, unit TEXT NOT NULL, ref TEXT, login TEXT,
          is_disabled INTEGER NOT NULL CHECK (is_disabled IN (0, 1)),
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (user, seq), CHECK (roles <> '' OR ref IS NOT NULL)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO account_new SELECT * FROM account;
        DROP TABLE account;
        ALTER TABLE account_new RENAME TO account;
        """
}
