import GRDB
public import LeveeCore

extension Store {
    /// The possible matches that nobody has decided, in the order in which they came; withdrawn ones are left out.
    public func matches() throws -> [PossibleMatch] { try read { try Matches.waiting(in: $0) } }

    /// One of them, held against each candidate feature by feature.
    /// - Throws: ``StoreError`` `refused` where nothing of the name waits; ``AccessRefusal`` where a candidate is out of the
    ///   actor's reach; it does not name him.
    public func match(_ record: RecordID, actor: String) throws -> MatchView {
        try read { db in
            let actor = try Accounts.actor(named: actor, in: db)
            guard let match = try Matches.waiting(in: db).first(where: { $0.record.description == record.description })
            else {
                throw Matches.noMatch(record)
            }
            let candidates = try Matches.candidates(of: match.number, in: db).map { id, _ in
                guard let person = try RegistryStreams(db, .one(id.value)).dossier(of: id.value)?.person else {
                    throw StoreError.corrupt("person")
                }
                try actor.requireUnnamed(over: person)
                let known = try match.documents.filter { document in
                    try Bool.fetchOne(
                        db, sql: "SELECT EXISTS (SELECT 1 FROM holder_of WHERE person_id = ? AND document = ?)",
                        arguments: [id.value, document.description]) ?? false
                }
                return MatchView.Candidate(
                    person: person,
                    comparison: MatchComparison(
                        match.holder, documents: match.documents, with: person, known: Set(known)))
            }
            return MatchView(match: match, candidates: candidates)
        }
    }

    /// Forgets the possible matches that were received before the moment and are nobody's: those that nobody decided, and those
    /// that were rejected. With them goes what the quarantine kept of them. Writes only where there are some.
    /// - Returns: how many were forgotten.
    public func forgetMatches(before limit: Instant, actor: String, at: Instant) throws -> Int {
        let old = """
            SELECT m.record FROM match_state m JOIN receipt t ON t.id = m.delivery
            JOIN feed_record r ON r.accepted = m.record
            WHERE m.state IN ('open', 'rejected') AND r.kind <> 'forgotten' AND t.received_at < \(limit.nanoseconds)
            """
        guard try read({ try Bool.fetchOne($0, sql: "SELECT EXISTS (\(old))") ?? false }) else { return 0 }
        let act = Act(kind: .command, action: "forget matches", name: "matches", actor: actor, at: at)
        return try write(act) { db, receipt in
            let records = try Int64.fetchAll(db, sql: old + " ORDER BY m.record")
            for record in records { try Matches.forget(record, actor: actor, receipt: receipt, in: db) }
            return (records.count, "receipt=\(receipt) forgotten=\(records.count)")
        }
    }
}

/// Possible matches inside a transaction.
enum Matches {
    static func waiting(in db: Database) throws -> [PossibleMatch] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT r.accepted, s.name, r.record_id, r.kind, r.holder_id_number, r.holder_name, r.holder_surname,
                r.holder_given_names, r.holder_birth_date, r.holder_sex, t.received_at
                FROM feed_record r JOIN match_state m ON m.record = r.accepted AND m.state = 'open'
                JOIN feed_source s ON s.id = r.source JOIN receipt t ON t.id = r.delivery
                WHERE r.person_id IS NULL AND r.target IS NULL AND \(FeedTransaction.stands)
                ORDER BY r.accepted
                """
        ).map { row in
            let id = row.number(0)
            let holder = Holder(
                idNumber: row.isNull(4) ? nil : try row.idNumber(4), name: row.optionalText(5),
                surname: row.optionalText(6), givenNames: row.optionalText(7), birthDate: row.optionalDay(8),
                sex: try row.optionalCode(9))
            return PossibleMatch(
                record: RecordID(source: row.text(1), id: row.text(2)), number: id, kind: row.text(3), holder: holder,
                documents: try documents(of: id, in: db), candidates: try candidates(of: id, in: db).map(\.ref),
                receivedAt: row.instant(10))
        }
    }

    static func documents(of record: Int64, in db: Database) throws -> [DocumentKey] {
        try String.fetchAll(
            db, sql: "SELECT document FROM mention WHERE record = ? ORDER BY place", arguments: [record]
        ).map(Row.document)
    }

    /// Who it could be, by ref, without those of whom a person said that it is not he.
    static func candidates(of record: Int64, in db: Database) throws -> [(id: PersonID, ref: String)] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT p.person_id, p.ref FROM match_candidate c JOIN person p ON p.person_id = c.person_id
                JOIN match_pair h ON h.record = c.record
                WHERE c.record = ? AND NOT EXISTS (
                  SELECT 1 FROM match_rejection j WHERE j.person_id = c.person_id AND j.holder = h.holder)
                ORDER BY p.ref
                """, arguments: [record]
        ).map { (PersonID($0.number(0)), $0.text(1)) }
    }

    /// Puts a record to a person's name from now on.
    static func give(_ record: Int64, _ documents: [DocumentKey], to person: Int64, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO feed_person (person_id, record) VALUES (?, ?)", arguments: [person, record])
        for document in documents {
            try db.execute(
                sql: "INSERT INTO holder_of (person_id, document) VALUES (?, ?) ON CONFLICT DO NOTHING",
                arguments: [person, document.description])
        }
    }

    /// A record id cannot begin with a space: the name that is left is nobody's.
    static func forget(_ record: Int64, actor: String, receipt: Int64, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE feed_record SET kind = 'forgotten', record_id = ' ' || accepted, action = NULL, on_day = NULL,
                at = NULL, port = NULL, to_place = NULL, from_place = NULL, reason = NULL, holder_id_number = NULL,
                holder_name = NULL, holder_surname = NULL, holder_given_names = NULL, holder_birth_date = NULL,
                holder_sex = NULL, document = NULL, raw_number = NULL, issuing_state = NULL, issued_on = NULL,
                expires_on = NULL, authority = NULL, doubts = NULL, fingerprint = x'' WHERE accepted = ?
                """, arguments: [record])
        try db.execute(sql: "DELETE FROM mention WHERE record = ?", arguments: [record])
        try db.execute(sql: "DELETE FROM match_pair WHERE record = ?", arguments: [record])
        let quarantined = try Int64.fetchAll(
            db,
            sql: """
                SELECT record FROM quarantine_step WHERE fact = ? AND record IN (SELECT id FROM quarantine)
                """, arguments: [record])
        try Quarantine.forget(quarantined, actor: actor, receipt: receipt, in: db)
    }

    static func noMatch(_ record: RecordID) -> StoreError {
        let record = Text.visible(record.description)
        return .refused(
            zh: "没有待定的记录 `\(record)`，请用 `levee matches` 查看",
            en: "no possible match is named `\(record)`; see `levee matches`")
    }
}
