import GRDB
import LeveeCore

/// The entries that can be corrected, inside a transaction: what they say now, whose they are, and what a correction makes
/// of them.
struct CorrectionLedger {
    let db: Database

    /// An entry as it stands; where it is void, as it stood.
    struct Entry {
        var fact: CorrectableFact
        var isVoid: Bool
    }

    /// - Parameter ref: whose approval it is, where several people may have one of that number; nil for the one that stands.
    func entry(_ name: FactName, of ref: String? = nil) throws -> Entry? {
        switch name {
        case .custody(let document, let at, let event):
            try custody("document = ? AND at = ? AND event = ?", [cell(document), cell(at), cell(event.rawValue)])
        case .approval(let number):
            if let ref {
                try approval("a.number = ? AND p.ref = ?", [cell(number), cell(ref)])
            } else {
                try approval("a.number = ?", [cell(number)])
            }
        case .declaration(let document): try declaration(document)
        }
    }

    /// The entry under the same key.
    func entry(under fact: CorrectableFact) throws -> Entry? { try entry(fact.name, of: fact.ref) }

    /// The other custody entries of the document, the last of them, as the command takes them.
    func others(beside name: FactName) throws -> [String] {
        guard case .custody(let document, _, _) = name else { return [] }
        return try Row.fetchAll(
            db,
            sql: "SELECT DISTINCT at, event FROM custody WHERE document = ? ORDER BY at DESC, event DESC LIMIT 10",
            arguments: [cell(document)]
        ).reversed().map { "`\(Zone.shanghai.text(of: $0.instant(0))) \($0.text(1))`" }
    }

    private func custody(_ condition: String, _ arguments: [DatabaseValue]) throws -> Entry? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT document, at, event, place, slot, approval, officer, note, voided FROM custody
                WHERE \(condition) ORDER BY seq DESC LIMIT 1
                """, arguments: bound(arguments)
        ).map { row in
            Entry(fact: .custody(try row.custodyEvent(of: row.document(0), from: 1)), isVoid: row.flag(8))
        }
    }

    /// Of several people's approvals with the number the one that stands, else the one that was corrected last.
    private func approval(_ condition: String, _ arguments: [DatabaseValue]) throws -> Entry? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT p.ref, a.number, a.kind, a.extends, a.purpose, a.documents, a.destinations, a.depart_on,
                a.return_on, a.decided_on, a.decision, a.approver, a.reported_on, a.voided
                FROM approval a JOIN person p ON p.person_id = a.person_id
                WHERE \(condition) AND a.seq = (
                  SELECT max(v.seq) FROM approval v WHERE v.person_id = a.person_id AND v.number = a.number)
                ORDER BY a.voided, a.correction DESC LIMIT 1
                """, arguments: bound(arguments)
        ).map { row in
            Entry(fact: .approval(try row.approval(of: row.text(0), from: 1)), isVoid: row.flag(13))
        }
    }

    private func declaration(_ document: DocumentKey) throws -> Entry? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT p.ref, d.raw_number, d.issuing_state, d.issued_on, d.expires_on, d.authority, d.declared_on,
                d.voided FROM declaration d JOIN person p ON p.person_id = d.person_id
                WHERE d.document = ? ORDER BY d.seq DESC LIMIT 1
                """, arguments: [cell(document)]
        ).map { row in
            Entry(
                fact: .declaration(try row.declaration(of: document, by: row.text(0), from: 1)), isVoid: row.flag(7))
        }
    }

    /// Ids of the people whose files the entries are in: the person of the ref; for a custody entry the declarer of its
    /// document, or else the person of the last standing record that names it; nobody where nobody is known to have it.
    func owners(of facts: [CorrectableFact]) throws -> [Int64] {
        let ids = try facts.compactMap { fact in
            if let ref = fact.ref {
                guard let id = try PersonIndex(in: db).id(ofRef: ref) else { throw Self.unknownRef(ref) }
                return id
            }
            return try fact.document.flatMap(custodyOwner)
        }
        return Set(ids).sorted()
    }

    func custodyOwner(_ document: DocumentKey) throws -> Int64? {
        if let declaration = try declaration(document), !declaration.isVoid, let ref = declaration.fact.ref {
            return try PersonIndex(in: db).id(ofRef: ref)
        }
        return try Int64.fetchOne(
            db,
            sql: """
                SELECT o.person_id FROM \(FeedTransaction.naming)
                JOIN delivery d ON d.receipt = r.delivery
                WHERE h.document = ? AND \(FeedTransaction.stands)
                ORDER BY d.generated_at DESC, d.source DESC, d.sequence DESC, r.record_id DESC LIMIT 1
                """, arguments: [cell(document)])
    }

    func apply(_ correction: Correction, request: Int64, receipt: Int64) throws {
        for step in correction.steps {
            switch step {
            case .void(let fact): try append(fact, isVoid: true, request: request, receipt: receipt)
            case .put(let fact): try append(fact, isVoid: false, request: request, receipt: receipt)
            }
        }
    }

    private func append(_ fact: CorrectableFact, isVoid: Bool, request: Int64, receipt: Int64) throws {
        let (table, keys, values) = try row(of: fact)
        try FactWriter(table, receipt: receipt, in: db).correct(keys, values, by: request, isVoid: isVoid)
        guard case .declaration(let declaration) = fact else { return }
        try db.execute(
            sql: "INSERT INTO holder_of (person_id, document) VALUES (?, ?) ON CONFLICT DO NOTHING",
            arguments: [try person(declaration.ref), cell(declaration.document)])
    }

    private func row(of fact: CorrectableFact) throws -> (FactTable, keys: [DatabaseValue], values: [DatabaseValue]) {
        switch fact {
        case .custody(let event): (.custody, event.keys, event.values)
        case .approval(let approval):
            (.approval, [try person(approval.ref), cell(approval.number)], approval.values)
        case .declaration(let declaration):
            (.declaration, [cell(declaration.document)], [try person(declaration.ref)] + declaration.values)
        }
    }

    private func person(_ ref: String) throws -> DatabaseValue {
        guard let id = try PersonIndex(in: db).id(ofRef: ref) else { throw Self.unknownRef(ref) }
        return cell(id)
    }

    private static func unknownRef(_ ref: String) -> StoreError {
        .refused(
            zh: "登记册中没有 `\(Text.visible(ref))`，请核对人员编号",
            en: "`\(Text.visible(ref))` is not in the registry; check the personnel number")
    }
}
