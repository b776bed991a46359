import GRDB
import LeveeCore

/// A person's own rows of the registry tables.
struct RegistryStreams {
    let people: PersonStream
    private let filings: PersonStream
    private let relatives: PersonStream
    private let approvals: PersonStream
    private let restrictions: PersonStream

    init(_ db: Database, _ scope: Scope) throws {
        people = try PersonStream(
            db, scope,
            """
            SELECT \(Self.personColumns) FROM person p CROSS JOIN person_fact f ON f.person_id = p.person_id
            WHERE \(scope.sql("p.person_id")) ORDER BY p.person_id, f.seq
            """)
        filings = try PersonStream(
            db, scope,
            """
            SELECT person_id, on_day, action, unit, post FROM filing WHERE \(scope.sql("person_id"))
            ORDER BY person_id, on_day, action, seq
            """)
        relatives = try PersonStream(
            db, scope,
            """
            SELECT person_id, relation, name, country, status, since, reported_on FROM relative
            WHERE \(scope.sql("person_id")) ORDER BY person_id, relation, name, seq
            """)
        approvals = try PersonStream(
            db, scope,
            """
            SELECT person_id, number, kind, extends, purpose, documents, destinations, depart_on, return_on, decided_on,
            decision, approver, reported_on, voided FROM approval
            WHERE \(scope.sql("person_id")) ORDER BY person_id, number, seq
            """)
        restrictions = try PersonStream(
            db, scope,
            """
            SELECT person_id, reference, kind, from_day, until_day, authority, basis FROM restriction
            WHERE \(scope.sql("person_id")) ORDER BY person_id, reference, seq
            """)
    }

    /// The dossier with all but what feeds and documents say; nil where there is no such person.
    func dossier(of id: Int64) throws -> Dossier? {
        let versions = try people.latest(of: id, sameKey: { _, _ in true }, Self.person)
        guard let person = versions.first else { return nil }
        let ref = person.ref
        return Dossier(
            person: person,
            filings: try filings.latest(of: id, sameKey: { $0.on == $1.on && $0.action == $1.action }) { row in
                Filing(ref: ref, on: row.day(1), action: try row.code(2), unit: row.text(3), post: row.text(4))
            },
            relatives: try relatives.latest(of: id, sameKey: { $0.relation == $1.relation && $0.name == $1.name }) {
                row in
                Relative(
                    ref: ref, relation: try row.code(1), name: row.text(2), country: try row.country(3),
                    status: try row.code(4), since: row.day(5), reportedOn: row.optionalDay(6))
            },
            approvals: try approvals.latest(of: id, sameKey: { $0.approval.number == $1.approval.number }) { row in
                (approval: try row.approval(of: ref, from: 1), isVoid: row.flag(13))
            }.filter { !$0.isVoid }.map(\.approval),
            restrictions: try restrictions.latest(of: id, sameKey: { $0.reference == $1.reference }) { row in
                Restriction(
                    reference: row.text(1), ref: ref, kind: try row.code(2), from: row.day(3),
                    until: row.optionalDay(4), authority: row.text(5), basis: row.text(6))
            })
    }

    private static let personColumns = """
        p.person_id, p.ref, f.id_number, f.name, f.surname_latin, f.given_latin, f.sex, f.birth_date, f.unit, f.post, f.rank,
        f.category, f.covered_since, f.status, f.status_since, f.restricted_post, f.principal, f.clearance, f.clearance_ends
        """

    /// One version of a person.
    static func person(_ id: Int64, version: Int64, in db: Database) throws -> Person? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT \(personColumns) FROM person p JOIN person_fact f ON f.person_id = p.person_id
                WHERE p.person_id = ? AND f.seq = ?
                """, arguments: [id, version]
        ).map(person)
    }

    private static func person(_ row: Row) throws -> Person {
        Person(
            ref: row.text(1), idNumber: try row.idNumber(2), name: row.text(3), surnameLatin: row.optionalText(4),
            givenLatin: row.optionalText(5), sex: try row.code(6), birthDate: row.day(7), unit: row.text(8),
            post: row.text(9), rank: try row.optionalCode(10), category: row.text(11), coveredSince: row.day(12),
            status: try row.code(13), statusSince: row.day(14), restrictedPost: row.flag(15),
            isPrincipal: row.flag(16), clearance: try row.code(17), clearanceEnds: row.optionalDay(18))
    }
}
