/// How one verdict on an application differs from another one on the same application.
public struct VerdictDifference: Hashable, Sendable {
    public enum Change: Hashable, Sendable {
        case came(CheckLine.Finding)
        case went(CheckLine.Finding)
        /// A finding of the same rule that says something else.
        case changed(before: CheckLine.Finding, after: CheckLine.Finding)
        case undecidedCame(CheckLine.Undecided)
        case undecidedWent(CheckLine.Undecided)
        case outcome(before: ApplicationOutcome, after: ApplicationOutcome)
        case holdsUntil(before: CalendarDay?, after: CalendarDay?)
    }

    public private(set) var changes: [Change] = []

    /// The version of the policy that each names is not compared: that another policy calls itself otherwise says nothing
    /// about the verdict.
    public init(from before: CheckLine, to after: CheckLine) {
        if before.outcome != after.outcome { changes.append(.outcome(before: before.outcome, after: after.outcome)) }
        let rules = (before.findings + after.findings).map(\.rule).unrepeated.sorted { $0.precedes($1) }
        for rule in rules {
            let old = before.findings.filter { $0.rule == rule }
            let new = after.findings.filter { $0.rule == rule }
            for place in 0..<max(old.count, new.count) {
                switch (place < old.count ? old[place] : nil, place < new.count ? new[place] : nil) {
                case (let old?, let new?): if old != new { changes.append(.changed(before: old, after: new)) }
                case (let old?, nil): changes.append(.went(old))
                case (nil, let new?): changes.append(.came(new))
                case (nil, nil): break
                }
            }
        }
        changes += before.undecided.filter { !after.undecided.contains($0) }.map(Change.undecidedWent)
        changes += after.undecided.filter { !before.undecided.contains($0) }.map(Change.undecidedCame)
        if before.holdsUntil != after.holdsUntil {
            changes.append(.holdsUntil(before: before.holdsUntil, after: after.holdsUntil))
        }
    }
}
