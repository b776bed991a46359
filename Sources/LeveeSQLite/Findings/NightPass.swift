import GRDB
import LeveeCore

/// What examining some people gave: how many there were, and of those of whom there is something to write, what.
struct NightBatch: Sendable {
    struct Item: Sendable {
        var person: Int64
        var ref: String
        var changes: [FindingChange]
        /// Nil where it is the one that is kept.
        var mark: VerdictMark?
        /// Whether it says something else of the person than what is kept.
        var isOther: Bool
    }

    var examined = 0
    var items: [Item] = []
}

/// Reads people with what stands against them and examines each. It writes nothing.
struct NightPass {
    let zone: Zone
    /// How many people go into a batch.
    private static let size = 512

    func run(
        _ scope: Scope, in db: Database, _ examine: (Dossier, [StandingFinding]) throws -> Examination,
        _ take: (NightBatch) throws -> Void
    ) throws {
        let reader = try DossierReader(db, scope, zone: zone)
        let standing = try PersonStream(
            db, scope,
            """
            SELECT person_id, \(FindingRow.columnsOfNights) FROM finding f
            WHERE (is_given = 1 OR \(FindingStates.rests)) AND \(scope.sql("person_id"))
            ORDER BY person_id, rule, subject
            """)
        let kept = try PersonStream(
            db, scope,
            "SELECT person_id, \(MarkRow.columns) FROM verdict WHERE \(scope.sql("person_id")) ORDER BY person_id")
        var batch = NightBatch()
        while let (id, dossier) = try reader.next() {
            var findings: [StandingFinding] = []
            try standing.each(of: id) { findings.append(try FindingRow.known($0, from: 1)) }
            var before: VerdictMark?
            try kept.each(of: id) { before = try MarkRow.mark($0, from: 1) }
            let examination = try examine(dossier, findings)
            batch.examined += 1
            if !examination.changes.isEmpty || before != examination.mark {
                batch.items.append(
                    NightBatch.Item(
                        person: id, ref: dossier.person.ref, changes: examination.changes,
                        mark: before == examination.mark ? nil : examination.mark,
                        isOther: !examination.changes.isEmpty || before?.saysTheSame(as: examination.mark) != true))
            }
            if batch.examined == Self.size {
                try take(batch)
                batch = NightBatch()
            }
        }
        try take(batch)
    }
}
