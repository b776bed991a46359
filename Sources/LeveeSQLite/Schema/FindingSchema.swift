/// Findings as they stand, every step of their life, and the nights.
enum FindingSchema {
    static let facts = ["finding_event", "night"]

    static let sql = """
        -- Kept current. A closed finding stays, so that its id is never given to another.
        CREATE TABLE finding (
          id TEXT PRIMARY KEY NOT NULL,
          person_id INTEGER NOT NULL REFERENCES person (person_id), rule TEXT NOT NULL, subject TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
          severity TEXT NOT NULL, since INTEGER NOT NULL, facts TEXT NOT NULL, evidence TEXT NOT NULL,
          opened_on INTEGER NOT NULL, closed_on INTEGER,
          UNIQUE (person_id, rule, subject),
          CHECK ((state = 'closed') = (closed_on IS NOT NULL))
        ) STRICT;
        CREATE INDEX finding_standing ON finding (person_id, rule, subject) WHERE state = 'open';

        CREATE TABLE finding_event (
          id INTEGER PRIMARY KEY,
          finding TEXT NOT NULL REFERENCES finding (id),
          kind TEXT NOT NULL CHECK (kind IN ('opened', 'changed', 'closed')),
          as_of INTEGER NOT NULL,
          severity TEXT, since INTEGER, facts TEXT, evidence TEXT,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          CHECK ((kind = 'closed') = (facts IS NULL))
        ) STRICT;
        CREATE INDEX finding_event_finding ON finding_event (finding, id);

        CREATE TABLE night (
          id INTEGER PRIMARY KEY,
          as_of INTEGER NOT NULL, policy TEXT NOT NULL,
          persons INTEGER NOT NULL, regular INTEGER NOT NULL, irregular INTEGER NOT NULL, undecided INTEGER NOT NULL,
          findings INTEGER NOT NULL, opened INTEGER NOT NULL, closed INTEGER NOT NULL, examined INTEGER NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          CHECK (regular + irregular + undecided = persons)
        ) STRICT;
        """
}
