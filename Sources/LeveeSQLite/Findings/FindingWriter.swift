import GRDB
import LeveeCore

/// Writes what a night changes of findings: the current row, and the step in the finding's life.
final class FindingWriter {
    private let asOf: CalendarDay
    private let receipt: Int64
    private let idOf: Statement
    private let isTaken: Statement
    private let insert: Statement
    private let reopen: Statement
    private let change: Statement
    private let resume: Statement
    private let close: Statement
    private let event: Statement

    init(_ db: Database, asOf: CalendarDay, receipt: Int64) throws {
        self.asOf = asOf
        self.receipt = receipt
        idOf = try db.makeStatement(sql: "SELECT id FROM finding WHERE person_id = ? AND rule = ? AND subject = ?")
        isTaken = try db.makeStatement(sql: "SELECT 1 FROM finding WHERE id = ?")
        insert = try db.makeStatement(
            sql: """
                INSERT INTO finding (severity, since, facts, evidence, id, person_id, rule, subject, state, is_given,
                  opened_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open', 1, ?)
                """)
        reopen = try db.makeStatement(
            sql: """
                UPDATE finding SET severity = ?, since = ?, facts = ?, evidence = ?, state = 'open', is_given = 1,
                opened_on = ?, closed_on = NULL WHERE id = ?
                """)
        change = try db.makeStatement(
            sql: "UPDATE finding SET severity = ?, since = ?, facts = ?, evidence = ? WHERE id = ?")
        let derived = FindingStates.derived(upTo: nil, in: "main")
        resume = try db.makeStatement(
            sql: """
                UPDATE finding AS f SET severity = ?, since = ?, facts = ?, evidence = ?, state = \(derived.state),
                is_given = \(derived.isGiven), closed_on = \(derived.closedOn) WHERE id = ?
                """)
        close = try db.makeStatement(
            sql: "UPDATE finding SET state = 'closed', is_given = 0, closed_on = ? WHERE id = ?")
        event = try db.makeStatement(
            sql: """
                INSERT INTO finding_event (severity, since, facts, evidence, finding, kind, as_of, receipt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
    }

    func write(_ step: FindingChange, of person: Int64, ref: String) throws {
        switch step {
        case .opened(let finding), .reopened(let finding):
            let values = try FindingRow.values(finding)
            let id: String
            if let known = try self.id(of: person, finding.rule, finding.subject) {
                id = known
                try reopen.execute(arguments: bound(values + [cell(asOf), cell(id)]))
            } else {
                id = try newID(ref: ref, finding.rule, finding.subject)
                try insert.execute(
                    arguments: bound(
                        values + [
                            cell(id), cell(person), cell(finding.rule), cell(finding.subject), cell(asOf),
                        ]))
            }
            try log("opened", id, values)
        case .changed(let finding):
            let values = try FindingRow.values(finding)
            let id = try standingID(of: person, finding.rule, finding.subject)
            try change.execute(arguments: bound(values + [cell(id)]))
            try log("changed", id, values)
        case .resumed(let finding):
            let values = try FindingRow.values(finding)
            let id = try standingID(of: person, finding.rule, finding.subject)
            // Where it stands follows from its steps as soon as its last event is no end.
            try log("changed", id, values)
            try resume.execute(arguments: bound(values + [cell(id)]))
        case .closed(let rule, let subject), .ended(let rule, let subject):
            let id = try standingID(of: person, rule, subject)
            try close.execute(arguments: bound([cell(asOf), cell(id)]))
            try log("closed", id, [.null, .null, .null, .null])
        }
    }

    private func log(_ kind: String, _ id: String, _ values: [DatabaseValue]) throws {
        try event.execute(
            arguments: bound(values + [cell(id), cell(kind), cell(asOf), cell(receipt)]))
    }

    private func id(of person: Int64, _ rule: String, _ subject: String) throws -> String? {
        try String.fetchOne(idOf, arguments: [person, rule, subject])
    }

    private func standingID(of person: Int64, _ rule: String, _ subject: String) throws -> String {
        guard let id = try id(of: person, rule, subject) else { throw StoreError.corrupt("finding") }
        return id
    }

    private func newID(ref: String, _ rule: String, _ subject: String) throws -> String {
        for id in FindingID.candidates(ref: ref, rule: rule, subject: subject)
        where try Int.fetchOne(isTaken, arguments: [id]) == nil {
            return id
        }
        throw StoreError.corrupt("finding.id")
    }
}
