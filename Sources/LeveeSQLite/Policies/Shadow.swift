import GRDB
public import LeveeCore

extension Store {
    /// The draft that every night tries beside the policy in force; nil where there is none.
    public func policyShadow() throws -> PolicyDraft? { try read(Self.shadow) }

    /// From now on every night tries this draft, too; nil ends that.
    /// - Throws: ``AccessRefusal``; ``StoreError`` `refused` where there is no such draft, or nothing to end.
    public func setPolicyShadow(_ number: Int64?, actor: String, at: Instant) throws -> PolicyDraft? {
        try write(policyAct("shadow", actor, at), as: .draftPolicy) { db, receipt, actor in
            try actor.requireUppermost()
            let draft = try number.map { try PolicyRows.draft($0, in: db) }
            if try draft == nil && Self.shadow(in: db) == nil {
                throw StoreError.refused(zh: "没有正在试行的草案", en: "no draft runs beside the policy in force")
            }
            try db.execute(
                sql: "INSERT INTO policy_shadow (draft, set_by, set_at, receipt) VALUES (?, ?, ?, ?)",
                arguments: [number, actor.user, cell(at), receipt])
            return (draft, "receipt=\(receipt) draft=\(draft?.name ?? "-")")
        }
    }

    /// Keeps what the draft did on a night: numbers by rule and unit, and a few examples. No finding comes of it.
    /// - Parameter policy: the version that was in force.
    public func keepShadow(
        _ report: TrialReport, of draft: PolicyDraft, beside policy: String, actor: String, at: Instant
    ) throws {
        let act = Act(kind: .night, action: "policy shadow night", name: draft.name, actor: actor, at: at)
        try write(act) { db, receipt in
            try ShadowRows.insert(report, of: draft.number, beside: policy, receipt: receipt, in: db)
            return (
                (),
                """
                receipt=\(receipt) draft=\(draft.name) asOf=\(report.last) persons=\(report.persons) \
                flagged=\(report.peopleFlagged) cleared=\(report.peopleCleared)
                """
            )
        }
    }

    /// The last nights on which a draft was tried, the newest first.
    public func shadowNights(last count: Int) throws -> [ShadowNight] {
        try read { try ShadowRows.nights(last: count, in: $0) }
    }

    private static func shadow(in db: Database) throws -> PolicyDraft? {
        let row = try Row.fetchOne(db, sql: "SELECT draft FROM policy_shadow ORDER BY number DESC LIMIT 1")
        guard let row, !row.isNull(0) else { return nil }
        return try PolicyRows.draft(row.number(0), in: db)
    }
}

/// Nights of a draft inside a transaction.
private enum ShadowRows {
    static func insert(
        _ report: TrialReport, of draft: Int64, beside policy: String, receipt: Int64, in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO shadow_night (draft, as_of, policy, persons, people_flagged, people_cleared, standings, receipt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                draft, cell(report.last), policy, report.persons, report.peopleFlagged, report.peopleCleared,
                try CanonicalJSON.text(Standings(report)), receipt,
            ])
        let night = db.lastInsertedRowID
        for (place, change) in report.changes {
            try db.execute(
                sql: "INSERT INTO shadow_count VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    night, place.rule, place.unit, change.flagged.findings, change.flagged.people,
                    change.cleared.findings, change.cleared.people, receipt,
                ])
        }
        let people = try PersonIndex(in: db)
        for (place, example) in report.examples.enumerated() {
            guard let person = try people.id(ofRef: example.ref) else { throw StoreError.corrupt("person.ref") }
            try db.execute(
                sql: "INSERT INTO shadow_example VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    night, place, example.rule, example.unit, person, example.subject, example.isFlagged,
                    try FindingRow.text(example.facts), receipt,
                ])
        }
    }

    static func nights(last count: Int, in db: Database) throws -> [ShadowNight] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT n.number, n.draft, n.as_of, n.policy, n.persons, n.people_flagged, n.people_cleared, n.standings,
                r.received_at FROM shadow_night n JOIN receipt r ON r.id = n.receipt ORDER BY n.number DESC LIMIT ?
                """, arguments: [count]
        ).map { row in
            var report = TrialReport(first: row.day(2), last: row.day(2))
            report.persons = row.count(4)
            report.peopleFlagged = row.count(5)
            report.peopleCleared = row.count(6)
            try CanonicalJSON.read(row.text(7), as: Standings.self, in: "shadow_night.standings").fill(&report)
            report.changes = try changes(of: row.number(0), in: db)
            report.examples = try examples(of: row.number(0), on: report.last, in: db)
            return ShadowNight(
                draft: try PolicyRows.draft(row.number(1), in: db), policy: row.text(3), report: report,
                at: row.instant(8))
        }
    }

    private static func changes(of night: Int64, in db: Database) throws -> [TrialReport.Place: TrialReport.Change] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT rule, unit, flagged, people_flagged, cleared, people_cleared FROM shadow_count WHERE night = ?
                """, arguments: [night])
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (
                    .init(rule: row.text(0), unit: row.text(1)),
                    .init(
                        flagged: .init(findings: row.count(2), people: row.count(3)),
                        cleared: .init(findings: row.count(4), people: row.count(5)))
                )
            })
    }

    private static func examples(of night: Int64, on day: CalendarDay, in db: Database) throws -> [TrialReport.Example]
    {
        try Row.fetchAll(
            db,
            sql: """
                SELECT e.rule, e.unit, p.ref, e.subject, e.is_flagged, e.facts FROM shadow_example e
                JOIN person p ON p.person_id = e.person_id WHERE e.night = ? ORDER BY e.place
                """, arguments: [night]
        ).map { row in
            .init(
                rule: row.text(0), unit: row.text(1), ref: row.text(2), subject: row.text(3), isFlagged: row.flag(4),
                first: day, last: day, nights: 1, facts: try FindingRow.facts(row.text(5), in: "shadow_example.facts"))
        }
    }

    /// How many people got each word, under either policy.
    private struct Standings: Codable {
        var inForce: [String: Int]
        var draft: [String: Int]

        init(_ report: TrialReport) {
            inForce = Self.words(report.inForce)
            draft = Self.words(report.draft)
        }

        func fill(_ report: inout TrialReport) {
            report.inForce = Self.standings(inForce)
            report.draft = Self.standings(draft)
        }

        private static func words(_ counts: [Verdict.Standing: Int]) -> [String: Int] {
            Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
        }

        private static func standings(_ counts: [String: Int]) -> [Verdict.Standing: Int] {
            Dictionary(
                uniqueKeysWithValues: counts.compactMap { word, count in
                    Verdict.Standing(rawValue: word).map { ($0, count) }
                })
        }
    }
}
