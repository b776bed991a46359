extension CaseFile {
    /// The family whose move abroad makes him a bare official (裸官): he is active, and has a spouse with a nationality or
    /// residence abroad, or no spouse on record and every child with one. Empty where he is none.
    public var familyAbroad: [Relative] {
        guard isActive else { return [] }
        let statuses = policy.list(.familyAbroadStatuses)
        func hasMoved(_ relative: Relative) -> Bool {
            relative.country != .china && statuses.contains(relative.status.rawValue)
        }
        let spouses = facts.relatives.filter { $0.relation == .spouse }
        let family = spouses.isEmpty ? facts.relatives.filter { $0.relation == .child } : spouses
        let moved = family.filter(hasMoved)
        if spouses.isEmpty && moved.count < family.count { return [] }
        return moved.sorted { $0.evidence.precedes($1.evidence) }
    }

    /// Whether he has moved-abroad family in the sense of the rules on bare officials.
    public var hasFamilyAbroad: Bool { !familyAbroad.isEmpty }
}
