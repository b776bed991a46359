import GRDB
import LeveeCore

/// How findings are written in rows: severity, since, facts, evidence.
enum FindingRow {
    static let columns = content + ", state"
    /// Of a `finding f` that may rest: ``columns``, with where it stands when it is given again, and whether it is given.
    static let columnsOfNights =
        content + ", CASE is_given WHEN 1 THEN state ELSE "
        + FindingStates.derived(upTo: nil, in: "main").whenGiven + " END, is_given"
    private static let content = "rule, subject, severity, since, facts, evidence, opened_on"

    /// - Parameter first: place of the first of ``columnsOfNights``.
    static func known(_ row: Row, from first: Int) throws -> StandingFinding {
        var known = try standing(row, from: first)
        known.rests = !row.flag(first + 8)
        return known
    }

    /// - Parameter first: place of the first of ``columns``.
    static func standing(_ row: Row, from first: Int) throws -> StandingFinding {
        let finding = try finding(row, rule: row.text(first), subject: row.text(first + 1), from: first + 2)
        return StandingFinding(finding: finding, state: try row.code(first + 7), openedOn: row.day(first + 6))
    }

    /// - Parameter first: place of `severity`, which `since`, `facts` and `evidence` follow.
    static func finding(_ row: Row, rule: String, subject: String, from first: Int) throws -> Finding {
        Finding(
            rule: rule, subject: subject, severity: try row.code(first), since: row.day(first + 1),
            facts: try facts(row.text(first + 2), in: "finding.facts"),
            evidence: try CanonicalJSON.read(row.text(first + 3), in: "finding.facts"))
    }

    /// severity, since, facts, evidence.
    static func values(_ finding: Finding) throws -> [DatabaseValue] {
        [
            cell(finding.severity.rawValue), cell(finding.since), cell(try text(finding.facts)),
            cell(try CanonicalJSON.text(finding.evidence)),
        ]
    }

    static func text(_ facts: [String: Fact]) throws -> String {
        try CanonicalJSON.text(facts.mapValues(\.stored))
    }

    /// Reads what ``text(_:)`` wrote.
    static func facts(_ text: String, in place: String) throws -> [String: Fact] {
        let stored: [String: String] = try CanonicalJSON.read(text, in: place)
        return try stored.mapValues { value in
            guard let fact = Fact(stored: value) else { throw StoreError.corrupt(place) }
            return fact
        }
    }
}
