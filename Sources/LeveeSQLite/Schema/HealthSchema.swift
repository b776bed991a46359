/// What each delivery of a feed held, and what was unusual about it.
enum HealthSchema {
    static let facts = ["delivery_profile", "feed_notice"]

    static let sql = """
        -- Counts by kind, day and port, as JSON.
        CREATE TABLE delivery_profile (
          receipt INTEGER PRIMARY KEY REFERENCES receipt (id), profile TEXT NOT NULL
        ) STRICT;

        CREATE TABLE feed_notice (
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          assertion TEXT NOT NULL CHECK (assertion IN ('shrank', 'future', 'onePort', 'quarantined', 'unregistered')),
          level TEXT NOT NULL CHECK (level IN ('warn', 'stop')),
          found INTEGER NOT NULL, among INTEGER NOT NULL, allowed INTEGER NOT NULL, port TEXT,
          -- Why somebody accepted what the policy stops.
          reason TEXT CHECK (reason <> ''),
          PRIMARY KEY (receipt, assertion),
          CHECK ((level = 'stop') = (reason IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        """
}
