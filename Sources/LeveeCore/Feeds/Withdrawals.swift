/// Keeps up which records are withdrawn: one is while at least one withdrawal of it stands.
struct Withdrawals {
    let ledger: any FeedLedger

    /// Whether this withdrawal would take back itself, or close a ring of withdrawals.
    func closesCycle(_ record: RecordID, of target: RecordID) throws -> Bool {
        var current: RecordID? = target
        while let known = current {
            if known == record { return true }
            current = try ledger.target(ofWithdrawal: known)
        }
        return false
    }

    /// Tells a record that has just come in whether it is withdrawn, and all that follows from it.
    func refresh(_ record: RecordID) throws {
        let isWithdrawn = try ledger.withdrawals(of: record).contains { try !ledger.isWithdrawn($0) }
        if try ledger.isWithdrawn(record) != isWithdrawn { try ledger.setWithdrawn(record, isWithdrawn) }
        if let target = try ledger.target(ofWithdrawal: record) { try refresh(target) }
    }
}
