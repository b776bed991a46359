/// Receipts, the audit, and the registry tables.
///
/// A fact table has one row per version of a key, counted by `seq`; the last one is current. Days are day numbers since
/// 1970, moments are nanoseconds since 1970, documents are written `type:number`. What belongs to a person starts with the
/// opaque `person_id`, so that one cursor per table reads everybody in one order.
enum RegistrySchema {
    static let facts = [
        "receipt", "audit", "unit", "approver", "person_fact", "filing", "relative", "declaration", "custody",
        "approval", "restriction", "holder_of",
    ]

    static let sql = """
        CREATE TABLE receipt (
          id INTEGER PRIMARY KEY,
          kind TEXT NOT NULL CHECK (kind IN ('load', 'feed', 'night', 'command')),
          name TEXT NOT NULL,
          sha256 BLOB CHECK (length(sha256) = 32),
          received_at INTEGER NOT NULL,
          actor TEXT NOT NULL
        ) STRICT;

        CREATE TABLE audit (
          number INTEGER PRIMARY KEY CHECK (number > 0),
          at INTEGER NOT NULL,
          actor TEXT NOT NULL,
          action TEXT NOT NULL,
          detail TEXT NOT NULL,
          previous BLOB NOT NULL,
          hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;

        CREATE TABLE unit (
          code TEXT NOT NULL, seq INTEGER NOT NULL, name TEXT NOT NULL, parent TEXT, region TEXT NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (code, seq)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE approver (
          user TEXT NOT NULL, seq INTEGER NOT NULL, up_to_rank TEXT NOT NULL, unit TEXT NOT NULL,
          from_day INTEGER NOT NULL, until_day INTEGER,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (user, seq)
        ) STRICT, WITHOUT ROWID;

        -- What a person is found by; kept current. The facts are in person_fact.
        CREATE TABLE person (
          person_id INTEGER PRIMARY KEY CHECK (person_id >= 0),
          ref TEXT NOT NULL UNIQUE,
          id_number TEXT NOT NULL UNIQUE CHECK (length(id_number) = 18),
          name TEXT NOT NULL,
          birth_date INTEGER NOT NULL,
          sex TEXT NOT NULL CHECK (sex IN ('M', 'F'))
        ) STRICT;
        CREATE INDEX person_namesake ON person (name, birth_date, sex);

        CREATE TABLE person_fact (
          person_id INTEGER NOT NULL REFERENCES person (person_id), seq INTEGER NOT NULL,
          id_number TEXT NOT NULL, name TEXT NOT NULL, surname_latin TEXT, given_latin TEXT,
          sex TEXT NOT NULL CHECK (sex IN ('M', 'F')), birth_date INTEGER NOT NULL,
          unit TEXT NOT NULL, post TEXT NOT NULL, rank TEXT, category TEXT NOT NULL, covered_since INTEGER NOT NULL,
          status TEXT NOT NULL CHECK (status IN ('active', 'retired', 'left', 'deceased')),
          status_since INTEGER NOT NULL,
          restricted_post INTEGER NOT NULL CHECK (restricted_post IN (0, 1)),
          principal INTEGER NOT NULL CHECK (principal IN (0, 1)),
          clearance TEXT NOT NULL CHECK (clearance IN ('none', 'general', 'important', 'core')),
          clearance_ends INTEGER,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (person_id, seq)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE filing (
          person_id INTEGER NOT NULL REFERENCES person (person_id), on_day INTEGER NOT NULL,
          action TEXT NOT NULL CHECK (action IN ('filed', 'changed', 'withdrawn')),
          seq INTEGER NOT NULL, unit TEXT NOT NULL, post TEXT NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (person_id, on_day, action, seq)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE relative (
          person_id INTEGER NOT NULL REFERENCES person (person_id),
          relation TEXT NOT NULL CHECK (relation IN ('spouse', 'child', 'parent', 'other')), name TEXT NOT NULL,
          seq INTEGER NOT NULL, country TEXT NOT NULL,
          status TEXT NOT NULL
            CHECK (status IN ('citizen', 'permanentResident', 'longTermResident', 'residing', 'returned')),
          since INTEGER NOT NULL, reported_on INTEGER,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (person_id, relation, name, seq)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE declaration (
          document TEXT NOT NULL CHECK (instr(document, ':') > 1), seq INTEGER NOT NULL,
          person_id INTEGER NOT NULL REFERENCES person (person_id),
          raw_number TEXT NOT NULL, issuing_state TEXT NOT NULL, issued_on INTEGER NOT NULL, expires_on INTEGER NOT NULL,
          authority TEXT, declared_on INTEGER NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (document, seq)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE custody (
          document TEXT NOT NULL CHECK (instr(document, ':') > 1), at INTEGER NOT NULL,
          event TEXT NOT NULL
            CHECK (event IN ('handedIn', 'handedOut', 'seen', 'missing', 'refused', 'forwarded')),
          seq INTEGER NOT NULL, place TEXT, slot TEXT, approval TEXT, officer TEXT NOT NULL, note TEXT,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (document, at, event, seq)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE approval (
          person_id INTEGER NOT NULL REFERENCES person (person_id), number TEXT NOT NULL, seq INTEGER NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('travel', 'issue', 'extension', 'lend')), extends TEXT,
          purpose TEXT CHECK (purpose IN ('private', 'official')), documents TEXT NOT NULL, destinations TEXT NOT NULL,
          depart_on INTEGER, return_on INTEGER, decided_on INTEGER NOT NULL,
          decision TEXT NOT NULL CHECK (decision IN ('approved', 'refused', 'withdrawn')), approver TEXT NOT NULL,
          reported_on INTEGER,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (person_id, number, seq)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX approval_number ON approval (number);

        CREATE TABLE restriction (
          person_id INTEGER NOT NULL REFERENCES person (person_id), reference TEXT NOT NULL, seq INTEGER NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('exitBan', 'investigation', 'criminalCase', 'civilJudgment',
            'borderOffence', 'sanction', 'transfer')),
          from_day INTEGER NOT NULL, until_day INTEGER, authority TEXT NOT NULL, basis TEXT NOT NULL,
          receipt INTEGER NOT NULL REFERENCES receipt (id),
          PRIMARY KEY (person_id, reference, seq)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX restriction_reference ON restriction (reference);

        -- Who has to do with which document: declared it, or is named with it in an accepted feed record.
        CREATE TABLE holder_of (
          person_id INTEGER NOT NULL REFERENCES person (person_id), document TEXT NOT NULL,
          PRIMARY KEY (person_id, document)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX holder_of_document ON holder_of (document);
        """
}
