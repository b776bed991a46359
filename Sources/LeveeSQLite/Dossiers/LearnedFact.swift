public import LeveeCore

/// One version of a fact about a person, with both of its times: the day of effect is in the content, and here is when it was
/// learned and since when it counts no more. Nothing that was received is ever left out.
public struct LearnedFact: Hashable, Sendable {
    /// Number of the receipt that brought it.
    public var receipt: Int64
    public var learnedAt: Instant
    /// Name of the file that it came in, or of what was acted on.
    public var name: String
    public var content: Content
    /// When a later version took its place; nil where it is the last one.
    public var replacedAt: Instant?

    public enum Content: Hashable, Sendable {
        /// A row of a table. Of a correction, the number of the request; a void one is no entry any more.
        case row(RegistryRow, correction: Int64?, isVoid: Bool)
        case record(LearnedRecord)
        /// What a person decided of a possible match.
        case decision(RecordID, isConfirmed: Bool, on: CalendarDay)
    }

    /// The day from which it holds or on which it happened; nil for a withdrawal, which has none.
    /// - Parameter zone: in which the day of an instant is taken.
    public func effect(in zone: Zone) -> CalendarDay? {
        switch content {
        case .row(let row, _, _): row.effect(in: zone)
        case .record(let record): record.on
        case .decision(_, _, let on): on
        }
    }
}

/// A feed record in a person's history: one matched to him, one that may be about him, or one that takes another back.
public struct LearnedRecord: Hashable, Sendable {
    public var record: RecordID
    /// `document`, `crossing`, `holdings`, `filing` or `withdrawal`.
    public var kind: String
    public var action: String?
    public var on: CalendarDay?
    public var documents: [DocumentKey]
    public var to: CountryCode?
    public var from: CountryCode?
    /// What a withdrawal takes back, and why.
    public var target: RecordID?
    public var reason: String?
    /// Whether it is held for a person to say whose it is.
    public var isPossible: Bool
    /// Whether a standing withdrawal takes it back.
    public var isWithdrawn: Bool
}

extension RegistryRow {
    /// The day from which the row holds or on which it happened; nil where it has none.
    func effect(in zone: Zone) -> CalendarDay? {
        switch self {
        case .unit: nil
        case .person(let person): max(person.coveredSince, person.statusSince)
        case .approver(let approver): approver.from
        case .filing(let filing): filing.on
        case .relative(let relative): relative.since
        case .document(let declaration): declaration.declaredOn
        case .custody(let event): zone.day(of: event.at)
        case .approval(let approval): approval.decidedOn
        case .restriction(let restriction): restriction.from
        }
    }
}
