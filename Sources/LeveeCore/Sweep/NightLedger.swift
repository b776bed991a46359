/// A finding that stands from an earlier night.
public struct StandingFinding: Hashable, Sendable {
    public var finding: Finding
    /// Where its life stands. A dismissed or closed one is here, too, while the rules give it: it stays so until a fact changes.
    public var state: FindingState
    /// As-of day of the night that opened it.
    public var openedOn: CalendarDay
    /// Whether a night for an earlier day did not give it: it rests, with the state that it had, until a night gives it again.
    public var rests: Bool

    public init(finding: Finding, state: FindingState = .open, openedOn: CalendarDay, rests: Bool = false) {
        self.finding = finding
        self.state = state
        self.openedOn = openedOn
        self.rests = rests
    }
}

/// What a night changes of one person's findings.
public enum FindingChange: Hashable, Sendable {
    case opened(Finding)
    /// It still stands, with other facts, evidence or `since` than before.
    case changed(Finding)
    case closed(rule: String, subject: String)
    /// It was dismissed or closed, and a fact under it changed: it is open again.
    case reopened(Finding)
    /// It rested, and goes on where it stood.
    case resumed(Finding)
    /// It was dismissed or closed, or it rested, and the rules give it no more: nothing counted before, and nothing does now.
    case ended(rule: String, subject: String)
}

/// What a night reads and writes, all inside one transaction of the store.
public protocol NightLedger {
    /// What the last night left behind; nil before the first one.
    var memory: NightMemory? { get throws }
    var coverage: Coverage { get throws }

    /// Examines everybody in reach once, with what stands against him, and writes what it gives. One pass, memory flat; the
    /// people may be shared out to threads, each with an examination of its own.
    /// - Parameters:
    ///   - begin: called once for each thread.
    ///   - take: gets a count of the people examined since the last call, and the changes that were written.
    func examine(
        _ reach: NightReach, by begin: @escaping @Sendable () -> (Dossier, [StandingFinding]) throws -> Examination,
        _ take: (Int, [FindingChange]) -> Void
    ) throws

    /// Examines everybody as things stand now, and puts right what is not so.
    /// - Returns: refs of those of whom something was not so, in the store's order.
    func verify(by begin: @Sendable () -> (Dossier, [StandingFinding]) throws -> Examination) throws -> [String]

    /// How many people there are, by the word that each has, and how many findings count.
    func standings() throws -> (people: [Verdict.Standing: Int], findings: Int)

    /// Leaves this behind for the next night, and everybody unmarked.
    func remember(_ memory: NightMemory) throws
}
