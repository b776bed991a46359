import GRDB
public import LeveeCore

/// A bad record that waits for a person to look at it.
public struct QuarantinedRecord: Hashable, Sendable {
    public var source: String
    /// Of the file that brought it first.
    public var sequence: Int64
    /// Line of that file, from 1.
    public var line: Int
    public var recordID: String?
    public var reason: BadRecord.Reason
    public var field: String
    /// The record's own XML; personal data.
    public var xml: String
    /// Whether no person could be read from it, so that it is forgotten after the policy's days.
    public var isPersonless: Bool
    public var receivedAt: Instant
}

extension Store {
    /// Everything in quarantine, in the order in which it came.
    public func quarantined() throws -> [QuarantinedRecord] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT source, sequence, line, record_id, reason, field, xml, is_personless, received_at
                    FROM quarantine ORDER BY id
                    """
            ).map { row in
                QuarantinedRecord(
                    source: row.text(0), sequence: row.number(1), line: row.count(2), recordID: row.optionalText(3),
                    reason: try row.code(4), field: row.text(5), xml: row.text(6), isPersonless: row.flag(7),
                    receivedAt: row.instant(8))
            }
        }
    }

    /// Forgets the records in which no person could be read and that were received before the moment. Writes only where there
    /// are some.
    /// - Returns: how many were forgotten.
    public func forgetQuarantine(before limit: Instant, actor: String, at: Instant) throws -> Int {
        let isOld = "is_personless = 1 AND received_at < \(limit.nanoseconds)"
        let count = try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM quarantine WHERE \(isOld)") ?? 0 }
        guard count > 0 else { return 0 }
        let act = Act(kind: .command, action: "forget quarantine", name: "quarantine", actor: actor, at: at)
        return try write(act) { db, receipt in
            try db.execute(sql: "DELETE FROM quarantine WHERE \(isOld)")
            return (db.changesCount, "receipt=\(receipt) forgotten=\(db.changesCount)")
        }
    }
}
