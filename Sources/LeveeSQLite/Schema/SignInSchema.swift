/// With what people sign in, and where they are signed in. Not facts: only what holds now is kept, as a secret of the past helps
/// nobody but a thief. That a password or second factor was changed, and by whom, stands in the audit.
enum SignInSchema {
    static let sql = """
        CREATE TABLE credential (
          user TEXT NOT NULL PRIMARY KEY CHECK (user <> ''), password TEXT NOT NULL CHECK (password <> ''),
          must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)), changed_at INTEGER NOT NULL,
          second_factor BLOB CHECK (length(second_factor) >= 16), last_step INTEGER,
          CHECK (last_step IS NULL OR second_factor IS NOT NULL)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE session (
          id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 32),
          user TEXT NOT NULL REFERENCES credential (user), started_at INTEGER NOT NULL,
          last_seen_at INTEGER NOT NULL, ends_at INTEGER NOT NULL,
          is_second_factor_done INTEGER NOT NULL CHECK (is_second_factor_done IN (0, 1)), browser TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX session_user ON session (user);
        """
}
