import GRDB
public import LeveeCore

extension Store {
    /// What there is to say after the last night of the policy's day; nil where there was none on it.
    public func morning(under policy: PolicyOnDay) throws -> MorningReport? {
        try read { db in
            let nights = try NightRow.days(upTo: policy.day, in: db)
            guard let night = nights.last, night.asOf == policy.day else { return nil }
            var units = MorningUnits(try Organisation.units(in: db))
            for found in try FindingLives.all("f.is_given = 1", in: db).map(\.filed) {
                units.add(found, under: policy)
            }
            for found in try FindingLives.all("f.is_given = 0 AND f.closed_on = ?", [cell(policy.day)], in: db) {
                units[found.filed.unit].closed.append(MorningUnits.entry(found.filed))
            }
            try addUnclear(to: &units, in: db)
            return MorningReport(
                night: night,
                nights: nights.map { .init(day: $0.asOf, findings: $0.findings, opened: $0.opened, closed: $0.closed) },
                units: units.parts)
        }
    }

    private func addUnclear(to units: inout MorningUnits, in db: Database) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT p.ref, p.name, f.unit, v.undecided FROM verdict v JOIN person p ON p.person_id = v.person_id
                JOIN person_fact f ON f.person_id = v.person_id
                  AND f.seq = (SELECT max(w.seq) FROM person_fact w WHERE w.person_id = v.person_id)
                WHERE v.undecided IS NOT NULL
                """)
        while let row = try rows.next() {
            units[row.text(2)].unclear.append(
                .init(ref: row.text(0), name: row.text(1), undecided: try MarkRow.undecided(row.text(3))))
        }
    }
}

/// The parts of a morning report while they come together.
private struct MorningUnits {
    private let names: [String: String]
    private var byCode: [String: MorningReport.UnitPart] = [:]

    init(_ units: [Unit]) {
        names = Dictionary(units.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(code: String) -> MorningReport.UnitPart {
        get { byCode[code] ?? .init(code: code, name: names[code] ?? "") }
        set { byCode[code] = newValue }
    }

    var parts: [MorningReport.UnitPart] { byCode.values.sorted { $0.code.precedes($1.code) } }

    mutating func add(_ found: FiledLife, under policy: PolicyOnDay) {
        guard found.filed.standing.state.counts else { return }
        let entry = Self.entry(found)
        self[found.unit].standing[found.finding.severity, default: 0] += 1
        if found.filed.standing.openedOn == policy.day { self[found.unit].new.append(entry) }
        if let due = found.life.due(under: policy), due.isOverdue(on: policy.day) {
            self[found.unit].overdue.append(.init(entry, due: due))
        }
    }

    static func entry(_ found: FiledLife) -> MorningReport.Entry {
        .init(id: found.filed.id, ref: found.filed.ref, name: found.filed.name, finding: found.finding)
    }
}
