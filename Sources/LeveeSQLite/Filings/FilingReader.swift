import GRDB
import LeveeCore

/// Batches and what is due, inside a transaction.
struct FilingReader {
    let db: Database

    /// Everybody of whom the authority has to be told on the policy's day, in the store's own order.
    func due(_ policy: PolicyOnDay) throws -> [FilingDue] {
        let streams = try RegistryStreams(db, .everyone)
        let open = try openBatches()
        let refusals = try lastRefusals()
        var due: [FilingDue] = []
        while let id = streams.people.ahead?.number(0), let dossier = try streams.dossier(of: id) {
            let file = CaseFile(dossier, on: policy.day, policy: policy)
            guard let duty = file.filingDuty else { continue }
            due.append(
                FilingDue(person: file.person, duty: duty, openBatch: open[id], refused: refusals[id]))
        }
        return due
    }

    /// The batch that a person waits in, by his id.
    private func openBatches() throws -> [Int64: String] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT m.person_id, m.batch FROM filing_batch_member m WHERE NOT EXISTS (
                  SELECT 1 FROM filing_answer a WHERE a.batch = m.batch AND a.person_id = m.person_id)
                """)
        return Dictionary(rows.map { ($0.number(0), $0.text(1)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The last answer about a person, where it refused him.
    private func lastRefusals() throws -> [Int64: FilingDue.Refused] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT person_id, batch, on_day, refusal FROM filing_answer ORDER BY receipt")
        let last = Dictionary(rows.map { ($0.number(0), $0) }, uniquingKeysWith: { _, last in last })
        return last.compactMapValues { row in
            row.optionalText(3).map { FilingDue.Refused(batch: row.text(1), on: row.day(2), reason: $0) }
        }
    }

    func batch(_ number: String) throws -> FiledBatch? {
        try batches("b.number = ?", [cell(number)]).first
    }

    /// Batches in the order in which they were made.
    func batches(_ condition: String = "TRUE", _ arguments: [DatabaseValue] = []) throws -> [FiledBatch] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT b.number, b.on_day, \(Self.organisation) FROM filing_batch b
                WHERE \(condition) ORDER BY b.receipt
                """, arguments: bound(arguments)
        ).map { row in
            let number = row.text(0)
            let batch = FilingBatch(
                number: number, on: row.day(1), organisation: try Self.organisation(row, from: 2),
                members: try members(of: number))
            return FiledBatch(batch: batch, answers: try answers(to: number))
        }
    }

    /// What the last batch for the same scope said of the organisation.
    func lastOrganisation(scope: String?) throws -> FilingOrganisation? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT \(Self.organisation) FROM filing_batch b WHERE b.scope IS ? ORDER BY b.receipt DESC LIMIT 1
                """, arguments: [scope]
        ).map { try Self.organisation($0, from: 0) }
    }

    private static let organisation = """
        b.org_code, b.org_name, b.org_category, b.personnel_unit, b.contact, b.phone, b.head
        """

    private static func organisation(_ row: Row, from first: Int) throws -> FilingOrganisation {
        do {
            return FilingOrganisation(
                code: try OrganisationCode(row.text(first)), name: row.optionalText(first + 1),
                category: row.optionalText(first + 2), personnelUnit: row.optionalText(first + 3),
                contact: row.optionalText(first + 4), phone: row.optionalText(first + 5),
                head: row.optionalText(first + 6))
        } catch { throw StoreError.corrupt("filing_batch.org_code") }
    }

    private func members(of batch: String) throws -> [FilingMember] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT p.ref, m.action, m.mark, m.surname, m.given_name, m.name_doubt, m.sex, m.sex_code, m.birth_date,
                m.id_number, m.household, m.unit, m.unit_name, m.post
                FROM filing_batch_member m JOIN person p ON p.person_id = m.person_id
                WHERE m.batch = ? ORDER BY m.place
                """, arguments: [batch]
        ).map { row in
            FilingMember(
                ref: row.text(0), action: try row.code(1), mark: row.text(2),
                name: ChineseName(surname: row.text(3), given: row.text(4), doubt: try row.optionalCode(5)),
                sex: try row.code(6), sexCode: row.text(7), birthDate: row.day(8), idNumber: try row.idNumber(9),
                household: row.optionalText(10), unit: row.text(11), unitName: row.text(12), post: row.text(13))
        }
    }

    private func answers(to batch: String) throws -> [String: FilingAnswer] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT p.ref, a.on_day, a.refusal FROM filing_answer a JOIN person p ON p.person_id = a.person_id
                WHERE a.batch = ?
                """, arguments: [batch])
        return Dictionary(
            uniqueKeysWithValues: rows.map {
                ($0.text(0), FilingAnswer(on: $0.day(1), refusal: $0.optionalText(2)))
            })
    }
}
