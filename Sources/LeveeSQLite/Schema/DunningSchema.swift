/// What was sent, claimed and settled about overdue booklets.
enum DunningSchema {
    static let facts = ["dunning_letter", "dunning_claim", "dunning_settlement"]

    static let sql = """
        CREATE TABLE dunning_letter (
          person_id INTEGER NOT NULL REFERENCES person (person_id),
          document TEXT NOT NULL CHECK (instr(document, ':') > 1),
          ground TEXT NOT NULL
            CHECK (ground IN ('custody.return-overdue', 'custody.refused', 'document.not-handed-in')),
          due_on INTEGER NOT NULL, step INTEGER NOT NULL CHECK (step > 0),
          recipient TEXT NOT NULL CHECK (recipient IN ('holder', 'unit', 'discipline')), sent_on INTEGER NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (person_id, document, ground, due_on, step)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE dunning_claim (
          number INTEGER PRIMARY KEY CHECK (number > 0),
          person_id INTEGER NOT NULL REFERENCES person (person_id),
          document TEXT NOT NULL CHECK (instr(document, ':') > 1),
          claimed_on INTEGER NOT NULL, note TEXT NOT NULL CHECK (note <> ''),
          receipt INTEGER NOT NULL REFERENCES receipt (id)
        ) STRICT;
        CREATE INDEX dunning_claim_document ON dunning_claim (document);

        CREATE TABLE dunning_settlement (
          claim INTEGER PRIMARY KEY REFERENCES dunning_claim (number),
          is_found INTEGER NOT NULL CHECK (is_found IN (0, 1)),
          settled_on INTEGER NOT NULL, reason TEXT NOT NULL CHECK (reason <> ''),
          receipt INTEGER NOT NULL REFERENCES receipt (id)
        ) STRICT;
        """
}
