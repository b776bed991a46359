/// What keeping up the withdrawals of one transaction needs to ask and to write.
public protocol WithdrawalLedger {
    /// What a known withdrawal takes back; nil where the record is unknown or no withdrawal.
    func target(ofWithdrawal record: RecordID) throws -> RecordID?
    /// Whether a withdrawal of the record is known, standing or not.
    func hasWithdrawal(of record: RecordID) throws -> Bool
    /// Whether one is known that is not itself withdrawn.
    func hasStandingWithdrawal(of record: RecordID) throws -> Bool
    func isWithdrawn(_ record: RecordID) throws -> Bool
    func setWithdrawn(_ record: RecordID, _ isWithdrawn: Bool) throws
}

/// Keeps up which records of a source are withdrawn: one is while at least one withdrawal of it stands. What is withdrawn is
/// kept for records that have not come yet, too, so that one that comes has nothing to ask.
///
/// A withdrawal turns over its whole chain. So none takes effect at once: those that came in are settled together, each record
/// once, when somebody asks.
final class Withdrawals {
    private let ledger: any WithdrawalLedger
    private let source: String
    /// How much is remembered before it is settled, or forgotten.
    private let limit: Int
    /// What was taken back since the last time.
    private var waiting: Set<String> = []
    /// Records further down the chain of one, so that no chain is walked twice.
    private var further: [String: String] = [:]

    init(ledger: any WithdrawalLedger, source: String, limit: Int = 1 << 18) {
        self.ledger = ledger
        self.source = source
        self.limit = limit
    }

    /// Whether this withdrawal would take back itself, or close a ring of withdrawals.
    func closesCycle(_ record: String, of target: String) throws -> Bool {
        if record == target { return true }
        // A ring would need a withdrawal of this one.
        guard try ledger.hasWithdrawal(of: key(record)) else { return false }
        return try end(from: target) == record
    }

    /// Lets a withdrawal that has just come in take effect on its target, when that is next asked for.
    func takeEffect(on target: String) throws {
        waiting.insert(target)
        if waiting.count >= limit { try settle() }
    }

    /// Lets what came in take effect: from the withdrawals that nothing takes back down their chains, each record after all
    /// that decide about it.
    func settle() throws {
        guard !waiting.isEmpty else { return }
        // How many records of the chains come right before each one, and are not settled yet.
        var before: [String: Int] = [:]
        // The next one of each that has one.
        var after: [String: String] = [:]
        // In their order, in which they stand in the ledger too.
        for start in waiting.sorted() where before[start] == nil {
            before[start] = 0
            var current = start
            while let next = try target(of: current) {
                after[current] = next
                let known = before[next]
                before[next] = (known ?? 0) + 1
                if known != nil { break }
                current = next
            }
        }
        var ready = before.filter { $0.value == 0 }.map(\.key).sorted(by: >)
        while let record = ready.popLast() {
            let hasChanged = try waiting.remove(record) != nil && update(record)
            guard let next = after[record], let count = before[next] else { continue }
            if hasChanged { waiting.insert(next) }
            before[next] = count - 1
            if count == 1 { ready.append(next) }
        }
    }

    /// - Returns: whether it was withdrawn and is no more, or the other way round.
    private func update(_ record: String) throws -> Bool {
        let isWithdrawn = try ledger.hasStandingWithdrawal(of: key(record))
        guard try ledger.isWithdrawn(key(record)) != isWithdrawn else { return false }
        try ledger.setWithdrawn(key(record), isWithdrawn)
        return true
    }

    /// The record at the end of a chain of withdrawals.
    private func end(from start: String) throws -> String {
        if further.count >= limit { further.removeAll(keepingCapacity: true) }
        var passed: [String] = []
        var current = start
        while let next = try further[current] ?? target(of: current) {
            passed.append(current)
            current = next
        }
        for record in passed { further[record] = current }
        return current
    }

    private func target(of record: String) throws -> String? { try ledger.target(ofWithdrawal: key(record))?.id }

    private func key(_ record: String) -> RecordID { RecordID(source: source, id: record) }
}
