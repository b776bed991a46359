/// Takes in one feed file record by record: tells duplicates, matches people, applies withdrawals, and balances the totals.
///
/// It reads and writes through the ledger alone, inside the transaction that the caller opened: where it throws, the caller
/// rolls back and nothing of the file is kept.
public struct FeedImport {
    public private(set) var statement: FeedStatement
    private let header: FeedHeader
    private let ledger: any FeedLedger
    private let matcher: Matcher
    private let withdrawals: Withdrawals
    /// What the file of this number held when it came before; nil for a new number.
    private let before: RecordSum?
    private var sum = RecordSum()
    private let canonical = FrameBytes()
    private var counter: FeedCounter

    /// - Parameter zone: in which the day of an instant is taken: the policy's.
    public init(_ header: FeedHeader, into ledger: any FeedLedger, zone: Zone = .shanghai) throws {
        self.header = header
        self.ledger = ledger
        counter = FeedCounter(header, zone: zone)
        withdrawals = Withdrawals(ledger: ledger, source: header.source)
        matcher = Matcher(ledger, after: withdrawals)
        statement = FeedStatement(source: header.source, sequence: header.sequence)
        try ledger.open(header)
        before = try ledger.importedFile(header.source, sequence: header.sequence)
    }

    /// Takes the next element under the root. The XML is asked for only where it has to be kept.
    public mutating func take(_ item: FeedItem) throws {
        statement.received += 1
        counter.count(item)
        switch item.content {
        case .record(let frame):
            let content = fingerprint(of: frame)
            sum.add(content)
            try take(frame, content, item)
        case .bad(let bad):
            sum.add(ledger.digest(Array(item.xml().utf8)))
            if try matcher.isOfStranger(bad) {
                statement.notRegistered += 1
            } else {
                try quarantine(bad, item)
            }
        }
    }

    /// Lets withdrawals take effect that came so far: an import does it at its end, and before anything depends on them.
    public func settle() throws { try withdrawals.settle() }

    /// Ends the file.
    /// - Throws: ``FeedRefusal`` `sequenceReused` where the number was imported before with other records, `unbalanced` where
    ///   the totals do not add up.
    public func finish() throws -> FeedStatement {
        if let before, before != sum { throw FeedRefusal(.sequenceReused, field: "sequence") }
        guard statement.isBalanced else { throw FeedRefusal(.unbalanced) }
        try settle()
        try ledger.close(statement, header: header, sum: sum, profile: counter.profile)
        return statement
    }

    private mutating func fingerprint(of frame: RecordFrame) -> Fingerprint {
        if let known = frame.fingerprint { return known }
        canonical.cut(to: 0)
        frame.appendCanonical(to: canonical)
        return ledger.digest(Array(canonical.raw))
    }

    private mutating func take(_ frame: RecordFrame, _ content: Fingerprint, _ item: FeedItem) throws {
        let known = try ledger.fingerprint(of: frame)
        if known == content {
            statement.duplicate += 1
            return
        }
        let match: Match? = frame.kind == .withdrawal ? nil : try matcher.match(frame)
        if match == .notRegistered {
            statement.notRegistered += 1
            return
        }
        if known != nil { return try quarantine(try bad(.conflict, "recordId", frame), item) }
        switch match {
        case .person(let person):
            try ledger.accept(frame, of: person, fingerprint: content)
            statement.accepted += 1
        case .possible(let candidates):
            try ledger.hold(frame, candidates: candidates, fingerprint: content)
            statement.possibleMatch += 1
        case nil, .notRegistered: try withdraw(frame, content, item)
        }
    }

    private mutating func withdraw(_ frame: RecordFrame, _ content: Fingerprint, _ item: FeedItem) throws {
        guard let record = frame.string(.recordID), let target = frame.string(.target) else { return }
        if try withdrawals.closesCycle(record, of: target) {
            return try quarantine(try bad(.withdrawalCycle, "withdrawal/@of", frame), item)
        }
        try ledger.accept(frame, of: nil, fingerprint: content)
        statement.accepted += 1
        try withdrawals.takeEffect(on: target)
    }

    private mutating func quarantine(_ bad: BadRecord, _ item: FeedItem) throws {
        try ledger.quarantine(bad, line: item.line, xml: item.xml(), isPersonless: matcher.isPersonless(bad))
        statement.quarantined += 1
    }

    private func bad(_ reason: BadRecord.Reason, _ field: String, _ frame: RecordFrame) throws -> BadRecord {
        let record = try FeedRecord(frame)
        return BadRecord(
            reason: reason, field: field, recordID: record.recordID,
            idNumbers: record.holder?.idNumber.map { [$0] } ?? [], documents: record.documents.map(\.document))
    }
}
