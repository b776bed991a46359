import GRDB
public import LeveeCore

/// Findings and their lives, inside a transaction.
enum FindingLives {
    struct Stored {
        var person: Int64
        var filed: FiledLife
    }

    /// - Parameter condition: on `finding f`.
    static func all(
        _ condition: String, _ arguments: [DatabaseValue] = [], in db: Database
    ) throws -> [Stored] {
        let acts = Dictionary(
            grouping: try FindingStepRows.acts(
                """
                \(condition) AND s.receipt > (SELECT max(e.receipt) FROM finding_event e
                  WHERE e.finding = f.id AND e.kind = 'opened')
                """, arguments, in: db), by: \.finding)
        var found = try Row.fetchAll(
            db,
            sql: """
                SELECT f.person_id, p.ref, p.name, v.unit, f.id, f.closed_on, f.is_given, \(FindingRow.columns)
                FROM finding f JOIN person p ON p.person_id = f.person_id
                JOIN person_fact v ON v.person_id = f.person_id
                  AND \(PersonVersion.isCurrent("v"))
                WHERE \(condition) ORDER BY p.ref, f.rule, f.subject
                """, arguments: bound(arguments)
        ).map { row in
            let filed = FiledFinding(
                id: row.text(4), ref: row.text(1), name: row.text(2), standing: try FindingRow.standing(row, from: 7),
                closedOn: row.optionalDay(5), isGiven: row.flag(6))
            return Stored(
                person: row.number(0),
                filed: FiledLife(
                    filed: filed, life: try life(of: filed, (acts[filed.id] ?? []).map(\.act)), unit: row.text(3)))
        }
        try addTrips(to: &found, in: db)
        return found
    }

    /// Findings do not carry the person's crossings; those that could be of one trip are held against his dossier.
    private static func addTrips(to found: inout [Stored], in db: Database) throws {
        let places = Dictionary(grouping: found.indices) { found[$0].person }
            .filter { SameTrip.isPossible(among: $0.value.map { found[$0].filed.finding }) }
        for lot in Scope.lots(places.keys.sorted()) {
            // Which crossings are a pair is told by their moments, in whatever zone.
            let reader = try DossierReader(db, lot, zone: .shanghai)
            while let (person, dossier) = try reader.next() {
                let trips = SameTrip(dossier.crossings)
                for place in places[person] ?? [] { found[place].filed.trip = trips(found[place].filed.finding) }
            }
        }
    }

    static func life(of filed: FiledFinding, _ acts: [FindingAct]) throws -> FindingLife {
        do throws(FindingRefusal) {
            return try FindingLife(
                id: filed.id, rule: filed.standing.finding.rule, openedOn: filed.standing.openedOn, acts: acts,
                goneOn: filed.isGiven ? nil : filed.closedOn)
        } catch { throw StoreError.corrupt("finding_step") }
    }

    /// The findings of one person that have a cause in common with one of them, that one included, as long as the rules give them.
    static func together(with one: Stored, in db: Database) throws -> [Stored] {
        guard one.filed.filed.isGiven else { return [one] }
        let all = try all("f.person_id = ? AND f.is_given = 1", [cell(one.person)], in: db)
        let groups = FindingCase.groups(all.map(\.filed.finding), trips: all.map(\.filed.trip))
        let group = groups.first { $0.contains { all[$0].filed.filed.id == one.filed.filed.id } } ?? []
        return group.map { all[$0] }
    }

    static func one(_ id: String, in db: Database) throws -> Stored {
        guard let found = try all("f.id = ?", [cell(id)], in: db).first else { throw noFinding(id) }
        return found
    }

    static func noFinding(_ id: String) -> StoreError {
        .refused(
            zh: "没有编号为 `\(Text.visible(id))` 的异常，请用 `levee findings list` 查看",
            en: "there is no finding `\(Text.visible(id))`; `levee findings list` has them")
    }
}

extension Store {
    /// - Throws: ``StoreError`` `refused` where there is none.
    public func findingRecord(_ id: String, zone: Zone = .shanghai) throws -> FindingRecord {
        try read { db in
            let found = try FindingLives.one(id, in: db)
            guard let dossier = try DossierReader(db, .one(found.person), zone: zone).next()?.dossier else {
                throw StoreError.corrupt("finding.person_id")
            }
            return FindingRecord(
                filed: found.filed, person: dossier.person, entries: try FindingHistory.entries(of: id, in: db),
                together: try FindingLives.together(with: found, in: db).map(\.filed))
        }
    }

    /// Every finding that there ever was of one person, wherever it stands now, by rule and subject; none where there is no such
    /// person.
    public func findingLives(ofRef ref: String) throws -> [FiledLife] {
        try read { db in
            guard let person = try PersonIndex(in: db).id(ofRef: ref) else { return [] }
            return try FindingLives.all("f.person_id = ?", [cell(person)], in: db).map(\.filed)
        }
    }

    /// Every finding that the rules give, by ref, rule and subject, with what the feeds cover.
    /// - Parameter gone: instead, those that they gave once.
    public func findingLives(gone: Bool = false) throws -> (lives: [FiledLife], coverage: Coverage) {
        try read { db in
            (
                try FindingLives.all("f.is_given = \(gone ? 0 : 1)", in: db).map(\.filed),
                try FeedFiles.coverage(in: db)
            )
        }
    }
}
