/// Keys under which machines sent requests, and what they were answered. Gone after a day; nothing that is known of anybody
/// follows from them.
enum ReplaySchema {
    static let sql = """
        CREATE TABLE idempotency (
          user TEXT NOT NULL CHECK (user <> ''), key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 100),
          digest BLOB NOT NULL CHECK (length(digest) = 32), status INTEGER, body BLOB, at INTEGER NOT NULL,
          PRIMARY KEY (user, key), CHECK ((status IS NULL) = (body IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX idempotency_at ON idempotency (at);
        """
}
