import GRDB
import LeveeCore

/// The feed records of one person, those that may be his, what was decided of these, and every withdrawal of any of them,
/// or of such a withdrawal.
struct RecordHistory {
    let db: Database
    let id: Int64
    let zone: Zone

    var facts: [LearnedFact] {
        get throws {
            let own = """
                SELECT record FROM feed_person WHERE person_id = \(id)
                UNION SELECT record FROM match_candidate WHERE person_id = \(id) ORDER BY record
                """
            var facts: [LearnedFact] = []
            var open: [(source: Int64, id: String)] = []
            var seen: Set<Int64> = []
            for number in try Int64.fetchAll(db, sql: own) where seen.insert(number).inserted {
                try add(number, &facts, &open)
            }
            // A record may have many withdrawals, and each of these its own.
            while let target = open.popLast() {
                let withdrawals = try Int64.fetchAll(
                    db.cachedStatement(
                        sql: "SELECT accepted FROM feed_record WHERE source = ? AND target = ? ORDER BY accepted"),
                    arguments: [target.source, target.id])
                for number in withdrawals where seen.insert(number).inserted { try add(number, &facts, &open) }
            }
            return try facts.sorted { $0.receipt < $1.receipt } + decisions
        }
    }

    private func add(_ number: Int64, _ facts: inout [LearnedFact], _ open: inout [(source: Int64, id: String)]) throws
    {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT r.delivery, s.name, r.record_id, r.kind, r.action, r.on_day, r.at, r.to_place, r.from_place,
                    r.target, r.reason, r.person_id IS NULL AND r.target IS NULL, r.document,
                    NOT (\(FeedTransaction.stands)), r.source
                    FROM feed_record r JOIN feed_source s ON s.id = r.source WHERE r.accepted = ?
                    """), arguments: [number])
        guard let row else { throw StoreError.corrupt("feed_record") }
        let source = row.text(1)
        let receipt = try ReceiptRow(row.number(0), in: db)
        let record = LearnedRecord(
            record: RecordID(source: source, id: row.text(2)), kind: row.text(3), action: row.optionalText(4),
            on: row.isNull(6) ? row.optionalDay(5) : zone.day(of: row.instant(6)),
            documents: try documents(of: number, own: row.optionalText(12)), to: try row.optionalCountry(7),
            from: try row.optionalCountry(8),
            target: row.optionalText(9).map { RecordID(source: source, id: $0) }, reason: row.optionalText(10),
            isPossible: row.flag(11), isWithdrawn: row.flag(13))
        facts.append(
            LearnedFact(
                receipt: row.number(0), learnedAt: receipt.at, name: receipt.name, content: .record(record)))
        open.append((row.number(14), row.text(2)))
    }

    private func documents(of record: Int64, own: String?) throws -> [DocumentKey] {
        if let own { return [try Row.document(own)] }
        return try String.fetchAll(
            db.cachedStatement(sql: "SELECT document FROM mention WHERE record = ? ORDER BY place"),
            arguments: [record]
        ).map(Row.document)
    }

    /// Of records that may be his, whoever they were found to be about.
    private var decisions: [LearnedFact] {
        get throws {
            try Row.fetchAll(
                db,
                sql: """
                    SELECT d.receipt, s.name, r.record_id, d.person_id IS NOT NULL AND d.person_id = c.person_id, d.on_day
                    FROM match_candidate c JOIN match_decision d ON d.record = c.record
                    JOIN feed_record r ON r.accepted = c.record JOIN feed_source s ON s.id = r.source
                    WHERE c.person_id = ? ORDER BY d.receipt
                    """, arguments: [id]
            ).map { row in
                let receipt = try ReceiptRow(row.number(0), in: db)
                return LearnedFact(
                    receipt: row.number(0), learnedAt: receipt.at, name: receipt.name,
                    content: .decision(
                        RecordID(source: row.text(1), id: row.text(2)), isConfirmed: row.flag(3), on: row.day(4)))
            }
        }
    }
}
