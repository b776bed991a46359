import GRDB
public import LeveeCore

extension Store {
    /// Confirms that a possible match is this person: a fact with its day. A record without an ID number is his from then on; one
    /// with another ID number is another identity of his.
    /// - Throws: ``StoreError`` `refused` where there is no such match, it is decided, or he is no candidate; ``AccessRefusal``.
    public func confirmMatch(_ record: RecordID, of ref: String, on day: CalendarDay, actor: String, at: Instant) throws
    {
        let act = Act(kind: .command, action: "match confirmed", name: record.description, actor: actor, at: at)
        try write(act, as: .decideMatch) { db, receipt, actor in
            let match = try MatchDecisions.open(record, in: db)
            let candidates = try Matches.candidates(of: match.number, in: db)
            guard let person = candidates.first(where: { $0.ref.utf8.elementsEqual(ref.utf8) })?.id else {
                throw MatchDecisions.noCandidate(record, ref)
            }
            try actor.require(over: [person], in: db)
            try MatchDecisions.add(
                "confirmed", to: match.number, of: person, on: day, actor: actor, receipt: receipt, in: db)
            if !match.hasIDNumber {
                try Matches.give(
                    match.number, Matches.documents(of: match.number, in: db), to: person.value, in: db)
            }
            return ((), "receipt=\(receipt) record=\(record)")
        }
    }

    /// Decides that a possible match is none of the candidates. It holds for the pairs (``MatchPair``): whatever else waits and
    /// has no other candidate is rejected with it, and nothing of the kind is asked again.
    /// - Returns: how many waiting records were rejected, this one among them.
    /// - Throws: ``StoreError`` `refused` where there is no such match or it is decided; ``AccessRefusal``.
    @discardableResult
    public func rejectMatch(_ record: RecordID, on day: CalendarDay, actor: String, at: Instant) throws -> Int {
        let act = Act(kind: .command, action: "match rejected", name: record.description, actor: actor, at: at)
        return try write(act, as: .decideMatch) { db, receipt, actor in
            let match = try MatchDecisions.open(record, in: db)
            let candidates = try Matches.candidates(of: match.number, in: db)
            try actor.require(over: candidates.map(\.id), in: db)
            for (person, _) in candidates {
                try db.execute(
                    sql: """
                        INSERT INTO match_rejection (person_id, holder, receipt)
                        SELECT ?, holder, ? FROM match_pair WHERE record = ?
                        """, arguments: [person.value, receipt, match.number])
            }
            let alike = try Int64.fetchAll(
                db,
                sql: """
                    SELECT p.record FROM match_pair p JOIN match_state m ON m.record = p.record AND m.state = 'open'
                    WHERE p.holder = (SELECT holder FROM match_pair WHERE record = ?) ORDER BY p.record
                    """, arguments: [match.number])
            let rejected = try alike.filter { try Matches.candidates(of: $0, in: db).isEmpty }
            for number in rejected {
                try MatchDecisions.add(
                    "rejected", to: number, of: nil, on: day, actor: actor, receipt: receipt, in: db)
            }
            return (rejected.count, "receipt=\(receipt) record=\(record) rejected=\(rejected.count)")
        }
    }
}

/// Decisions on possible matches inside a transaction.
enum MatchDecisions {
    static func add(
        _ decision: String, to record: Int64, of person: PersonID?, on day: CalendarDay, actor: Actor, receipt: Int64,
        in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO match_decision (record, decision, person_id, on_day, actor, receipt)
                VALUES (?, ?, ?, ?, ?, ?)
                """, arguments: [record, decision, person?.value, cell(day), actor.user, receipt])
    }

    /// - Throws: ``StoreError`` `refused` where nothing of the name waits.
    static func open(_ record: RecordID, in db: Database) throws -> (number: Int64, hasIDNumber: Bool) {
        guard let number = try number(of: record, in: db),
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT r.accepted, r.holder_id_number IS NOT NULL, m.state, NOT (\(FeedTransaction.stands))
                    FROM feed_record r JOIN match_state m ON m.record = r.accepted WHERE r.accepted = ?
                    """, arguments: [number]),
            row.text(2) != "forgotten"
        else { throw Matches.noMatch(record) }
        if row.flag(3) { throw withdrawn(record) }
        if row.text(2) != "open" {
            let told = record.decidedBefore
            throw StoreError.refused(zh: told.zh, en: told.en)
        }
        return (row.number(0), row.flag(1))
    }

    /// The place of a possible match, decided or not, in the order of acceptance; nil where none has the name.
    static func number(of record: RecordID, in db: Database) throws -> Int64? {
        for record in record.spellings {
            let number = try Int64.fetchOne(
                db,
                sql: """
                    SELECT r.accepted FROM feed_record r JOIN feed_source s ON s.id = r.source
                    JOIN match_state m ON m.record = r.accepted WHERE s.name = ? AND r.record_id = ?
                    """, arguments: [record.source, record.id])
            if let number { return number }
        }
        return nil
    }

    static func noCandidate(_ record: RecordID, _ ref: String) -> StoreError {
        .refused(
            zh: "`\(ref)` 不是记录 `\(record)` 的候选人，请从 `levee matches` 所列人员中选择",
            en: "`\(ref)` is no candidate of `\(record)`; choose one that `levee matches` lists")
    }

    private static func withdrawn(_ record: RecordID) -> StoreError {
        .refused(
            zh: "记录 `\(record)` 已被来源撤回，无需决定", en: "`\(record)` was taken back by its source; nothing is to decide")
    }
}
