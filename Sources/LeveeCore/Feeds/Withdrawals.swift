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

    /// Lets a withdrawal that has just come in take effect on its target, and on that one's as far as anything changes. What
    /// is withdrawn is kept for records that have not come yet, too, so that one that comes has nothing to ask.
    func takeEffect(on target: RecordID) throws {
        var current: RecordID? = target
        while let record = current, try update(record) { current = try ledger.target(ofWithdrawal: record) }
    }

    /// - Returns: whether it was withdrawn and is no more, or the other way round.
    private func update(_ record: RecordID) throws -> Bool {
        let isWithdrawn = try ledger.hasStandingWithdrawal(of: record)
        guard try ledger.isWithdrawn(record) != isWithdrawn else { return false }
        try ledger.setWithdrawn(record, isWithdrawn)
        return true
    }
}
