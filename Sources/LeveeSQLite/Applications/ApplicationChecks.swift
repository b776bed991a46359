import GRDB
public import LeveeCore

extension StoredCheck {
    /// The verdict as it was kept.
    /// - Throws: ``StoreError`` `corrupt` where it cannot be read.
    public var line: CheckLine {
        get throws { try CanonicalJSON.read(verdict, in: "application_act.payload") }
    }
}

/// Checks inside a transaction.
enum ApplicationChecks {
    static func insert(
        _ snapshot: CheckSnapshot, act: Int, under files: PolicyFiles, of number: String, _ person: Int64,
        receipt: Int64, in db: Database
    ) throws {
        let policy = try put(files.policy, receipt: receipt, in: db)
        let calendar = try put(files.calendar, receipt: receipt, in: db)
        try db.execute(
            sql: """
                INSERT INTO application_check (person_id, application, act, policy, calendar, snapshot)
                VALUES (?, ?, ?, ?, ?, ?)
                """, arguments: [person, number, act, policy, calendar, try CanonicalJSON.text(snapshot)])
    }

    /// Keeps a file once; its name is its hash.
    static func put(_ bytes: [UInt8], receipt: Int64, in db: Database) throws -> DatabaseValue {
        let name = cell(Digest.sha256(bytes))
        try db.execute(
            sql: "INSERT INTO policy_file (sha256, bytes, receipt) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: [name, cell(bytes), receipt])
        return name
    }

    /// Every check of an application, the oldest first.
    static func all(of number: String, in db: Database) throws -> [StoredCheck] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT c.act, t.on_day, t.payload, c.snapshot, p.bytes, k.bytes
                FROM application_check c
                JOIN application_act t ON t.person_id = c.person_id AND t.application = c.application AND t.number = c.act
                JOIN policy_file p ON p.sha256 = c.policy JOIN policy_file k ON k.sha256 = c.calendar
                WHERE c.application = ? AND c.person_id = (SELECT person_id FROM application WHERE number = ?)
                ORDER BY c.act
                """, arguments: [number, number]
        ).map { row in
            StoredCheck(
                act: row.count(0), asOf: row.day(1), verdict: row.text(2),
                snapshot: try CanonicalJSON.read(row.text(3), in: "application_check.snapshot"),
                policy: PolicyFiles(policy: row.bytes(4), calendar: row.bytes(5)))
        }
    }
}

extension CheckSnapshot {
    /// What is not the same in another one.
    func differences(from other: CheckSnapshot) throws -> [Bilingual] {
        let (mine, others) = (try Self.texts(parts), try Self.texts(other.parts))
        return parts.indices.filter { mine[$0] != others[$0] }.map { parts[$0].title }
    }

    private static func texts(_ parts: [(title: Bilingual, content: any Encodable)]) throws -> [String] {
        try parts.map { part in
            let content = part.content
            return try CanonicalJSON.text(content)
        }
    }
}
