import GRDB
public import LeveeCore

/// Takes the rows of one table file, inside the load's transaction. It lives no longer than the load.
public final class RowSink {
    public private(set) var totals = LoadTotals()
    private let db: Database
    private let receipt: Int64
    private let isLoad: Bool
    private let people: PersonIndex
    private let declarer: Statement
    private let sameApproval: Statement
    private let personOfRestriction: Statement
    private let holder: Statement
    private var writers: [String: FactWriter] = [:]

    /// - Parameter isLoad: whether the rows come from a table, against which corrections stand.
    init(_ db: Database, receipt: Int64, isLoad: Bool = false) throws {
        self.db = db
        self.receipt = receipt
        self.isLoad = isLoad
        people = try PersonIndex(in: db)
        declarer = try db.makeStatement(
            sql: "SELECT person_id FROM declaration WHERE document = ? ORDER BY seq DESC LIMIT 1")
        sameApproval = try db.makeStatement(
            sql: """
                SELECT voided, correction FROM approval a WHERE number = ? AND seq = (
                  SELECT max(seq) FROM approval v WHERE v.person_id = a.person_id AND v.number = a.number)
                ORDER BY voided LIMIT 1
                """)
        personOfRestriction = try db.makeStatement(
            sql: "SELECT person_id FROM restriction WHERE reference = ? LIMIT 1")
        holder = try db.makeStatement(
            sql: "INSERT INTO holder_of (person_id, document) VALUES (?, ?) ON CONFLICT DO NOTHING")
    }

    /// Takes one row: new, another version, the same as on record, or rejected because it contradicts what is on record.
    /// - Throws: ``StoreError``; then nothing of the file is kept.
    public func put(_ row: RegistryRow) throws -> PutResult {
        let result: PutResult
        do { result = try StoreError.translating { try store(row) } } catch let refusal as RowRefusal {
            result = .rejected(refusal)
        }
        totals.count(result)
        return result
    }

    /// Counts a row that could not be read and therefore never became a ``RegistryRow``.
    public func countRejected() { totals.rejected += 1 }

    private func store(_ row: RegistryRow) throws -> PutResult {
        switch row {
        case .unit(let unit): try put(.unit, [cell(unit.code)], unit.values)
        case .approver(let approver): try put(.approver, [cell(approver.user)], approver.values)
        case .person(let person): try store(person)
        case .filing(let filing):
            try put(
                .filing, [known(filing.ref), cell(filing.on), cell(filing.action.rawValue)],
                [cell(filing.unit), cell(filing.post)])
        case .relative(let relative):
            try put(
                .relative, [known(relative.ref), cell(relative.relation.rawValue), cell(relative.name)],
                relative.values)
        case .document(let declaration): try store(declaration)
        case .custody(let event):
            try put(.custody, event.keys, event.values)
        case .approval(let approval): try store(approval)
        case .restriction(let restriction):
            try put(
                .restriction,
                [
                    known(restriction.ref, of: personOfRestriction, restriction.reference, .movedRestriction),
                    cell(restriction.reference),
                ],
                restriction.values)
        }
    }

    private func store(_ person: Person) throws -> PutResult {
        let known = try people.id(ofRef: person.ref)
        if let owner = try people.id(ofIDNumber: person.idNumber), owner != known { throw RowRefusal(.idNumberTaken) }
        let id = try known ?? people.newID(forRef: person.ref)
        let writer = try writer(.person)
        let cells = bound(person.values + [cell(id)])
        let state = try writer.state(cells)
        if case .unchanged = state { return .unchanged }
        try people.save(person, id: id)
        return try writer.append(cells, after: state)
    }

    private func store(_ declaration: Declaration) throws -> PutResult {
        let person = try known(declaration.ref)
        let document = cell(declaration.document)
        let writer = try writer(.declaration)
        let cells = bound([person] + declaration.values + [document])
        let state = try writer.state(cells)
        switch state {
        case .unchanged: return .unchanged
        case .new: break
        case .changed:
            let owner = try Int64.fetchOne(declarer, arguments: [document])
            if owner != Int64.fromDatabaseValue(person) { throw RowRefusal(.movedDocument) }
        }
        try holder.execute(arguments: [person, document])
        return try writer.append(cells, after: state)
    }

    private func store(_ approval: Approval) throws -> PutResult {
        let writer = try writer(.approval)
        let cells = bound(approval.values + [try known(approval.ref), cell(approval.number)])
        let state = try writer.state(cells)
        // Under one number there is one approval. A void one belongs to nobody, but what it was is for people to say.
        if case .new = state, let other = try Row.fetchOne(sameApproval, arguments: [approval.number]) {
            if other.flag(0) {
                throw RowRefusal(.corrected, request: other.number(1), column: FactTable.approval.numberColumn)
            }
            throw RowRefusal(.movedApproval)
        }
        return try writer.append(cells, after: state)
    }

    /// The person of the ref, who must be the one that the thing belongs to already, if it does.
    private func known(
        _ ref: String, of owner: Statement, _ key: String, _ moved: RowRefusal.Reason
    ) throws -> DatabaseValue {
        let person = try known(ref)
        if let owner = try Int64.fetchOne(owner, arguments: [key]), cell(owner) != person { throw RowRefusal(moved) }
        return person
    }

    private func known(_ ref: String) throws -> DatabaseValue {
        guard let id = try people.id(ofRef: ref) else { throw RowRefusal(.unknownRef) }
        return cell(id)
    }

    private func put(_ table: FactTable, _ keys: [DatabaseValue], _ values: [DatabaseValue]) throws -> PutResult {
        try writer(table).put(keys, values)
    }

    private func writer(_ table: FactTable) throws -> FactWriter {
        if let writer = writers[table.name] { return writer }
        let writer = try FactWriter(table, receipt: receipt, outlivesLoads: isLoad, in: db)
        writers[table.name] = writer
        return writer
    }
}
