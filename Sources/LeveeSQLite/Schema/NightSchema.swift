/// What a night leaves behind, and of whom something changed since.
///
/// Everything here can be made again from the facts by examining everybody. Every write marks its person; what a feed's records
/// change is told by their numbers. Whoever shares a document with a marked person is examined with him, and those few whose
/// other identity was confirmed every night: what is known of its documents comes from anybody.
enum NightSchema {
    static let sql = """
        CREATE TABLE verdict (
          person_id INTEGER PRIMARY KEY,
          standing TEXT NOT NULL CHECK (standing IN ('regular', 'irregular', 'undecided')),
          findings INTEGER NOT NULL, undecided TEXT, holds_until INTEGER,
          waits_for_feed INTEGER NOT NULL CHECK (waits_for_feed IN (0, 1)),
          keys_low INTEGER NOT NULL, keys_high INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX verdict_due ON verdict (holds_until) WHERE holds_until IS NOT NULL;

        CREATE INDEX verdict_undecided ON verdict (person_id) WHERE undecided IS NOT NULL;

        CREATE TABLE marked (person_id INTEGER PRIMARY KEY) STRICT;

        -- One row: under what the verdicts were given, and the last record that they know.
        CREATE TABLE night_memory (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          memory TEXT NOT NULL, accepted INTEGER NOT NULL
        ) STRICT;
        """ + ofPeople.map(markPerson).joined() + ofDocuments + ofWithdrawals

    private static let ofPeople = ["person_fact", "filing", "relative", "declaration", "approval", "restriction"]

    private static func markPerson(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_marks AFTER INSERT ON \(table)
        BEGIN INSERT OR IGNORE INTO marked VALUES (new.person_id); END;

        """
    }

    private static let ofDocuments = """
        CREATE TRIGGER custody_marks AFTER INSERT ON custody
        BEGIN INSERT OR IGNORE INTO marked SELECT person_id FROM holder_of WHERE document = new.document; END;

        """

    private static let ofWithdrawals = ["insert": "new", "delete": "old"].sorted { $0.key < $1.key }.map { event, row in
        """
        CREATE TRIGGER withdrawn_\(event)_marks AFTER \(event.uppercased()) ON withdrawn
        BEGIN
          INSERT OR IGNORE INTO marked SELECT person_id FROM feed_record
            WHERE source = \(row).source AND record_id = \(row).record_id AND person_id IS NOT NULL;
          INSERT OR IGNORE INTO marked SELECT d.person_id FROM feed_record r JOIN match_decision d ON d.record = r.accepted
            WHERE r.source = \(row).source AND r.record_id = \(row).record_id AND d.person_id IS NOT NULL;
        END;
        """
    }.joined(separator: "\n")
}
