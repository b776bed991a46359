import GRDB
public import LeveeCore

extension Store {
    /// Imports a quarantined record with other XML, which the reading has to find good, under the header of its file.
    /// - Returns: where the record is now.
    /// - Throws: ``QuarantineRefusal``, ``AccessRefusal``, and what the reading throws: nothing has changed.
    public func fixQuarantined(
        _ number: Int64, with xml: [UInt8], actor: String, at: Instant, reading: @escaping RecordReading
    ) throws -> FeedOutcome {
        let act = Act(kind: .feed, action: "quarantine fix", name: "Q-\(number)", actor: actor, at: at)
        return try write(act, as: .fixQuarantined) { db, receipt, actor in
            let record = try QuarantineDesk(db, actor, reading).open(number)
            let content = try reading(xml, record.header)
            if case .bad(let bad) = content { throw QuarantineRefusal.stillBad(bad) }
            let delivery = try ReplayedDelivery(db, of: record.header, receipt: receipt, at: at)
            try QuarantineDesk(db, actor, reading).require(over: content, of: record)
            let (outcome, fact) = try delivery.take(content, xml: xml, line: record.line)
            try delivery.close()
            try Quarantine.add(
                .fixed, to: number, outcome: outcome, fact: fact, actor: actor.user, receipt: receipt, in: db)
            // Of somebody who is not in the registry nothing is kept.
            if fact != nil {
                try db.execute(
                    sql: "INSERT INTO quarantine_word (record, xml) VALUES (?, ?)",
                    arguments: [number, String(decoding: xml, as: UTF8.self)])
            }
            return (outcome, "receipt=\(receipt) record=Q-\(number) outcome=\(outcome.rawValue)")
        }
    }

    /// Puts a quarantined record aside for good; it stays on record with the reason.
    public func dropQuarantined(
        _ number: Int64, reason: String, actor: String, at: Instant, reading: @escaping RecordReading
    ) throws {
        let act = Act(kind: .command, action: "quarantine drop", name: "Q-\(number)", actor: actor, at: at)
        try write(act, as: .dropQuarantined) { db, receipt, actor in
            _ = try QuarantineDesk(db, actor, reading).open(number)
            try Quarantine.add(.dropped, to: number, actor: actor.user, receipt: receipt, in: db)
            try db.execute(
                sql: "INSERT INTO quarantine_word (record, reason) VALUES (?, ?)", arguments: [number, reason])
            return ((), "receipt=\(receipt) record=Q-\(number)")
        }
    }
}
