import GRDB
public import LeveeCore

extension Store {
    /// The findings that stand, of one person or of everybody, by ref, rule and subject as UTF-8 bytes.
    public func findings(ref: String? = nil) throws -> [FiledFinding] {
        var findings: [FiledFinding] = []
        try eachFinding(ref: ref) { findings.append($0) }
        return findings
    }

    /// Calls the closure with every finding that stands, by ref, rule and subject as UTF-8 bytes. Memory flat. A dismissed one
    /// and a closed one do not stand.
    /// - Parameter all: also those that a reviewer dismissed or closed and that the rules still give.
    public func eachFinding(ref: String? = nil, all: Bool = false, _ take: (FiledFinding) throws -> Void) throws {
        try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    \(Self.filed) WHERE \(all ? "f.is_given = 1" : FindingStates.counts("f"))
                    \(ref == nil ? "" : "AND p.ref = ?") ORDER BY p.ref, f.rule, f.subject
                    """, arguments: StatementArguments([ref].compactMap { $0 }))
            while let row = try rows.next() { try take(Self.filed(row)) }
        }
    }

    /// How many findings stand, by rule.
    public func findingCounts() throws -> [String: Int] {
        try read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT f.rule, count(*) FROM finding f WHERE \(FindingStates.counts("f")) GROUP BY f.rule")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0.text(0), $0.count(1)) })
        }
    }

    /// A finding by its public id, whether it stands or is closed; nil where there is none.
    public func finding(id: String) throws -> FiledFinding? {
        try read { db in
            try Row.fetchOne(db, sql: "\(Self.filed) WHERE f.id = ?", arguments: [id]).map(Self.filed)
        }
    }

    /// The version of the policy under which a finding was opened, or changed last; nil where no night has it.
    public func policy(ofFinding id: String) throws -> String? {
        try read { db in
            try String.fetchOne(
                db,
                sql: """
                    SELECT n.policy FROM finding_event e JOIN night n ON n.receipt = e.receipt
                    WHERE e.finding = ? AND e.kind <> 'closed' ORDER BY e.id DESC LIMIT 1
                    """, arguments: [id])
        }
    }

    private static let filed = """
        SELECT f.id, p.ref, p.name, f.closed_on, f.is_given, \(FindingRow.columns) FROM person p
        CROSS JOIN finding f ON f.person_id = p.person_id
        """

    private static func filed(_ row: Row) throws -> FiledFinding {
        FiledFinding(
            id: row.text(0), ref: row.text(1), name: row.text(2), standing: try FindingRow.standing(row, from: 5),
            closedOn: row.optionalDay(3), isGiven: row.flag(4))
    }
}
