/// What people prove themselves by, and their sessions. Both are kept as they are now: a secret that was changed shall be gone.
enum SignInSchema {
    static let sql = """
        CREATE TABLE credential (
          user TEXT PRIMARY KEY NOT NULL CHECK (user <> ''), password TEXT NOT NULL,
          must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
          secret BLOB, is_secret_confirmed INTEGER NOT NULL CHECK (is_secret_confirmed IN (0, 1)),
          last_step INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE session (
          id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 32), user TEXT NOT NULL,
          started_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL,
          is_proven INTEGER NOT NULL CHECK (is_proven IN (0, 1)), device TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX session_user ON session (user);
        """
}
