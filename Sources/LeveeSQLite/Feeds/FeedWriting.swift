import GRDB
import LeveeCore

// The feed ledger's writes.
extension FeedTransaction {
    func accept(_ frame: RecordFrame, of person: PersonID?, fingerprint: Fingerprint) throws {
        let record = try insert(frame, of: person, fingerprint)
        guard let person else { return }
        try persons.add(person, record)
        if let document = frame.document { try put(frame.raw(document.key), to: person) }
        for document in frame.furtherDocuments { try put(frame.raw(document.key), to: person) }
    }

    private func put(_ document: UnsafeRawBufferPointer, to person: PersonID) throws {
        let digest = holders.digest(document)
        if people.isNew(digest, of: person) { try holders.add(document, digest, of: person) }
    }

    func hold(_ frame: RecordFrame, candidates: [PersonID], fingerprint: Fingerprint) throws {
        let id = try insert(frame, of: nil, fingerprint)
        // What is kept beside a record refers to it.
        try writer.flush()
        try keepPair(of: FeedRecord(frame), held: id)
        var namesakes: [PersonID] = []
        if let name = frame.string(.name), let born = frame.birthDate, let sex = frame.sex {
            namesakes = try people(name: name, birthDate: born, sex: sex)
        }
        let candidate = try statement("INSERT INTO match_candidate (record, person_id, is_namesake) VALUES (?, ?, ?)")
        for person in candidates {
            try candidate.execute(arguments: [id, person.value, namesakes.contains(person)])
        }
    }

    func quarantine(_ bad: BadRecord, line: Int, xml: String, isPersonless: Bool) throws {
        guard keepsBad else { return refused = bad }
        let header = try opened()
        let hash = Digest.sha256(Array(xml.utf8))
        try statement(
            """
            INSERT INTO quarantine (source, sequence, line, record_id, reason, field, xml, xml_sha256, is_personless,
            received_at, receipt) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (
              SELECT 1 FROM quarantine WHERE source = ?1 AND xml_sha256 = ?8 AND reason = ?5)
            """
        ).execute(
            arguments: bound([
                cell(header.source), cell(header.sequence), cell(Int64(line)), cell(bad.recordID),
                cell(bad.reason.rawValue), cell(bad.field), cell(xml), cell(hash),
                cell(isPersonless), cell(receivedAt), cell(receipt),
            ]))
        try noteSighting(of: hash, bad.reason, line: line, source: header.source)
    }

    func setWithdrawn(_ record: RecordID, _ isWithdrawn: Bool) throws {
        try withdrawals.set(record.id, of: number(of: record.source), isWithdrawn: isWithdrawn)
    }

    func close(_ statement: FeedStatement, header: FeedHeader, sum: RecordSum, profile: DeliveryProfile) throws {
        try flush()
        self.profile = profile
        try Deliveries.insert(statement, of: header, receipt: receipt, in: db)
        let values =
            [
                cell(header.source), cell(header.sequence), cell(header.generatedAt), cell(header.coversFrom),
                cell(header.coversTo), cell(header.letter), cell(header.purpose),
            ] + Deliveries.totals(of: statement) + [cell(sum.bytes), cell(receipt)]
        try self.statement(
            """
            INSERT INTO feed_file (source, sequence, generated_at, covers_from, covers_to, letter, purpose, received,
            accepted, duplicate, not_registered, possible_match, quarantined, fingerprint, receipt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """
        ).execute(arguments: bound(values))
        isFirst = db.changesCount > 0
    }

    private func opened() throws -> FeedHeader {
        guard let header else { throw StoreError.corrupt("feed_file") }
        return header
    }

    /// - Returns: the place of the record in the order of acceptance.
    private func insert(_ frame: RecordFrame, of person: PersonID?, _ fingerprint: Fingerprint) throws -> Int64 {
        let isListed = person == nil || frame.kind == .holdings
        let id = try writer.insert(
            frame, source: records.source, delivery: receipt, person: person, listed: isListed, fingerprint)
        guard isListed else { return id }
        for (place, document) in frame.documents.enumerated() {
            mention.bind(id, at: 1)
            mention.bind(Int64(place), at: 2)
            mention.bind(text: frame.raw(document.key), at: 3)
            mention.bind(text: document.rawNumber.map(frame.raw), at: 4)
            mention.bind(text: document.issuingState.map(frame.raw), at: 5)
            mention.bind(document.issuedOn.map { Int64($0.number) }, at: 6)
            mention.bind(document.expiresOn.map { Int64($0.number) }, at: 7)
            mention.bind(text: document.authority.map(frame.raw), at: 8)
            try mention.run()
        }
        return id
    }
}
