import GRDB
public import LeveeCore

extension Store {
    /// Every step that nights took in the life of a finding, the first one first.
    public func history(ofFinding id: String) throws -> [FindingEvent] {
        try read { db in try FindingHistory.events(of: id, in: db).map(\.event) }
    }
}

enum FindingHistory {
    static func events(of id: String, in db: Database) throws -> [(event: FindingEvent, receipt: Int64)] {
        var last: Finding?
        return try Row.fetchAll(
            db,
            sql: """
                SELECT e.kind, e.as_of, r.received_at, e.receipt, f.rule, f.subject, e.severity, e.since, e.facts, e.evidence
                FROM finding_event e JOIN receipt r ON r.id = e.receipt JOIN finding f ON f.id = e.finding
                WHERE e.finding = ? ORDER BY e.id
                """, arguments: [id]
        ).map { row in
            var event = FindingEvent(kind: try row.code(0), asOf: row.day(1), at: row.instant(2))
            var now: Finding?
            if event.kind != .closed {
                let given = try FindingRow.finding(row, rule: row.text(4), subject: row.text(5), from: 6)
                // What is opened while it is given was settled by a person before.
                if event.kind == .opened, last != nil { event.kind = .reopened }
                if event.kind == .changed, last == nil { event.kind = .resumed }
                if let last { event.differences = given.differences(from: last) }
                now = given
            }
            last = now
            return (event, row.number(3))
        }
    }

    /// Nights and acts in the order in which they were written.
    static func entries(of id: String, in db: Database) throws -> [FindingEntry] {
        let nights = try events(of: id, in: db).map { (FindingEntry.night($0.event), $0.receipt) }
        let acts = try FindingStepRows.acts("s.finding = ?", [cell(id)], in: db).map {
            (FindingEntry.act($0.act, $0.state), $0.receipt)
        }
        return (nights + acts).enumerated().sorted {
            ($0.element.1, $0.offset) < ($1.element.1, $1.offset)
        }.map(\.element.0)
    }
}
