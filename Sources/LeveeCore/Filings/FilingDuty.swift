/// What the exit-entry authority has to be told of one person (登记备案): that he is to be filed, changed or withdrawn.
///
/// It is what the rules `filing.*` look at, without waiting for their deadline: whoever has a finding of theirs has a duty
/// here that is overdue.
public struct FilingDuty: Hashable, Sendable {
    public var action: Filing.Action
    /// Last day on which it is in time.
    public var due: CalendarDay
    public var isOverdue: Bool
    /// The act of registration that stands; nil where he is not on file.
    public var standing: Filing?
    /// What is missing to say whether he has to be told of at all; nil where that is certain.
    public var missing: Missing?

    public init(
        action: Filing.Action, due: CalendarDay, isOverdue: Bool, standing: Filing? = nil, missing: Missing? = nil
    ) {
        self.action = action
        self.due = due
        self.isOverdue = isOverdue
        self.standing = standing
        self.missing = missing
    }
}

extension CaseFile {
    /// What the authority has to be told of him on the as-of day; nil where nothing.
    public var filingDuty: FilingDuty? {
        guard let standing = standingFiling else { return duty(.filed, by: firstFilingDue, if: covered) }
        // The scope alone, not the cover: one whose cover begins later is to stay on file.
        if let withdrawal = duty(.withdrawn, by: withdrawalDue, if: !inScope, standing) { return withdrawal }
        return agrees(standing) ? nil : duty(.changed, by: changeDue(of: standing), if: covered, standing)
    }

    private func duty(
        _ action: Filing.Action, by due: CalendarDay, if holds: Truth, _ standing: Filing? = nil
    ) -> FilingDuty? {
        let missing: Missing?
        switch holds {
        case .no: return nil
        case .yes: missing = nil
        case .unknown(let what): missing = what
        }
        return FilingDuty(action: action, due: due, isOverdue: isAfter(due), standing: standing, missing: missing)
    }
}
