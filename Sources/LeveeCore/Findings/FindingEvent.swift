/// One step that a night took in the life of a finding.
public struct FindingEvent: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case opened, changed
        /// It was dismissed or closed, and a fact under it changed.
        case reopened
        /// A night for an earlier day had not given it, and it goes on where it stood.
        case resumed
        /// The rules give it no more.
        case closed
    }

    public var kind: Kind
    /// As-of day of the night that took the step.
    public var asOf: CalendarDay
    /// When the night ran.
    public var at: Instant
    /// What is not as it was before, where it changed or was opened again.
    public var differences: [FindingDifference] = []

    public init(kind: Kind, asOf: CalendarDay, at: Instant, differences: [FindingDifference] = []) {
        self.kind = kind
        self.asOf = asOf
        self.at = at
        self.differences = differences
    }
}
