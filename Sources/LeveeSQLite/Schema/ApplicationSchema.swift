/// Applications by their acts, and what each check was given.
enum ApplicationSchema {
    static let facts = ["application", "application_act", "application_check", "policy_file"]

    static let sql = """
        CREATE TABLE application (
          person_id INTEGER NOT NULL REFERENCES person (person_id),
          number TEXT NOT NULL UNIQUE CHECK (number <> ''),
          kind TEXT NOT NULL CHECK (kind IN ('travel', 'issue', 'extension', 'lend')),
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (person_id, number)
        ) STRICT, WITHOUT ROWID;

        -- Where an application stands follows from its acts; a check's payload is its verdict, byte for byte.
        CREATE TABLE application_act (
          person_id INTEGER NOT NULL, application TEXT NOT NULL, number INTEGER NOT NULL CHECK (number > 0),
          kind TEXT NOT NULL CHECK (kind IN ('filed', 'amended', 'checked', 'opinion', 'decided', 'withdrawn', 'reported',
            'reviewAsked', 'reviewed')),
          on_day INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, actor_ref TEXT, payload TEXT NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (person_id, application, number),
          FOREIGN KEY (person_id, application) REFERENCES application (person_id, number)
        ) STRICT, WITHOUT ROWID;

        -- A policy and its calendar, each kept once.
        CREATE TABLE policy_file (
          sha256 BLOB PRIMARY KEY NOT NULL CHECK (length(sha256) = 32), bytes BLOB NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id)
        ) STRICT, WITHOUT ROWID;

        -- What a check was given, so that it can be given again.
        CREATE TABLE application_check (
          person_id INTEGER NOT NULL, application TEXT NOT NULL, act INTEGER NOT NULL,
          policy BLOB NOT NULL REFERENCES policy_file (sha256), calendar BLOB NOT NULL REFERENCES policy_file (sha256),
          snapshot TEXT NOT NULL,
          PRIMARY KEY (person_id, application, act),
          FOREIGN KEY (person_id, application, act) REFERENCES application_act (person_id, application, number)
        ) STRICT, WITHOUT ROWID;
        """
}
