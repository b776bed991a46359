import Foundation
import GRDB
public import LeveeCore

/// A finding in the store: its public id, whose it is, and where its life stands.
public struct FiledFinding: Hashable, Sendable {
    /// Short and stable, such as `F-7Q2M9XKD`.
    public var id: String
    public var ref: String
    /// The person's name as it is now.
    public var name: String
    public var standing: StandingFinding
    /// The day on which it was closed: as-of day of the night from which on the rules give it no more, or the day of a
    /// reviewer's decision; nil before.
    public var closedOn: CalendarDay?
    /// Whether the rules give it: one that a reviewer dismissed or closed may still be given, and counts no more.
    public var isGiven: Bool
}

/// How findings are written in rows: severity, since, facts, evidence.
enum FindingRow {
    static let columns = "rule, subject, severity, since, facts, evidence, opened_on, state"

    /// - Parameter first: place of the first of ``columns``.
    static func standing(_ row: Row, from first: Int) throws -> StandingFinding {
        let finding = try finding(row, rule: row.text(first), subject: row.text(first + 1), from: first + 2)
        return StandingFinding(finding: finding, state: try row.code(first + 7), openedOn: row.day(first + 6))
    }

    /// - Parameter first: place of `severity`, which `since`, `facts` and `evidence` follow.
    static func finding(_ row: Row, rule: String, subject: String, from first: Int) throws -> Finding {
        var facts: [String: Fact] = [:]
        for (name, stored) in try read([String: String].self, row.text(first + 2)) {
            guard let fact = Fact(stored: stored) else { throw StoreError.corrupt("finding.facts") }
            facts[name] = fact
        }
        return Finding(
            rule: rule, subject: subject, severity: try row.code(first), since: row.day(first + 1), facts: facts,
            evidence: try read([String].self, row.text(first + 3)))
    }

    /// severity, since, facts, evidence.
    static func values(_ finding: Finding) throws -> [DatabaseValue] {
        [
            cell(finding.severity.rawValue), cell(finding.since), cell(try text(finding.facts.mapValues(\.stored))),
            cell(try text(finding.evidence)),
        ]
    }

    private static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        do { return try JSONDecoder().decode(type, from: Data(text.utf8)) } catch {
            throw StoreError.corrupt("finding.facts")
        }
    }
}
