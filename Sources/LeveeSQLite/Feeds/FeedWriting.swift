import GRDB
import LeveeCore

// The feed ledger's writes.
extension FeedTransaction {
    func accept(_ record: FeedRecord, of person: PersonID?, doubts: [FeedDoubt], fingerprint: Fingerprint) throws {
        let id = try insert(record, of: person, doubts, fingerprint)
        guard let person else { return }
        try statement("INSERT INTO feed_person (person_id, record) VALUES (?, ?)").execute(arguments: [
            person.value, id,
        ])
        let holder = try statement(
            "INSERT INTO holder_of (person_id, document) VALUES (?, ?) ON CONFLICT DO NOTHING")
        for details in record.documents where isFirst(details.document, of: person) {
            try holder.execute(arguments: [person.value, details.document.description])
        }
    }

    func hold(
        _ record: FeedRecord, candidates: [PersonID], doubts: [FeedDoubt], fingerprint: Fingerprint
    ) throws {
        let id = try insert(record, of: nil, doubts, fingerprint)
        try keepPair(of: record, held: id)
        var namesakes: [PersonID] = []
        if let name = record.holder?.name, let born = record.holder?.birthDate, let sex = record.holder?.sex {
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
        let sql =
            isWithdrawn
            ? "INSERT INTO withdrawn (source, record_id) VALUES (?, ?) ON CONFLICT DO NOTHING"
            : "DELETE FROM withdrawn WHERE source = ? AND record_id = ?"
        try statement(sql).execute(arguments: key(record))
    }

    func close(_ statement: FeedStatement, header: FeedHeader, sum: RecordSum) throws {
        isClosed = true
        let totals = [
            statement.received, statement.accepted, statement.duplicate, statement.notRegistered,
            statement.possibleMatch, statement.quarantined,
        ]
        let counts = totals.map { cell(Int64($0)) }
        let file = [cell(header.source), cell(header.sequence), cell(header.generatedAt)]
        try self.statement(
            """
            INSERT INTO delivery (receipt, source, sequence, generated_at, received, accepted, duplicate, not_registered,
            possible_match, quarantined) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).execute(arguments: bound([cell(receipt)] + file + counts))
        let values =
            file + [cell(header.coversFrom), cell(header.coversTo), cell(header.letter), cell(header.purpose)] + counts
            + [cell(sum.bytes), cell(receipt)]
        try self.statement(
            """
            INSERT INTO feed_file (source, sequence, generated_at, covers_from, covers_to, letter, purpose, received,
            accepted, duplicate, not_registered, possible_match, quarantined, fingerprint, receipt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """
        ).execute(arguments: bound(values))
    }

    private func opened() throws -> FeedHeader {
        guard let header else { throw StoreError.corrupt("feed_file") }
        return header
    }

    /// - Returns: the place of the record in the order of acceptance.
    @discardableResult
    private func insert(
        _ record: FeedRecord, of person: PersonID?, _ doubts: [FeedDoubt], _ fingerprint: Fingerprint
    ) throws -> Int64 {
        let isListed = person == nil || record.isHoldings
        let own = isListed ? Self.noDocument : record.documents.first.map(values) ?? Self.noDocument
        let source = try number(of: opened().source)
        let said = doubts.isEmpty ? nil : doubts.map(\.rawValue).joined(separator: " ")
        let values =
            [cell(source), cell(record.recordID), cell(receipt)] + record.body.values + [cell(person?.value)]
            + Holder.values(record.holder) + own + [cell(said), cell(fingerprint.bytes)]
        try statement(
            """
            INSERT INTO feed_record (source, record_id, delivery, kind, action, on_day, at, port, to_place, from_place, target,
            reason, person_id, holder_id_number, holder_name, holder_surname, holder_given_names, holder_birth_date,
            holder_sex, document, raw_number, issuing_state, issued_on, expires_on, authority, doubts, fingerprint)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).execute(arguments: bound(values))
        let id = db.lastInsertedRowID
        guard isListed else { return id }
        let mention = try statement(
            """
            INSERT INTO mention (record, place, document, raw_number, issuing_state, issued_on, expires_on, authority)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        for (place, details) in record.documents.enumerated() {
            try mention.execute(arguments: bound([cell(id), cell(Int64(place))] + self.values(details)))
        }
        return id
    }

    /// document, raw_number, issuing_state, issued_on, expires_on, authority.
    private func values(_ details: DocumentDetails) -> [DatabaseValue] {
        [
            cell(details.document), details.rawNumber == details.document.number ? .null : cell(details.rawNumber),
            cell(details.issuingState), cell(details.issuedOn), cell(details.expiresOn), cell(details.authority),
        ]
    }

    private static let noDocument = [DatabaseValue](repeating: .null, count: 6)
}

extension FeedRecord {
    fileprivate var isHoldings: Bool {
        if case .holdings = body { true } else { false }
    }
}

extension FeedRecord.Body {
    /// kind, action, on_day, at, port, to_place, from_place, target, reason.
    fileprivate var values: [DatabaseValue] {
        let null = DatabaseValue.null
        switch self {
        case .document(let action, let on, _, _):
            return [cell("document"), cell(action.rawValue), cell(on), null, null, null, null, null, null]
        case .crossing(let direction, let at, let port, let to, let from, _, _):
            return [
                cell("crossing"), cell(direction.rawValue), null, cell(at), cell(port), cell(to), cell(from), null,
                null,
            ]
        case .holdings(let on, _, _):
            return [cell("holdings"), null, cell(on), null, null, null, null, null, null]
        case .filing(let action, let on, _):
            return [cell("filing"), cell(action.rawValue), cell(on), null, null, null, null, null, null]
        case .withdrawal(let of, let reason):
            return [cell("withdrawal"), null, null, null, null, null, null, cell(of), cell(reason)]
        }
    }
}

extension Holder {
    fileprivate static func values(_ holder: Holder?) -> [DatabaseValue] {
        [
            cell(holder?.idNumber?.text), cell(holder?.name), cell(holder?.surname), cell(holder?.givenNames),
            cell(holder?.birthDate), cell(holder?.sex?.rawValue),
        ]
    }
}
