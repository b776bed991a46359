/// Counts how often a session began or ended, by whatever command: what is remembered of a session holds until then.
enum SessionCountSchema {
    static let sql = """
        CREATE TABLE session_count (
          id INTEGER PRIMARY KEY CHECK (id = 1), changes INTEGER NOT NULL
        ) STRICT;
        INSERT INTO session_count VALUES (1, 0);
        CREATE TRIGGER session_begins AFTER INSERT ON session BEGIN
          UPDATE session_count SET changes = changes + 1;
        END;
        CREATE TRIGGER session_ends AFTER DELETE ON session BEGIN
          UPDATE session_count SET changes = changes + 1;
        END;
        """
}
