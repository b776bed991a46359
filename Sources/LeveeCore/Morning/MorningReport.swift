/// What an office reads after a night (晨报): what is new, what closed by itself, what is overdue, and what cannot be told and
/// why, by unit.
public struct MorningReport: Sendable {
    /// So many cases, or people, are listed of each part of a unit; the rest is counted. Whoever gets four hundred lines reads none.
    public static let most = 10

    /// The night that it is about: the last one of its day.
    public var night: NightStatement
    /// How many nights a chart looks back.
    public static let nightsShown = 30

    /// The last nights, one a day, the earliest first; the last one is ``night``.
    public var nights: [NightCounts]
    /// Units of which there is something to say, in the order of their codes.
    public var units: [MorningPart]

    /// A person of whom a rule cannot be decided.
    public struct Unclear: Hashable, Sendable {
        public var ref: String
        public var name: String
        /// Code of his unit.
        public var unit: String
        public var undecided: [Verdict.Undecided]

        public init(ref: String, name: String, unit: String, undecided: [Verdict.Undecided]) {
            self.ref = ref
            self.name = name
            self.unit = unit
            self.undecided = undecided
        }
    }

    /// - Parameters:
    ///   - names: of the units, by their codes.
    ///   - open: what stands on the night's day.
    ///   - closed: what the night's day closed by itself.
    public init(
        night: NightStatement, nights: [NightCounts], names: [String: String], open: FindingQueue, closed: FindingQueue,
        unclear: [Unclear]
    ) {
        self.night = night
        self.nights = nights
        let (open, closed) = (open.byUnit, closed.byUnit)
        let unclear = Dictionary(grouping: unclear, by: \.unit)
        units = Set(open.keys).union(closed.keys).union(unclear.keys).sorted { $0.precedes($1) }.map { code in
            MorningPart(
                code: code, name: names[code] ?? "", open: open[code], closed: closed[code],
                unclear: (unclear[code] ?? []).sorted { $0.ref.precedes($1.ref) })
        }
    }

    /// What is missing, with how many people lack it: the reasons for which a night cannot tell.
    public var reasons: [(missing: Missing.Kind, people: Int)] {
        Missing.Kind.allCases.compactMap { kind in
            let people = units.flatMap(\.unclear).count { $0.undecided.contains { $0.missing.kind == kind } }
            return people == 0 ? nil : (kind, people)
        }
    }
}
