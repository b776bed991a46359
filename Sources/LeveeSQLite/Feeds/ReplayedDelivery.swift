import GRDB
import LeveeCore

/// Records of one file that are imported later: they come as a delivery of their own under the file's header, so that what is
/// known since when stays true, and the delivery that brought them stays as it was.
final class ReplayedDelivery {
    let receipt: Int64
    private let header: FeedHeader
    private let ledger: FeedTransaction
    private var total: FeedStatement

    init(_ db: Database, of header: FeedHeader, receipt: Int64, at: Instant) throws {
        self.receipt = receipt
        self.header = header
        ledger = try FeedTransaction(db, receipt: receipt, receivedAt: at)
        ledger.keepsBad = false
        total = FeedStatement(source: header.source, sequence: header.sequence)
    }

    var statement: FeedStatement { total }

    /// Takes one record in as an import does.
    /// - Returns: its outcome, and where it stands among the accepted and held records.
    /// - Throws: ``QuarantineRefusal`` `stillBad`.
    func take(_ content: FeedItem.Content, xml: [UInt8], line: Int) throws -> (FeedOutcome, fact: Int64?) {
        ledger.refused = nil
        var feed = try FeedImport(header, into: ledger)
        try feed.take(FeedItem(line: line, content: content) { String(decoding: xml, as: UTF8.self) })
        try feed.settle()
        try ledger.flush()
        if let bad = ledger.refused { throw QuarantineRefusal.stillBad(bad) }
        guard let outcome = feed.statement.outcomeOfOne else { throw StoreError.corrupt("delivery") }
        total.received += 1
        total[outcome] += 1
        guard case .record(let frame) = content, let recordID = frame.string(.recordID), outcome != .notRegistered
        else {
            return (outcome, nil)
        }
        let key = try ledger.key(RecordID(source: header.source, id: recordID))
        let fact = try Int64.fetchOne(
            ledger.statement("SELECT accepted FROM feed_record WHERE source = ? AND record_id = ?"), arguments: key)
        return (outcome, fact)
    }

    func close() throws { try Deliveries.insert(total, of: header, receipt: receipt, in: ledger.db) }
}
