import GRDB
public import LeveeCore

extension Store {
    /// What an application is held against beside the applicant's dossier: a few look-ups by unit and document, no pass over
    /// everybody. An applicant who is not in the registry has no surroundings but the named document.
    /// - Parameters:
    ///   - day: the as-of day: who has a booklet out is asked as of then.
    ///   - zone: in which the day of a crossing is taken.
    public func surroundings(
        of application: Application, on day: CalendarDay, zone: Zone = .shanghai
    ) throws -> Surroundings {
        let (units, approvers) = (try units(), try approvers())
        return try read { db in
            func dossiers(_ ids: [Int64]) throws -> [Dossier] {
                try ids.compactMap { try DossierReader(db, .one($0), zone: zone).next()?.dossier }
            }
            var around = Surroundings(units: units, approvers: approvers)
            if let key = application.document {
                let holders = try Int64.fetchAll(
                    db, sql: "SELECT person_id FROM holder_of WHERE document = ? ORDER BY person_id",
                    arguments: [cell(key)])
                around.namedDocument = try dossiers(holders).lazy.flatMap(\.documents).first { $0.key == key }
            }
            guard let applicant = try PersonIndex(in: db).id(ofRef: application.person) else { return around }
            around.otherPrincipals = try dossiers(
                colleagues(of: applicant, in: db, that: "f.principal = 1 AND f.person_id <> \(applicant)"))
            around.borrowers = try dossiers(
                colleagues(of: applicant, in: db, that: Self.hasBookletOut, [Self.surelyBefore(day)]))
            return around
        }
    }

    /// Ids of the people who are now of the same unit, the person himself included, and meet a condition on `person_fact f`.
    private func colleagues(
        of person: Int64, in db: Database, that condition: String, _ arguments: [Int64] = []
    ) throws -> [Int64] {
        func latest(_ table: String) -> String {
            "\(table).seq = (SELECT max(v.seq) FROM person_fact v WHERE v.person_id = \(table).person_id)"
        }
        return try Int64.fetchAll(
            db,
            sql: """
                SELECT f.person_id FROM person_fact o JOIN person_fact f ON f.unit = o.unit
                WHERE o.person_id = \(person) AND \(latest("o")) AND \(latest("f")) AND \(condition)
                ORDER BY f.person_id
                """, arguments: StatementArguments(arguments))
    }

    /// Handed out before an instant, and nothing but sightings between. The rule itself looks at the as-of day exactly.
    private static let hasBookletOut = """
        EXISTS (SELECT 1 FROM holder_of h JOIN custody c ON c.document = h.document
          WHERE h.person_id = f.person_id AND c.event = 'handedOut' AND c.at < ?1
          AND NOT EXISTS (SELECT 1 FROM custody l WHERE l.document = c.document AND l.at > c.at AND l.at < ?1
            AND l.event NOT IN ('seen', 'handedOut')))
        """

    /// An instant that is before the day in every zone: who is overdue on the day had his booklet out by then.
    private static func surelyBefore(_ day: CalendarDay) -> Int64 {
        (Int64(day.number) * 24 - 14) * 3_600_000_000_000
    }
}
