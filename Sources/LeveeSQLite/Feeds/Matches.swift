import GRDB
public import LeveeCore

/// A record that waits for a person to say whose it is.
public struct PossibleMatch: Hashable, Sendable {
    public var record: RecordID
    /// Kind of the record, such as `document`.
    public var kind: String
    /// The holder as the record has it; personal data.
    public var holder: Holder
    public var documents: [DocumentKey]
    /// Who it could be, by ref.
    public var candidates: [String]
    public var receivedAt: Instant
}

extension Store {
    /// The possible matches that nobody has decided, in the order in which they came; withdrawn ones are left out.
    public func matches() throws -> [PossibleMatch] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT r.accepted, s.name, r.record_id, r.kind, r.holder_id_number, r.holder_name, r.holder_surname,
                    r.holder_given_names, r.holder_birth_date, r.holder_sex, t.received_at
                    FROM feed_record r JOIN feed_source s ON s.id = r.source JOIN receipt t ON t.id = r.delivery
                    WHERE r.person_id IS NULL AND r.target IS NULL AND \(FeedTransaction.stands)
                    AND NOT EXISTS (SELECT 1 FROM match_decision d WHERE d.record = r.accepted)
                    ORDER BY r.accepted
                    """
            ).map { row in
                let id = row.number(0)
                let holder = Holder(
                    idNumber: row.isNull(4) ? nil : try row.idNumber(4), name: row.optionalText(5),
                    surname: row.optionalText(6), givenNames: row.optionalText(7), birthDate: row.optionalDay(8),
                    sex: try row.optionalCode(9))
                return PossibleMatch(
                    record: RecordID(source: row.text(1), id: row.text(2)), kind: row.text(3), holder: holder,
                    documents: try Self.documents(of: id, in: db), candidates: try Self.candidates(of: id, in: db),
                    receivedAt: row.instant(10))
            }
        }
    }

    /// Confirms that a possible match is this person: a fact with its day.
    /// - Throws: ``StoreError`` `refused` where there is no such match, it is decided, or he is no candidate.
    public func confirmMatch(_ record: RecordID, of ref: String, on day: CalendarDay, actor: String, at: Instant) throws
    {
        try decide(record, "confirmed", of: ref, on: day, actor: actor, at: at)
    }

    /// Decides that a possible match is none of the candidates.
    /// - Throws: ``StoreError`` `refused` where there is no such match or it is decided.
    public func rejectMatch(_ record: RecordID, on day: CalendarDay, actor: String, at: Instant) throws {
        try decide(record, "rejected", of: nil, on: day, actor: actor, at: at)
    }

    private func decide(
        _ record: RecordID, _ decision: String, of ref: String?, on day: CalendarDay, actor: String, at: Instant
    ) throws {
        let act = Act(
            kind: .command, action: "match \(decision)", name: record.description, actor: actor, at: at)
        try write(act, as: .decideMatch) { db, receipt, actor in
            let match = try Row.fetchOne(
                db,
                sql: """
                    SELECT r.accepted, d.decision, NOT (\(FeedTransaction.stands))
                    FROM feed_record r JOIN feed_source s ON s.id = r.source
                    LEFT JOIN match_decision d ON d.record = r.accepted
                    WHERE s.name = ? AND r.record_id = ? AND r.person_id IS NULL AND r.target IS NULL
                    """, arguments: [record.source, record.id])
            guard let match else { throw Self.noMatch(record) }
            if match.flag(2) { throw Self.withdrawnMatch(record) }
            if !match.isNull(1) { throw Self.decidedMatch(record) }
            var person: Int64?
            if let ref {
                person = try Int64.fetchOne(
                    db,
                    sql: """
                        SELECT c.person_id FROM match_candidate c JOIN person p ON p.person_id = c.person_id
                        WHERE c.record = ? AND p.ref = ?
                        """, arguments: [match.number(0), ref])
                if person == nil { throw Self.noCandidate(record, ref) }
            }
            try db.execute(
                sql: """
                    INSERT INTO match_decision (record, decision, person_id, on_day, actor, receipt)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """, arguments: [match.number(0), decision, person, cell(day), actor.user, receipt])
            return ((), "receipt=\(receipt) record=\(record)")
        }
    }

    private static func documents(of record: Int64, in db: Database) throws -> [DocumentKey] {
        try String.fetchAll(
            db, sql: "SELECT document FROM mention WHERE record = ? ORDER BY place", arguments: [record]
        ).map(Row.document)
    }

    private static func candidates(of record: Int64, in db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT p.ref FROM match_candidate c JOIN person p ON p.person_id = c.person_id
                WHERE c.record = ? ORDER BY p.ref
                """, arguments: [record])
    }

    private static func noMatch(_ record: RecordID) -> StoreError {
        .refused(
            zh: "没有待定的记录 `\(record)`，请用 `levee matches` 查看",
            en: "no possible match is named `\(record)`; see `levee matches`")
    }

    private static func withdrawnMatch(_ record: RecordID) -> StoreError {
        .refused(
            zh: "记录 `\(record)` 已被来源撤回，无需决定", en: "`\(record)` was taken back by its source; nothing is to decide")
    }

    private static func decidedMatch(_ record: RecordID) -> StoreError {
        .refused(
            zh: "记录 `\(record)` 已有决定，不能再改", en: "`\(record)` was decided before, and a decision is not changed")
    }

    private static func noCandidate(_ record: RecordID, _ ref: String) -> StoreError {
        .refused(
            zh: "`\(ref)` 不是记录 `\(record)` 的候选人，请从 `levee matches` 所列人员中选择",
            en: "`\(ref)` is no candidate of `\(record)`; choose one that `levee matches` lists")
    }
}
