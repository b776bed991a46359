import GRDB
public import LeveeCore

extension Store: OfficeRecords {
    public func dossier(of ref: String, in reach: Reach, zone: Zone) throws -> Dossier? {
        try read { db in
            guard let id = try reach.id(ofRef: ref, in: db) else { return nil }
            return try DossierReader(db, .one(id), zone: zone).next()?.dossier
        }
    }

    public func eachDossier(in reach: Reach, zone: Zone, _ take: (Dossier) throws -> Void) throws {
        guard reach != .everybody else { return try eachDossier(zone: zone, take) }
        try read { db in
            let within = reach.condition(on: "p.person_id")
            let people = try Int64.fetchAll(
                db, sql: "SELECT p.person_id FROM person p WHERE \(within.sql) ORDER BY p.person_id",
                arguments: bound(within.arguments))
            for lot in Scope.lots(people) {
                let reader = try DossierReader(db, lot, zone: zone)
                while let (_, dossier) = try reader.next() { try take(dossier) }
            }
        }
    }

    public func findings(of ref: String, in reach: Reach) throws -> [FiledFinding] {
        guard try read({ try reach.id(ofRef: ref, in: $0) }) != nil else { return [] }
        return try findings(ref: ref)
    }

    public func corrections(of ref: String, in reach: Reach) throws -> [FiledCorrection] {
        guard try read({ try reach.id(ofRef: ref, in: $0) }) != nil else { return [] }
        return try corrections(of: ref)
    }

    public func corrections(isOpen: Bool, in reach: Reach) throws -> [FiledCorrection] {
        let all = try corrections(isOpen: isOpen)
        return try read { db in
            try all.filter { filed in
                let ledger = CorrectionLedger(db: db)
                return try ledger.owners(of: filed.correction.facts).contains { try reach.holds($0, in: db) }
            }
        }
    }

    public func applications(
        _ list: ApplicationList, in reach: Reach, on policy: PolicyOnDay
    ) throws -> [FiledApplication] {
        try read { db in
            let within = reach.condition(on: "a.person_id")
            var conditions = [within.sql]
            var arguments = within.arguments
            if let ref = list.ref {
                conditions.append("p.ref = ?")
                arguments.append(cell(ref))
            }
            let (key, way) = (list.column.key("a", "p"), list.order.way)
            if let before = list.before {
                conditions.append(
                    """
                    (\(key), a.number) \(list.order.behind) (
                      SELECT \(list.column.key("c", "q")), c.number FROM application c
                      JOIN person q ON q.person_id = c.person_id WHERE c.number = ?)
                    """)
                arguments.append(cell(before))
            }
            let numbers = try String.fetchAll(
                db,
                sql: """
                    SELECT a.number FROM application a JOIN person p ON p.person_id = a.person_id
                    WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(key) \(way), a.number \(way) LIMIT \(list.limit)
                    """, arguments: bound(arguments))
            let found = try ApplicationRows.all(
                "a.number IN (SELECT value FROM json_each(?))", [Reach.list(Set(numbers))], in: db)
            let places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
            return try FiledApplication.all(
                found.sorted { places[$0.file.number] ?? 0 < places[$1.file.number] ?? 0 }, on: policy, in: db)
        }
    }

    public func application(_ number: String, in reach: Reach, on policy: PolicyOnDay) throws -> FiledApplication? {
        try read { db in
            let within = reach.condition(on: "a.person_id")
            guard
                let found = try ApplicationRows.all(
                    "a.number = ? AND \(within.sql)", [cell(number)] + within.arguments, in: db
                ).first
            else { return nil }
            return try FiledApplication(found.file, person: found.person, policy: policy, in: db)
        }
    }

    public func snapshot(
        of application: Application, on day: CalendarDay, in reach: Reach, zone: Zone
    ) throws -> CheckSnapshot? {
        try read { db in
            guard try reach.id(ofRef: application.person, in: db) != nil else { return nil }
            return try SurroundingsReader.snapshot(of: application, on: day, zone: zone, in: db)
        }
    }

    public func findingLives(gone: Bool, in reach: Reach) throws -> (lives: [FiledLife], coverage: Coverage) {
        try read { db in
            let within = reach.condition(on: "f.person_id")
            return (
                try FindingLives.all(
                    "f.is_given = \(gone ? 0 : 1) AND \(within.sql)", within.arguments, in: db
                ).map(\.filed),
                try FeedFiles.coverage(in: db)
            )
        }
    }

    public func findingRecord(_ id: String, in reach: Reach, zone: Zone) throws -> FindingRecord? {
        let isWithin = try read { db in
            let within = reach.condition(on: "f.person_id")
            return try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM finding f WHERE f.id = ? AND \(within.sql))",
                arguments: bound([cell(id)] + within.arguments)) ?? false
        }
        return isWithin ? try findingRecord(id, zone: zone) : nil
    }

    public func openFindings(in reach: Reach) throws -> [Severity: Int] {
        try read { db in
            let within = reach.condition(on: "f.person_id")
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT f.severity, count(*) FROM finding f
                    WHERE \(FindingStates.counts("f")) AND \(within.sql) GROUP BY f.severity
                    """, arguments: bound(within.arguments))
            return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.code(0), $0.count(1)) })
        }
    }
}

extension ApplicationList.Column {
    /// What is compared, by the aliases of the application and of its applicant.
    fileprivate func key(_ application: String, _ person: String) -> String {
        switch self {
        case .number: "\(application).number"
        case .person: "\(person).ref"
        case .kind: "\(application).kind"
        case .days:
            """
            coalesce((SELECT json_extract(v.payload, '$.departOn') FROM application_act v
              WHERE v.person_id = \(application).person_id AND v.application = \(application).number
              AND v.kind IN ('filed', 'amended') ORDER BY v.number DESC LIMIT 1), '')
            """
        }
    }
}
