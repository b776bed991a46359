/// Corrections (更正) of the custody ledger, approvals and declarations: a version of an entry may say that a correction made
/// it, or made the entry void. `correction` stays with every later version, so that a table that is loaded again is seen to
/// bring the error back.
enum CorrectionSchema {
    static let tables = ["custody", "approval", "declaration"]

    static let sql = tables.map { table in
        """
        ALTER TABLE \(table) ADD COLUMN correction INTEGER REFERENCES request (number);
        ALTER TABLE \(table) ADD COLUMN voided INTEGER NOT NULL DEFAULT 0
          CHECK (voided IN (0, 1) AND (voided = 0 OR correction IS NOT NULL));
        CREATE INDEX \(table)_correction ON \(table) (correction) WHERE correction IS NOT NULL;
        """
    }.joined(separator: "\n")

    /// The condition on a row, by the alias of its table, that it is the current version of an entry that is not void.
    static func stands(_ table: FactTable, as alias: String) -> String {
        let isSameKey = table.keys.map { "v.\($0) = \(alias).\($0)" }.joined(separator: " AND ")
        return """
            \(alias).voided = 0 AND NOT EXISTS (
              SELECT 1 FROM \(table.name) v WHERE \(isSameKey) AND v.seq > \(alias).seq)
            """
    }
}
