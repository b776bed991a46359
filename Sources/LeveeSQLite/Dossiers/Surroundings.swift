import GRDB
public import LeveeCore

extension Store {
    /// What an application is held against, read in one transaction: the applicant's dossier, nil where the registry does
    /// not have him, and what is around it. A few look-ups by unit and document, no pass over everybody.
    /// - Parameters:
    ///   - day: the as-of day.
    ///   - zone: in which the day of a crossing is taken: the policy's.
    public func records(
        for application: Application, on day: CalendarDay, zone: Zone = .shanghai
    ) throws -> (dossier: Dossier?, around: Surroundings) {
        try read { db in
            let snapshot = try SurroundingsReader.snapshot(of: application, on: day, zone: zone, in: db)
            return (snapshot?.dossier, snapshot?.around ?? Surroundings())
        }
    }
}

/// Reads what is around one applicant.
struct SurroundingsReader {
    private let db: Database
    private let applicant: Int64
    private let dossier: Dossier
    private let zone: Zone

    /// Everything that an application is held against; nil where the registry does not have the applicant.
    static func snapshot(
        of application: Application, on day: CalendarDay, zone: Zone, in db: Database
    ) throws -> CheckSnapshot? {
        guard let id = try PersonIndex(in: db).id(ofRef: application.person),
            let dossier = try DossierReader(db, .one(id), zone: zone).next()?.dossier
        else { return nil }
        let around = try Self(db: db, applicant: id, dossier: dossier, zone: zone).surroundings(
            of: application, on: day)
        return CheckSnapshot(application: application, dossier: dossier, around: around)
    }

    private func surroundings(of application: Application, on day: CalendarDay) throws -> Surroundings {
        let unit = cell(dossier.person.unit)
        let principals = try people("f.principal = 1 AND f.person_id <> ?", [unit, cell(applicant)])
        let borrowers = try people(Self.mayHaveBookletOut, [unit, cell(Self.surelyBefore(day))])
        let dossiers = try dossiers(of: Set(principals + borrowers))
        return Surroundings(
            units: try Organisation.units(in: db), approvers: try Organisation.approvers(in: db),
            otherPrincipals: principals.compactMap { dossiers[$0] },
            borrowers: borrowers.compactMap { dossiers[$0] },
            namedDocument: try application.document.flatMap(document), settled: try settled)
    }

    /// What a reviewer dismissed or closed of what would speak against the application.
    private var settled: [SettledFinding]? {
        get throws {
            let findings = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(FindingRow.columns) FROM finding WHERE person_id = ? AND is_given = 1
                    AND state IN ('dismissed', 'closed') AND severity IN ('serious', 'critical') ORDER BY rule, subject
                    """, arguments: [applicant]
            ).map { SettledFinding(try FindingRow.standing($0, from: 0).finding) }
            return findings.isEmpty ? nil : findings
        }
    }

    /// Ids of the people who are now of the unit and meet a condition on `person_fact f`.
    private func people(_ condition: String, _ arguments: [DatabaseValue]) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT f.person_id FROM person_fact f
                    WHERE f.unit = ? AND \(condition)
                    AND \(PersonVersion.isCurrent("f"))
                    ORDER BY f.person_id
                    """), arguments: bound(arguments))
    }

    /// Handed out, and by an instant nothing but sightings since. Who gets a booklet on the day or later is among them:
    /// until when an answer holds depends on him too. The rule itself looks at the as-of day exactly.
    private static let mayHaveBookletOut = """
        EXISTS (SELECT 1 FROM holder_of h CROSS JOIN custody c ON c.document = h.document
          WHERE h.person_id = f.person_id AND c.event = 'handedOut'
          AND NOT EXISTS (SELECT 1 FROM custody l WHERE l.document = c.document AND l.at > c.at AND l.at < ?
            AND l.event NOT IN ('seen', 'handedOut') AND \(CorrectionSchema.stands(.custody, as: "l"))))
        """

    /// An instant that is before the day in every zone.
    private static func surelyBefore(_ day: CalendarDay) -> Int64 {
        (Int64(day.number) * 24 - 14) * 3_600_000_000_000
    }

    private func dossiers(of people: Set<Int64>) throws -> [Int64: Dossier] {
        var dossiers = [applicant: dossier]
        let others = people.subtracting([applicant]).sorted()
        if others.isEmpty { return dossiers }
        let reader = try DossierReader(db, .these(others), zone: zone)
        while let (id, dossier) = try reader.next() { dossiers[id] = dossier }
        return dossiers
    }

    /// The document with all that anybody said of it; nil where nobody declared it and no standing record names it.
    private func document(_ key: DocumentKey) throws -> DocumentRecord? {
        if let own = dossier.documents.first(where: { $0.key == key }) { return own }
        let holders = try Int64.fetchAll(
            db, sql: "SELECT person_id FROM holder_of WHERE document = ? ORDER BY person_id", arguments: [cell(key)])
        let reader = try holders.isEmpty ? nil : DossierReader(db, .these(holders), zone: zone)
        while let (_, holder) = try reader?.next() {
            if let found = holder.documents.first(where: { $0.key == key }) { return found }
        }
        return nil
    }
}
