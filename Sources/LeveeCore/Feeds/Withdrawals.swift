/// Keeps up which records are withdrawn: one is while at least one withdrawal of it stands.
struct Withdrawals {
    let ledger: any FeedLedger

    /// Whether this withdrawal would take back itself, or close a ring of withdrawals.
    func closesCycle(_ record: RecordID, of target: RecordID) throws -> Bool {
        if record == target { return true }
        // A ring would need a withdrawal of this one.
        guard try ledger.hasWithdrawal(of: record) else { return false }
        var current: RecordID? = target
        while let known = current {
            if known == record { return true }
            current = try ledger.target(ofWithdrawal: known)
        }
        return false
    }

    /// Tells a record that has just come in whether it is withdrawn, and follows its targets as far as anything changes.
    func refresh(_ record: RecordID) throws {
        try update(record)
        var current = try ledger.target(ofWithdrawal: record)
        while let target = current, try update(target) { current = try ledger.target(ofWithdrawal: target) }
    }

    /// - Returns: whether it was withdrawn and is no more, or the other way round.
    @discardableResult
    private func update(_ record: RecordID) throws -> Bool {
        let isWithdrawn = try ledger.hasStandingWithdrawal(of: record)
        guard try ledger.isWithdrawn(record) != isWithdrawn else { return false }
        try ledger.setWithdrawn(record, isWithdrawn)
        return true
    }
}
