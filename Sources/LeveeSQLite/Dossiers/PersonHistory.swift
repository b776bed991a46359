import GRDB
public import LeveeCore

extension Store {
    /// Every version of every fact about a person, in the order in which they were learned; nil where the registry does not
    /// have him.
    /// - Parameter zone: in which the day of a crossing is taken: the policy's.
    public func history(ref: String, zone: Zone = .shanghai) throws -> [LearnedFact]? {
        try read { db in
            guard let id = try PersonIndex(in: db).id(ofRef: ref) else { return nil }
            let rows = try RowHistory(db: db, id: id, ref: ref).facts
            let records = try RecordHistory(db: db, id: id, zone: zone).facts
            return (rows + records).enumerated().sorted { left, right in
                let (one, two) = (left.element.receipt, right.element.receipt)
                return one == two ? left.offset < right.offset : one < two
            }.map(\.element)
        }
    }
}

/// The versions of the registry's rows about one person.
private struct RowHistory {
    let db: Database
    let id: Int64
    let ref: String

    var facts: [LearnedFact] {
        get throws {
            try person + filings + relatives + declarations + custody + approvals + restrictions
        }
    }

    private var person: [LearnedFact] {
        get throws {
            let all = try versions("person_fact", of: "person_id", "f.seq")
            let people = try all.map { try RegistryStreams.person(id, version: $0.number(4), in: db) }
            return try facts(all, sameKey: { _, _ in true }) { place, _ in
                guard let person = people[place] else { throw StoreError.corrupt("person_fact") }
                return .person(person)
            }
        }
    }

    private var filings: [LearnedFact] {
        get throws {
            let all = try versions("filing", of: "person_id", "f.on_day, f.action, f.unit, f.post")
            return try facts(all, keys: [4, 5]) { _, row in
                .filing(
                    Filing(ref: ref, on: row.day(4), action: try row.code(5), unit: row.text(6), post: row.text(7)))
            }
        }
    }

    private var relatives: [LearnedFact] {
        get throws {
            let columns = "f.relation, f.name, f.country, f.status, f.since, f.reported_on"
            return try facts(versions("relative", of: "person_id", columns), keys: [4, 5]) { _, row in
                .relative(
                    Relative(
                        ref: ref, relation: try row.code(4), name: row.text(5), country: try row.country(6),
                        status: try row.code(7), since: row.day(8), reportedOn: row.optionalDay(9)))
            }
        }
    }

    private var declarations: [LearnedFact] {
        get throws {
            let columns = """
                f.document, f.raw_number, f.issuing_state, f.issued_on, f.expires_on, f.authority, f.declared_on,
                (SELECT p.ref FROM person p WHERE p.person_id = f.person_id)
                """
            return try facts(versions("declaration", of: "document", columns), keys: [4]) { _, row in
                .document(try row.declaration(of: row.document(4), by: row.text(11), from: 5))
            }
        }
    }

    private var custody: [LearnedFact] {
        get throws {
            let columns = "f.document, f.at, f.event, f.place, f.slot, f.approval, f.officer, f.note"
            return try facts(versions("custody", of: "document", columns), keys: [4, 5, 6]) { _, row in
                .custody(try row.custodyEvent(of: row.document(4), from: 5))
            }
        }
    }

    private var approvals: [LearnedFact] {
        get throws {
            let columns = """
                f.number, f.kind, f.extends, f.purpose, f.documents, f.destinations, f.depart_on, f.return_on,
                f.decided_on, f.decision, f.approver, f.reported_on
                """
            return try facts(versions("approval", of: "person_id", columns), keys: [4]) { _, row in
                .approval(try row.approval(of: ref, from: 4))
            }
        }
    }

    private var restrictions: [LearnedFact] {
        get throws {
            let columns = "f.reference, f.kind, f.from_day, f.until_day, f.authority, f.basis"
            return try facts(versions("restriction", of: "person_id", columns), keys: [4]) { _, row in
                .restriction(
                    Restriction(
                        reference: row.text(4), ref: ref, kind: try row.code(5), from: row.day(6),
                        until: row.optionalDay(7), authority: row.text(8), basis: row.text(9)))
            }
        }
    }

    /// receipt, correction, voided, (blank), then the columns: the versions of a key follow each other.
    private func versions(_ table: String, of owner: String, _ columns: String) throws -> [Row] {
        let isCorrectable = CorrectionSchema.tables.contains(table)
        let whose =
            owner == "document"
            ? "f.document IN (SELECT document FROM holder_of WHERE person_id = ?)" : "f.person_id = ?"
        let keys = try db.primaryKey(table, in: "main").columns.map { "f.\($0)" }.joined(separator: ", ")
        return try Row.fetchAll(
            db,
            sql: """
                SELECT f.receipt, \(isCorrectable ? "f.correction, f.voided" : "NULL, 0"), NULL, \(columns)
                FROM \(table) f WHERE \(whose) ORDER BY \(keys)
                """, arguments: [id])
    }

    private func facts(
        _ rows: [Row], keys: [Int], _ content: (Int, Row) throws -> RegistryRow
    ) throws -> [LearnedFact] {
        try facts(
            rows, sameKey: { one, two in keys.allSatisfy { one[$0] as DatabaseValue == two[$0] as DatabaseValue } },
            content
        )
    }

    private func facts(
        _ rows: [Row], sameKey: (Row, Row) -> Bool, _ content: (Int, Row) throws -> RegistryRow
    ) throws -> [LearnedFact] {
        let receipts = try rows.map { try ReceiptRow($0.number(0), in: db) }
        return try rows.enumerated().map { place, row in
            let isReplaced = place + 1 < rows.count && sameKey(row, rows[place + 1])
            return LearnedFact(
                receipt: row.number(0), learnedAt: receipts[place].at, name: receipts[place].name,
                content: .row(
                    try content(place, row), correction: row.isNull(1) ? nil : row.number(1), isVoid: row.flag(2)),
                replacedAt: isReplaced ? receipts[place + 1].at : nil)
        }
    }
}

/// When a receipt was written, and of what.
struct ReceiptRow {
    var at: Instant
    var name: String

    init(_ number: Int64, in db: Database) throws {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT received_at, name FROM receipt WHERE id = ?"), arguments: [number])
        guard let row else { throw StoreError.corrupt("receipt") }
        at = row.instant(0)
        name = row.text(1)
    }
}
