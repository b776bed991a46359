import GRDB
public import LeveeCore

/// The night's ledger, bound to its transaction.
final class NightTransaction: NightLedger {
    private let db: Database
    private let zone: Zone
    private let writer: FindingWriter

    init(_ db: Database, asOf: CalendarDay, zone: Zone, receipt: Int64) throws {
        self.db = db
        self.zone = zone
        writer = try FindingWriter(db, asOf: asOf, receipt: receipt)
    }

    func examineEach(_ examine: (Dossier, [StandingFinding]) throws -> [FindingChange]) throws {
        let reader = try DossierReader(db, .everyone, zone: zone)
        let standing = try PersonStream(
            db,
            """
            SELECT person_id, \(FindingRow.columns) FROM finding WHERE state = 'open'
            ORDER BY person_id, rule, subject
            """)
        while let (id, dossier) = try reader.next() {
            var findings: [StandingFinding] = []
            try standing.each(of: id) { findings.append(try FindingRow.standing($0, from: 1)) }
            for change in try examine(dossier, findings) {
                try writer.write(change, of: id, ref: dossier.person.ref)
            }
        }
    }
}

extension Store {
    /// Runs a night: one transaction, with its statement and its audit entry inside. Where the body throws, nothing is kept.
    /// - Parameters:
    ///   - asOf: the day that the night examines; findings are opened and closed on it.
    ///   - zone: in which the day of a crossing is taken: the policy's.
    ///   - body: runs the sweep over the ledger, which lives no longer than the call.
    public func night(
        asOf: CalendarDay, zone: Zone = .shanghai, actor: String, at: Instant,
        body: (any NightLedger) throws -> NightStatement
    ) throws -> NightStatement {
        let act = Act(kind: .night, action: "nightly", name: asOf.description, actor: actor, at: at)
        return try write(act) { db, receipt in
            let night = try body(NightTransaction(db, asOf: asOf, zone: zone, receipt: receipt))
            let totals = [
                night.persons, night.regular, night.irregular, night.undecided, night.findings, night.opened,
                night.closed, night.examined,
            ]
            try db.execute(
                sql: """
                    INSERT INTO night (as_of, policy, persons, regular, irregular, undecided, findings, opened, closed,
                    examined, receipt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: bound(
                    [cell(night.asOf), cell(night.policy)] + totals.map { cell(Int64($0)) } + [cell(receipt)]))
            let detail = """
                receipt=\(receipt) asOf=\(night.asOf) persons=\(night.persons) regular=\(night.regular) \
                irregular=\(night.irregular) undecided=\(night.undecided) findings=\(night.findings) \
                opened=\(night.opened) closed=\(night.closed)
                """
            return (night, detail)
        }
    }

    /// The statement of the last night; nil before the first one.
    public func lastNight() throws -> NightStatement? {
        try read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT as_of, policy, persons, regular, irregular, undecided, findings, opened, closed, examined
                    FROM night ORDER BY id DESC LIMIT 1
                    """
            ).map { row in
                var night = NightStatement(asOf: row.day(0), policy: row.text(1))
                night.persons = row.count(2)
                night.regular = row.count(3)
                night.irregular = row.count(4)
                night.undecided = row.count(5)
                night.findings = row.count(6)
                night.opened = row.count(7)
                night.closed = row.count(8)
                night.examined = row.count(9)
                return night
            }
        }
    }
}
