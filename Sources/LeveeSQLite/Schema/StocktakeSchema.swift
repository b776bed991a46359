/// Counts of the safe, scan by scan.
enum StocktakeSchema {
    static let facts = ["stocktake", "stocktake_scan", "stocktake_end"]

    static let sql = """
        CREATE TABLE stocktake (
          number INTEGER PRIMARY KEY CHECK (number > 0), place TEXT,
          started_by TEXT NOT NULL, started_at INTEGER NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id)
        ) STRICT;

        CREATE TABLE stocktake_scan (
          id INTEGER PRIMARY KEY,
          stocktake INTEGER NOT NULL REFERENCES stocktake (number),
          document TEXT NOT NULL CHECK (instr(document, ':') > 1), place TEXT, slot TEXT,
          scanned_by TEXT NOT NULL, scanned_at INTEGER NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id)
        ) STRICT;
        CREATE INDEX stocktake_scan_of ON stocktake_scan (stocktake, id);

        -- The statement as it was when the count was finished.
        CREATE TABLE stocktake_end (
          stocktake INTEGER PRIMARY KEY REFERENCES stocktake (number),
          is_finished INTEGER NOT NULL CHECK (is_finished IN (0, 1)),
          ended_by TEXT NOT NULL, ended_at INTEGER NOT NULL, reason TEXT, statement TEXT,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          CHECK ((is_finished = 1) = (statement IS NOT NULL))
        ) STRICT;
        """
}
