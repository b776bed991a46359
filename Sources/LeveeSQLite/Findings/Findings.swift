import GRDB
public import LeveeCore

/// One step in the life of a finding.
public struct FindingEvent: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable { case opened, changed, closed }

    public var kind: Kind
    /// As-of day of the night that took the step.
    public var asOf: CalendarDay
    /// When the night ran.
    public var at: Instant
}

extension Store {
    /// The findings that stand, of one person or of everybody, by ref, rule and subject as UTF-8 bytes.
    public func findings(ref: String? = nil) throws -> [FiledFinding] {
        var findings: [FiledFinding] = []
        try eachFinding(ref: ref) { findings.append($0) }
        return findings
    }

    /// Calls the closure with every finding that stands, by ref, rule and subject as UTF-8 bytes. Memory flat.
    public func eachFinding(ref: String? = nil, _ take: (FiledFinding) throws -> Void) throws {
        try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    \(Self.filed) WHERE f.state = 'open' \(ref == nil ? "" : "AND p.ref = ?")
                    ORDER BY p.ref, f.rule, f.subject
                    """, arguments: StatementArguments([ref].compactMap { $0 }))
            while let row = try rows.next() { try take(Self.filed(row)) }
        }
    }

    /// A finding by its public id, whether it stands or is closed; nil where there is none.
    public func finding(id: String) throws -> FiledFinding? {
        try read { db in
            try Row.fetchOne(db, sql: "\(Self.filed) WHERE f.id = ?", arguments: [id]).map(Self.filed)
        }
    }

    /// Every step in the life of a finding, the first one first.
    public func history(ofFinding id: String) throws -> [FindingEvent] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT e.kind, e.as_of, r.received_at FROM finding_event e JOIN receipt r ON r.id = e.receipt
                    WHERE e.finding = ? ORDER BY e.id
                    """, arguments: [id]
            ).map { FindingEvent(kind: try $0.code(0), asOf: $0.day(1), at: $0.instant(2)) }
        }
    }

    private static let filed = """
        SELECT f.id, p.ref, p.name, f.closed_on, \(FindingRow.columns) FROM person p
        CROSS JOIN finding f ON f.person_id = p.person_id
        """

    private static func filed(_ row: Row) throws -> FiledFinding {
        FiledFinding(
            id: row.text(0), ref: row.text(1), name: row.text(2), standing: try FindingRow.standing(row, from: 4),
            closedOn: row.optionalDay(3))
    }
}
