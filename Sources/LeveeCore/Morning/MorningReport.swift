/// What an office reads after a night (晨报): what is new, what closed by itself, what is overdue, and what cannot be told and
/// why, by unit.
public struct MorningReport: Hashable, Sendable {
    /// The night that it is about: the last one of its day.
    public var night: NightStatement
    /// The last nights, one a day, the earliest first; the last one is ``night``.
    public var nights: [NightPoint]
    /// Units of which there is something to say, in the order of their codes.
    public var units: [UnitPart]

    /// One night's bar of a chart.
    public struct NightPoint: Hashable, Sendable {
        public var day: CalendarDay
        public var findings: Int
        public var opened: Int
        public var closed: Int

        public init(day: CalendarDay, findings: Int, opened: Int, closed: Int) {
            self.day = day
            self.findings = findings
            self.opened = opened
            self.closed = closed
        }
    }

    /// A finding with the person whose it is.
    public struct Entry: Hashable, Sendable {
        public var id: String
        public var ref: String
        public var name: String
        public var finding: Finding

        public init(id: String, ref: String, name: String, finding: Finding) {
            self.id = id
            self.ref = ref
            self.name = name
            self.finding = finding
        }
    }

    public struct Overdue: Hashable, Sendable {
        public var entry: Entry
        public var due: FindingDue

        public init(_ entry: Entry, due: FindingDue) {
            self.entry = entry
            self.due = due
        }
    }

    /// A person of whom a rule cannot be decided.
    public struct Unclear: Hashable, Sendable {
        public var ref: String
        public var name: String
        public var undecided: [Verdict.Undecided]

        public init(ref: String, name: String, undecided: [Verdict.Undecided]) {
            self.ref = ref
            self.name = name
            self.undecided = undecided
        }
    }

    /// One unit's part. Its lists are in the order of the queue: the gravest first, then the longest.
    public struct UnitPart: Hashable, Sendable {
        public var code: String
        /// Empty where the registry does not have the unit.
        public var name: String
        /// How many findings stand, by severity.
        public var standing: [Severity: Int] = [:]
        public var new: [Entry] = []
        /// What the facts put right by themselves.
        public var closed: [Entry] = []
        public var overdue: [Overdue] = []
        public var unclear: [Unclear] = []

        public init(code: String, name: String) {
            self.code = code
            self.name = name
        }

        public var count: Int { standing.values.reduce(0, +) }
    }

    public init(night: NightStatement, nights: [NightPoint], units: [UnitPart]) {
        self.night = night
        self.nights = nights
        self.units = units.map(Self.inOrder)
    }

    private static func inOrder(_ part: UnitPart) -> UnitPart {
        var part = part
        part.new.sort { $0.isBefore($1) }
        part.closed.sort { $0.isBefore($1) }
        part.overdue.sort { $0.due.on == $1.due.on ? $0.entry.isBefore($1.entry) : $0.due.on < $1.due.on }
        part.unclear.sort { $0.ref.precedes($1.ref) }
        return part
    }

    /// What is missing, with how many people lack it: the reasons for which a night cannot tell.
    public var reasons: [(missing: Missing.Kind, people: Int)] {
        Missing.Kind.allCases.compactMap { kind in
            let people = units.flatMap(\.unclear).count { $0.undecided.contains { $0.missing.kind == kind } }
            return people == 0 ? nil : (kind, people)
        }
    }
}

extension MorningReport.Entry {
    func isBefore(_ other: Self) -> Bool {
        if finding.severity != other.finding.severity { return finding.severity > other.finding.severity }
        if finding.since != other.finding.since { return finding.since < other.finding.since }
        return ref == other.ref ? finding.isBefore(other.finding) : ref.precedes(other.ref)
    }
}
