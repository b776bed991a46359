import GRDB
public import LeveeCore

extension Store {
    /// Imports one feed file: one transaction, with its audit entry inside. Where the body throws, nothing is kept.
    /// - Parameters:
    ///   - name: of the source file, for the receipt.
    ///   - sha256: of the file, where known.
    ///   - at: when it is received; the age of what is quarantined counts from here.
    ///   - assertions: what the policy asserts of a file; nil judges nothing.
    ///   - reason: why what the policy stops is accepted; nil where nobody accepts it.
    ///   - body: runs the import over the ledger, which lives no longer than the call.
    public func importFeed(
        name: String, sha256: [UInt8]? = nil, actor: String, at: Instant, assertions: FeedAssertions? = nil,
        accepting reason: String? = nil, body: (any FeedLedger) throws -> FeedStatement
    ) throws -> FeedStatement {
        let act = Act(kind: .feed, action: "import", name: name, sha256: sha256, actor: actor, at: at)
        return try write(act, as: .importFeed) { db, receipt, actor in
            let ledger = try FeedTransaction(db, receipt: receipt, receivedAt: at)
            var statement = try Pragmas.withImportCache(in: db) { try body(ledger) }
            guard let header = ledger.header, let profile = ledger.profile else { throw StoreError.corrupt("delivery") }
            let judging = FeedJudging(db: db, receipt: receipt, assertions: assertions, reason: reason)
            statement.notices = try judging.judge(statement, header, profile, isFirst: ledger.isFirst, by: actor)
            let detail = """
                receipt=\(receipt) source=\(statement.source) sequence=\(statement.sequence) \
                received=\(statement.received) accepted=\(statement.accepted) duplicate=\(statement.duplicate) \
                notRegistered=\(statement.notRegistered) possibleMatch=\(statement.possibleMatch) \
                quarantined=\(statement.quarantined)
                """ + judging.detail(statement.notices)
            return (statement, detail)
        }
    }
}
