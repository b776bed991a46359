import GRDB
import LeveeCore

/// Finds people by ref and ID number, and gives a new one his opaque id.
final class PersonIndex {
    private let byRef: Statement
    private let byIDNumber: Statement
    private let byID: Statement
    private let db: Database
    /// Prepared where somebody is saved: what is only read may be a view.
    private var upsert: Statement?
    /// Tables are often sorted by person, so the last answer is often the next one.
    private var last: (ref: String, id: Int64)?

    init(in db: Database) throws {
        byRef = try db.makeStatement(sql: "SELECT person_id FROM person WHERE ref = ?")
        byIDNumber = try db.makeStatement(sql: "SELECT person_id FROM person WHERE id_number = ?")
        byID = try db.makeStatement(sql: "SELECT 1 FROM person WHERE person_id = ?")
        self.db = db
    }

    func id(ofRef ref: String) throws -> Int64? {
        if let last, last.ref.utf8.elementsEqual(ref.utf8) { return last.id }
        guard let id = try Int64.fetchOne(byRef, arguments: [ref]) else { return nil }
        last = (ref, id)
        return id
    }

    func id(ofIDNumber idNumber: CitizenNumber) throws -> Int64? {
        try Int64.fetchOne(byIDNumber, arguments: [idNumber.text])
    }

    /// The first 63 bits of the ref's SHA-256, or the next number that is free.
    func newID(forRef ref: String) throws -> Int64 {
        var id = Self.firstID(forRef: ref)
        while try Int.fetchOne(byID, arguments: [id]) != nil { id = id == .max ? 0 : id + 1 }
        return id
    }

    static func firstID(forRef ref: String) -> Int64 {
        let bits = Digest.sha256(Array(ref.utf8)).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int64(bits >> 1)
    }

    func save(_ person: Person, id: Int64) throws {
        let upsert = try upsert ?? upserting()
        self.upsert = upsert
        try upsert.execute(
            arguments: bound([
                cell(id), cell(person.ref), cell(person.idNumber.text), cell(person.name), cell(person.birthDate),
                cell(person.sex.rawValue),
            ]))
    }

    private func upserting() throws -> Statement {
        try db.makeStatement(
            sql: """
                INSERT INTO person (person_id, ref, id_number, name, birth_date, sex) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (person_id) DO UPDATE SET id_number = excluded.id_number, name = excluded.name,
                birth_date = excluded.birth_date, sex = excluded.sex
                """)
    }
}
