/// Who uses the registry, and what waits for a second person.
enum AccessSchema {
    static let facts = ["account", "request", "request_settlement"]

    static let sql = """
        CREATE TABLE account (
          user TEXT NOT NULL CHECK (user <> ''), seq INTEGER NOT NULL,
          roles TEXT NOT NULL CHECK (roles <> ''), unit TEXT NOT NULL, ref TEXT, login TEXT,
          is_disabled INTEGER NOT NULL CHECK (is_disabled IN (0, 1)),
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (user, seq)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE request (
          number INTEGER PRIMARY KEY CHECK (number > 0),
          kind TEXT NOT NULL CHECK (kind IN ('handOutOverride', 'correction')),
          subject TEXT NOT NULL, payload TEXT NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''),
          asked_by TEXT NOT NULL, asked_at INTEGER NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id)
        ) STRICT;

        CREATE TABLE request_settlement (
          request INTEGER PRIMARY KEY REFERENCES request (number),
          is_confirmed INTEGER NOT NULL CHECK (is_confirmed IN (0, 1)),
          settled_by TEXT NOT NULL, settled_at INTEGER NOT NULL, reason TEXT,
          receipt INTEGER NOT NULL REFERENCES receipt (id)
        ) STRICT;
        """
}
