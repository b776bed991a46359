extension CaseFile {
    /// His status on a day: before `status_since` he counts as active.
    public func status(on other: CalendarDay) -> Person.Status {
        other < person.statusSince ? .active : person.status
    }

    /// Whether he is active on the as-of day.
    public var isActive: Bool {
        note(person.statusSince)
        return status(on: day) == .active
    }

    /// Whether he is covered (登记备案对象) on the as-of day.
    public var covered: Truth {
        note(person.coveredSince)
        note(person.statusSince)
        return covered(on: day)
    }

    /// Whether he was covered on a day that has come: his category is in the scope for his status then, and
    /// `covered_since` is on or before it.
    public func covered(on other: CalendarDay) -> Truth {
        Truth(person.coveredSince <= other).and(scope(of: status(on: other)))
    }

    /// Whether the scope for his status on the as-of day includes him, whenever it began.
    public var inScope: Truth {
        note(person.statusSince)
        return scope(of: status(on: day))
    }

    /// First day of the unbroken covered run up to the as-of day, given that he is covered on it.
    public var coveredRunStart: CalendarDay {
        guard day >= person.statusSince, scope(of: .active) != .yes else { return person.coveredSince }
        return max(person.coveredSince, person.statusSince)
    }

    private func scope(of status: Person.Status) -> Truth {
        switch status {
        case .active: return Truth(policy.list(.scopeActive).contains(person.category))
        case .left, .deceased: return .no
        case .retired:
            if policy.list(.scopeRetired).contains(person.category) { return .yes }
            guard policy.list(.scopeRetiredRanked).contains(person.category),
                let least = Rank(rawValue: policy.text(.scopeRetiredRank))
            else { return .no }
            guard let rank = person.rank else { return .unknown(Missing(.rank)) }
            return Truth(rank >= least)
        }
    }
}
