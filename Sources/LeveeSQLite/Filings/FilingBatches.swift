import GRDB
public import LeveeCore

/// What is to be put into a batch, and what its form says of the organisation.
public struct FilingBatchOrder: Sendable {
    public var selection: FilingSelection
    /// Nil: as in the last batch for the same unit.
    public var code: OrganisationCode?
    /// What the form says of the organisation, by the form's column and the head; what is not here is as in the last batch
    /// for the same unit, and an empty text leaves it blank.
    public var words: [OrganisationWord: String]
    /// By ref.
    public var supplements: [String: FilingSupplement]

    public enum OrganisationWord: String, Hashable, Sendable, CaseIterable {
        case name, category, personnelUnit, contact, phone, head
    }

    public init(
        _ selection: FilingSelection, code: OrganisationCode? = nil, words: [OrganisationWord: String] = [:],
        supplements: [String: FilingSupplement] = [:]
    ) {
        self.selection = selection
        self.code = code
        self.words = words
        self.supplements = supplements
    }
}

/// A batch that was made, and who was left out of it.
public struct MadeFilingBatch: Hashable, Sendable {
    public var batch: FilingBatch
    /// Due, and of the actor's own file or beyond his unit's reach: somebody else has to send them.
    public var beyondReach: Int
    /// Whether anything of the organisation was taken from an earlier batch.
    public var isOrganisationKnown: Bool
}

extension Store {
    /// Everybody of whom the authority has to be told on the policy's day, those who are due longest first.
    /// - Throws: ``StoreError`` `refused` where there is no such unit.
    public func filingDue(_ selection: FilingSelection, policy: PolicyOnDay) throws -> [FilingDue] {
        try read { try Self.filingDue(selection, policy: policy, in: $0) }
    }

    /// Every batch with its answers, in the order in which they were made.
    public func filingBatches() throws -> [FiledBatch] { try read { try FilingReader(db: $0).batches() } }

    /// - Throws: ``FilingRefusal`` `noBatch`.
    public func filingBatch(_ number: String) throws -> FiledBatch {
        guard let batch = try read({ try FilingReader(db: $0).batch(number) }) else {
            throw FilingRefusal.noBatch(number)
        }
        return batch
    }

    /// Makes a batch of those who are due on the policy's day and wait in no other one.
    /// - Throws: ``FilingRefusal``; ``AccessRefusal``; ``StoreError`` `refused` where there is no such unit.
    public func makeFilingBatch(
        _ order: FilingBatchOrder, policy: PolicyOnDay, actor: String, at: Instant
    ) throws -> MadeFilingBatch {
        let act = Act(kind: .command, action: "filing batch", name: "batch", actor: actor, at: at)
        return try write(act, as: .makeFilingBatch) { db, receipt, actor in
            try policy.requireFilingMarks()
            let reader = FilingReader(db: db)
            let last = try reader.lastOrganisation(scope: order.selection.unit)
            guard let code = order.code ?? last?.code else { throw FilingRefusal.noOrganisationCode }
            let due = try Self.filingDue(order.selection, policy: policy, in: db).filter(\.isReady)
            let reached = due.filter { (try? actor.require(over: $0.person)) != nil }
            if reached.isEmpty { throw FilingRefusal.nobodyDue }
            let units = try Organisation.units(in: db)
            let members = try reached.map { due in
                try FilingMember(
                    due.person, due.duty, unitName: { code in units.first { $0.code == code }?.name },
                    supplement: order.supplements[due.person.ref], policy: policy)
            }
            let earlier = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM filing_batch WHERE org_code = ? AND on_day = ?",
                arguments: bound([cell(code.text), cell(policy.day)]))
            let batch = FilingBatch(
                number: FilingBatch.number(code, on: policy.day, after: earlier ?? 0), on: policy.day,
                organisation: Self.organisation(code, order.words, last), members: members)
            try Self.insert(batch, scope: order.selection.unit, receipt: receipt, in: db)
            let made = MadeFilingBatch(
                batch: batch, beyondReach: due.count - reached.count,
                isOrganisationKnown: last != nil && order.words.count < FilingBatchOrder.OrganisationWord.allCases.count
            )
            return (made, "receipt=\(receipt) batch=\(batch.number) members=\(members.count)")
        }
    }

    private static func filingDue(
        _ selection: FilingSelection, policy: PolicyOnDay, in db: Database
    ) throws -> [FilingDue] {
        let units = try Organisation.units(in: db)
        if let unit = selection.unit, !units.contains(where: { $0.code == unit }) {
            throw StoreError.refused(
                zh: "没有单位 `\(Text.visible(unit))`，请核对单位代码",
                en: "no unit has the code `\(Text.visible(unit))`; check it")
        }
        return try FilingReader(db: db).due(policy).filter { selection.takes($0, units: units) }
            .sorted(by: FilingDue.isBefore)
    }

    private static func organisation(
        _ code: OrganisationCode, _ words: [FilingBatchOrder.OrganisationWord: String], _ last: FilingOrganisation?
    ) -> FilingOrganisation {
        func word(_ word: FilingBatchOrder.OrganisationWord, _ known: String?) -> String? {
            guard let given = words[word] else { return known }
            return given.isEmpty ? nil : given
        }
        return FilingOrganisation(
            code: code, name: word(.name, last?.name), category: word(.category, last?.category),
            personnelUnit: word(.personnelUnit, last?.personnelUnit), contact: word(.contact, last?.contact),
            phone: word(.phone, last?.phone), head: word(.head, last?.head))
    }

    private static func insert(_ batch: FilingBatch, scope: String?, receipt: Int64, in db: Database) throws {
        let organisation = batch.organisation
        try db.execute(
            sql: "INSERT INTO filing_batch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: bound([
                cell(batch.number), cell(batch.on), cell(scope), cell(organisation.code.text),
                cell(organisation.name), cell(organisation.category), cell(organisation.personnelUnit),
                cell(organisation.contact), cell(organisation.phone), cell(organisation.head), cell(receipt),
            ]))
        let people = try PersonIndex(in: db)
        for (index, member) in batch.members.enumerated() {
            try db.execute(
                sql: "INSERT INTO filing_batch_member VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: bound([
                    cell(batch.number), cell(Int64(index + 1)), cell(try people.id(ofRef: member.ref)),
                    cell(member.action.rawValue), cell(member.mark), cell(member.name.surname),
                    cell(member.name.given), cell(member.name.doubt?.rawValue), cell(member.sex.rawValue),
                    cell(member.sexCode), cell(member.birthDate), cell(member.idNumber.text), cell(member.household),
                    cell(member.unit), cell(member.unitName), cell(member.post), cell(receipt),
                ]))
        }
    }
}
