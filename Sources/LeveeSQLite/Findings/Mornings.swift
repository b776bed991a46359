import GRDB
public import LeveeCore

extension Store {
    /// What there is to say after the last night of the policy's day; nil where there was none on it.
    public func morning(under policy: PolicyOnDay) throws -> MorningReport? {
        try read { db in
            guard let night = try NightRow.last(of: policy.day, in: db) else { return nil }
            let coverage = try FeedFiles.coverage(in: db)
            let given = try FindingLives.all("f.is_given = 1", in: db).map(\.filed)
            let gone = try FindingLives.all("f.is_given = 0 AND f.closed_on = ?", [cell(policy.day)], in: db)
            return MorningReport(
                night: night,
                nights: try NightRow.counts(last: MorningReport.nightsShown, upTo: policy.day, in: db),
                names: Dictionary(
                    try Organisation.units(in: db).map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first }),
                open: FindingQueue(given, coverage: coverage, policy: policy) { $0.life.state.counts },
                closed: FindingQueue(gone.map(\.filed), coverage: coverage, policy: policy) { _ in true },
                unclear: try unclear(in: db))
        }
    }

    private func unclear(in db: Database) throws -> [MorningReport.Unclear] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT p.ref, p.name, f.unit, v.undecided FROM verdict v JOIN person p ON p.person_id = v.person_id
                JOIN person_fact f ON f.person_id = v.person_id
                  AND \(PersonVersion.isCurrent("f"))
                WHERE v.undecided IS NOT NULL
                """
        ).map { row in
            MorningReport.Unclear(
                ref: row.text(0), name: row.text(1), unit: row.text(2), undecided: try MarkRow.undecided(row.text(3)))
        }
    }
}
