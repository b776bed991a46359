/// The life of a finding: what people did to it, beside what the nights did.
enum FindingLifeSchema {
    static let facts = ["finding_step"]

    private static let states = FindingStates.all.map { "'\($0)'" }.joined(separator: ", ")

    /// A finding that a person dismissed or closed stays with the night for as long as the rules give it, so the state and
    /// whether it is given are two things.
    static let sql = """
        DROP INDEX finding_standing;
        CREATE TABLE finding_new (
          id TEXT PRIMARY KEY NOT NULL,
          person_id INTEGER NOT NULL REFERENCES person (person_id), rule TEXT NOT NULL, subject TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN (\(states))),
          is_given INTEGER NOT NULL CHECK (is_given IN (0, 1)),
          severity TEXT NOT NULL, since INTEGER NOT NULL, facts TEXT NOT NULL, evidence TEXT NOT NULL,
          opened_on INTEGER NOT NULL, closed_on INTEGER,
          UNIQUE (person_id, rule, subject),
          CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
          CHECK (is_given = 1 OR state = 'closed')
        ) STRICT;
        INSERT INTO finding_new SELECT id, person_id, rule, subject, state, state = 'open', severity, since, facts, evidence,
          opened_on, closed_on FROM finding;
        DROP TABLE finding;
        ALTER TABLE finding_new RENAME TO finding;
        CREATE INDEX finding_standing ON finding (person_id, rule, subject) WHERE is_given = 1;

        -- What was done, by whom, and where the finding stood then.
        CREATE TABLE finding_step (
          id INTEGER PRIMARY KEY,
          finding TEXT NOT NULL REFERENCES finding (id),
          kind TEXT NOT NULL CHECK (kind IN ('notified', 'answered', 'decided', 'reviewAsked', 'reviewed', 'assigned')),
          state TEXT NOT NULL CHECK (state IN (\(states))),
          on_day INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, actor_ref TEXT, payload TEXT NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id)
        ) STRICT;
        CREATE INDEX finding_step_finding ON finding_step (finding, id);
        """
}

/// Those that rest, of whom every night has to think again.
enum RestingSchema {
    static let sql = "CREATE INDEX finding_resting ON finding (person_id) WHERE \(FindingStates.rests)"
}

/// Where findings stand, in SQL.
enum FindingStates {
    /// As the step of the schema had them.
    static let all = ["open", "notified", "answered", "upheld", "dismissed", "putRight", "closed"]

    /// The rules give it, and nobody dismissed or closed it.
    static func counts(_ alias: String) -> String {
        "\(alias).is_given = 1 AND \(alias).state NOT IN ('dismissed', 'closed')"
    }

    /// A finding rests that a night for a day before its opening did not give.
    static let rests = "is_given = 0 AND closed_on < opened_on"

    /// What follows of a `finding f` from its nights and its steps: where it stands, whether the rules give it, the day on
    /// which it was closed, and where it stands whenever the rules give it. No night and no person write under one receipt, so
    /// that receipts tell which came last.
    /// - Parameters:
    ///   - receipt: what came later is not seen; nil for everything.
    ///   - schema: of the tables that are read.
    static func derived(
        upTo receipt: Int64?, in schema: String
    ) -> (state: String, isGiven: String, closedOn: String, whenGiven: String) {
        func known(_ alias: String) -> String { receipt.map { "AND \(alias).receipt <= \($0)" } ?? "" }
        func event(_ column: String, _ condition: String = "1") -> String {
            """
            (SELECT e.\(column) FROM \(schema).finding_event e WHERE e.finding = f.id \(known("e")) AND \(condition)
              ORDER BY e.id DESC LIMIT 1)
            """
        }
        func step(_ value: String) -> String {
            """
            (SELECT \(value) FROM \(schema).finding_step s WHERE s.finding = f.id \(known("s"))
              AND s.receipt > \(event("receipt", "e.kind = 'opened'")) ORDER BY s.id DESC LIMIT 1)
            """
        }
        let isGone = "\(event("kind")) = 'closed'"
        let whenGiven = "ifnull(\(step("s.state")), 'open')"
        return (
            state: "CASE WHEN \(isGone) THEN 'closed' ELSE \(whenGiven) END",
            isGiven: "CASE WHEN \(isGone) THEN 0 ELSE 1 END",
            closedOn: """
            CASE WHEN \(isGone) THEN \(event("as_of")) ELSE \(step("CASE s.state WHEN 'closed' THEN s.on_day END")) END
            """,
            whenGiven: whenGiven
        )
    }
}
