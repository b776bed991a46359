/// Policies on their way into force: drafts, what was asked for and signed, and what a draft did beside the policy in force.
enum PolicySchema {
    static let facts = [
        "policy_draft", "policy_proposal", "policy_settlement", "policy_shadow", "shadow_night", "shadow_count",
        "shadow_example",
    ]

    static let sql = """
        CREATE TABLE policy_draft (
          number INTEGER PRIMARY KEY CHECK (number > 0),
          policy BLOB NOT NULL REFERENCES policy_file (sha256), calendar BLOB NOT NULL REFERENCES policy_file (sha256),
          version TEXT NOT NULL, kept_by TEXT NOT NULL, kept_at INTEGER NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          UNIQUE (policy, calendar)
        ) STRICT;

        CREATE TABLE policy_proposal (
          number INTEGER PRIMARY KEY CHECK (number > 0),
          draft INTEGER NOT NULL REFERENCES policy_draft (number), from_day INTEGER NOT NULL,
          reason TEXT NOT NULL CHECK (reason <> ''), asked_by TEXT NOT NULL, asked_at INTEGER NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id)
        ) STRICT;

        -- A signed policy has a number; the last one that has begun is in force.
        CREATE TABLE policy_settlement (
          proposal INTEGER PRIMARY KEY REFERENCES policy_proposal (number),
          version INTEGER UNIQUE CHECK (version > 0),
          settled_by TEXT NOT NULL, settled_at INTEGER NOT NULL, reason TEXT,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          CHECK ((version IS NULL) = (reason IS NOT NULL))
        ) STRICT;

        -- The last row counts; one without a draft ends the trial.
        CREATE TABLE policy_shadow (
          number INTEGER PRIMARY KEY, draft INTEGER REFERENCES policy_draft (number),
          set_by TEXT NOT NULL, set_at INTEGER NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id)
        ) STRICT;

        CREATE TABLE shadow_night (
          number INTEGER PRIMARY KEY, draft INTEGER NOT NULL REFERENCES policy_draft (number),
          as_of INTEGER NOT NULL, policy TEXT NOT NULL, persons INTEGER NOT NULL,
          people_flagged INTEGER NOT NULL, people_cleared INTEGER NOT NULL, standings TEXT NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id)
        ) STRICT;

        CREATE TABLE shadow_count (
          night INTEGER NOT NULL REFERENCES shadow_night (number), rule TEXT NOT NULL, unit TEXT NOT NULL,
          flagged INTEGER NOT NULL, people_flagged INTEGER NOT NULL,
          cleared INTEGER NOT NULL, people_cleared INTEGER NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (night, rule, unit)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE shadow_example (
          night INTEGER NOT NULL REFERENCES shadow_night (number), place INTEGER NOT NULL,
          rule TEXT NOT NULL, unit TEXT NOT NULL, person_id INTEGER NOT NULL REFERENCES person (person_id),
          subject TEXT NOT NULL, is_flagged INTEGER NOT NULL CHECK (is_flagged IN (0, 1)), facts TEXT NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (night, place)
        ) STRICT, WITHOUT ROWID;
        """
}
