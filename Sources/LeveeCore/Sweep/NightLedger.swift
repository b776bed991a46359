/// A finding that stands from an earlier night.
public struct StandingFinding: Hashable, Sendable {
    public var finding: Finding
    public var state: State
    /// As-of day of the night that opened it.
    public var openedOn: CalendarDay

    public enum State: String, Hashable, Sendable, CaseIterable { case open }

    public init(finding: Finding, state: State = .open, openedOn: CalendarDay) {
        self.finding = finding
        self.state = state
        self.openedOn = openedOn
    }
}

/// What a night changes of one person's findings.
public enum FindingChange: Hashable, Sendable {
    case opened(Finding)
    /// It still stands, with other facts, evidence or `since` than before.
    case changed(Finding)
    case closed(rule: String, subject: String)
}

/// What a night reads and writes, all inside one transaction of the store.
///
/// A night that passes over people of whom nothing can have changed must not pass over those that were undecided the last
/// time where ``Coverage/coversMore(than:)`` says that the feeds cover more than they did then.
public protocol NightLedger {
    /// Calls the closure once for every person, in the store's order, with what stands against him, and writes the changes
    /// that it returns. One pass, memory flat.
    func examineEach(_ examine: (Dossier, [StandingFinding]) throws -> [FindingChange]) throws
}
