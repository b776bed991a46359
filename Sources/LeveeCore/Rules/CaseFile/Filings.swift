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

    /// Last day on which a covered person who is not on file is filed in time.
    public var firstFilingDue: CalendarDay { coveredRunStart + policy.number(.filingDays) }

    /// Last day on which a change is filed in time, where the filing differs from the person.
    public func changeDue(of filing: Filing) -> CalendarDay {
        max(person.statusSince, filing.on) + policy.number(.filingDays)
    }

    /// Last day on which the filing of one who is out of the scope is withdrawn in time.
    public var withdrawalDue: CalendarDay { person.statusSince + policy.number(.filingDays) }

    /// Whether the filing gives the unit and the post that the person has, compared exactly.
    public func agrees(_ filing: Filing) -> Bool { filing.unit == person.unit && filing.post == person.post }
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
