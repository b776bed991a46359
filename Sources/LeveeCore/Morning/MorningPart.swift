/// One unit's part of the morning report. All its lists are in the order of the queue.
public struct MorningPart: Sendable {
    public var code: String
    /// Empty where the registry does not have the unit.
    public var name: String
    /// What stands: each finding of it is in one of ``new``, ``overdue`` and ``waiting``.
    public var open: Cases
    /// Opened on the day of the night.
    public var new: Cases
    /// Whose deadline has passed.
    public var overdue: Cases
    /// The rest of what stands: it waits its turn.
    public var waiting: Cases
    /// What the facts put right by themselves.
    public var closed: Cases
    public var unclear: [MorningReport.Unclear]

    /// Some of a unit's cases.
    public struct Cases: Sendable {
        /// Nil where there is none.
        public var queue: FindingQueue?

        /// How many cases there are, and how many findings they have.
        public var count: Int { queue?.items.count ?? 0 }
        public var findings: Int { queue?.findings ?? 0 }
        /// The ones that are listed, nil where there is none, and how many are not.
        public var listed: FindingQueue? { count == 0 ? nil : queue?.first(MorningReport.most) }
        public var more: Int { max(0, count - MorningReport.most) }
    }

    init(code: String, name: String, open: FindingQueue?, closed: FindingQueue?, unclear: [MorningReport.Unclear]) {
        self.code = code
        self.name = name
        self.open = Cases(queue: open)
        self.closed = Cases(queue: closed)
        self.unclear = unclear
        func part(_ kind: Kind) -> Cases {
            Cases(queue: open.map { queue in queue.only { Kind(of: $0, under: queue.policy) == kind } })
        }
        new = part(.new)
        overdue = part(.overdue)
        waiting = part(.waiting)
    }

    private enum Kind {
        case new, overdue, waiting

        init(of filed: FiledLife, under policy: PolicyOnDay) {
            if filed.life.isOverdue(under: policy) {
                self = .overdue
            } else {
                self = filed.filed.standing.openedOn == policy.day ? .new : .waiting
            }
        }
    }

    /// How many findings stand, by severity.
    public var standing: [Severity: Int] {
        (open.queue?.items.flatMap(\.lives) ?? []).reduce(into: [:]) { $0[$1.finding.severity, default: 0] += 1 }
    }

    /// The people who are listed among those of whom a rule cannot be decided, and how many are not.
    public var listedUnclear: ArraySlice<MorningReport.Unclear> { unclear.prefix(MorningReport.most) }
    public var moreUnclear: Int { max(0, unclear.count - MorningReport.most) }
}
