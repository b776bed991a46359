/// Batches for the exit-entry authority: who was sent in which, word for word, and what was answered.
enum FilingSchema {
    static let facts = ["filing_batch", "filing_batch_member", "filing_answer"]

    static let sql = """
        CREATE TABLE filing_batch (
          number TEXT PRIMARY KEY, on_day INTEGER NOT NULL,
          -- The unit that was asked for, with what lies under it; NULL for everybody.
          scope TEXT,
          org_code TEXT NOT NULL CHECK (length(org_code) = 9),
          org_name TEXT, org_category TEXT, personnel_unit TEXT, contact TEXT, phone TEXT, head TEXT,
          receipt INTEGER NOT NULL REFERENCES receipt (id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX filing_batch_day ON filing_batch (org_code, on_day);

        CREATE TABLE filing_batch_member (
          batch TEXT NOT NULL REFERENCES filing_batch (number), place INTEGER NOT NULL CHECK (place > 0),
          person_id INTEGER NOT NULL REFERENCES person (person_id),
          action TEXT NOT NULL CHECK (action IN ('filed', 'changed', 'withdrawn')), mark TEXT NOT NULL,
          surname TEXT NOT NULL, given_name TEXT NOT NULL, name_doubt TEXT,
          sex TEXT NOT NULL CHECK (sex IN ('M', 'F')), sex_code TEXT NOT NULL, birth_date INTEGER NOT NULL,
          id_number TEXT NOT NULL CHECK (length(id_number) = 18), household TEXT,
          unit TEXT NOT NULL, unit_name TEXT NOT NULL, post TEXT NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (batch, place), UNIQUE (batch, person_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX filing_batch_member_person ON filing_batch_member (person_id);

        CREATE TABLE filing_answer (
          batch TEXT NOT NULL, person_id INTEGER NOT NULL,
          on_day INTEGER NOT NULL,
          -- Why the authority did not take him; NULL where it did.
          refusal TEXT CHECK (refusal <> ''),
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (batch, person_id),
          FOREIGN KEY (batch, person_id) REFERENCES filing_batch_member (batch, person_id)
        ) STRICT, WITHOUT ROWID;
        """
}
