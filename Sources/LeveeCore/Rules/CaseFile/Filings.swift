extension CaseFile {
    /// The last act of registration up to the as-of day: the latest one; on one day in the order withdrawn, filed, changed.
    public var lastFiling: Filing? {
        facts.filings.max { left, right in
            left.on == right.on ? left.action.isBefore(right.action) : left.on < right.on
        }
    }

    /// The last act of registration, where it leaves him on file.
    public var standingFiling: Filing? {
        guard let last = lastFiling, last.action != .withdrawn else { return nil }
        return last
    }
}

extension Filing.Action {
    /// Whether it counts before the other one where both are of one day.
    fileprivate func isBefore(_ other: Self) -> Bool {
        let order = Self.allCases
        return (order.firstIndex(of: self) ?? 0) < (order.firstIndex(of: other) ?? 0)
    }
}

extension Person {
    public var evidence: String { "person:\(ref)" }
}
