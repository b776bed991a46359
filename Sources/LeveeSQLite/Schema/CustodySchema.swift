/// What the custody desk keeps beside the ledger.
enum CustodySchema {
    static let facts = ["home_key", "receipt_slip"]

    static let sql = """
        -- Whose entries once named a slot or a place.
        CREATE INDEX custody_spot ON custody (place, slot, document);

        -- Secrets of this home, each made once where it is first needed.
        CREATE TABLE home_key (
          name TEXT PRIMARY KEY NOT NULL, key BLOB NOT NULL CHECK (length(key) = 32),
          receipt INTEGER NOT NULL REFERENCES receipt (id)
        ) STRICT, WITHOUT ROWID;

        -- The receipts that both sides hold, by the code that is printed on them: the version of the entry and of the holder
        -- of which they were made.
        CREATE TABLE receipt_slip (
          code TEXT PRIMARY KEY NOT NULL CHECK (length(code) = 11),
          document TEXT NOT NULL, at INTEGER NOT NULL, event TEXT NOT NULL CHECK (event IN ('handedIn', 'handedOut')),
          seq INTEGER NOT NULL,
          person_id INTEGER NOT NULL, person_seq INTEGER NOT NULL,
          unit TEXT NOT NULL, issuer TEXT NOT NULL, due INTEGER,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          UNIQUE (document, at, event, seq),
          FOREIGN KEY (document, at, event, seq) REFERENCES custody (document, at, event, seq),
          FOREIGN KEY (person_id, person_seq) REFERENCES person_fact (person_id, seq)
        ) STRICT, WITHOUT ROWID;
        """
}
