/// Whose word on a document counts.
public enum Source: Hashable, Sendable {
    /// The authority's value where it has one, else the declared one.
    case everybody
    /// The feed's records alone.
    case feed
}

/// A document as a case file knows it on its day. What rules ask of it again and again is read from its record once.
public final class KnownDocument {
    public let record: DocumentRecord
    public let key: DocumentKey
    /// Whose document it is: the declarer's, else the person's of the first accepted record.
    public let owner: String?
    /// Where it is.
    public let state: CustodyState
    /// The day from which it is cancelled (注销). Cancelled is final, so the earliest one counts.
    public let cancelledOn: CalendarDay?
    /// The authority's values: the last non-blank ones of the standing records.
    private let authorityIssued, authorityExpires: CalendarDay?
    private let firstNamedOn: CalendarDay?
    private let isReportedLost: Bool

    public init(_ record: DocumentRecord) {
        self.record = record
        key = record.key
        owner = record.owner
        state = record.custodyState.state
        var (issued, expires, cancelled, named): (CalendarDay?, CalendarDay?, CalendarDay?, CalendarDay?)
        var isReportedLost = false
        let mentions = record.mentions
        for place in mentions.indices {
            let on = mentions[place].on
            issued = mentions[place].issuedOn ?? issued
            expires = mentions[place].expiresOn ?? expires
            named = min(named ?? on, on)
            switch mentions[place].kind {
            case .document(.cancelled): cancelled = min(cancelled ?? on, on)
            case .document(.lost): isReportedLost = true
            case .document, .crossing, .holdings: break
            }
        }
        authorityIssued = issued
        authorityExpires = expires
        firstNamedOn = named
        cancelledOn = cancelled
        self.isReportedLost = isReportedLost
    }

    public var declaration: Declaration? { record.declaration }
    public var mentions: [Mention] { record.mentions }
    public var custody: [CustodyEvent] { record.custody }
    public var evidence: [String] { record.evidence }

    /// Issue day. Without one, the first day on which a record names the document.
    public func issuedOn(by source: Source = .everybody) -> CalendarDay? {
        authorityIssued ?? (source == .everybody ? record.declaration?.issuedOn : nil) ?? firstNamedOn
    }

    /// Last day of validity; nil where nobody says.
    public func expiresOn(by source: Source = .everybody) -> CalendarDay? {
        authorityExpires ?? (source == .everybody ? record.declaration?.expiresOn : nil)
    }

    /// The report of loss that stands on a day: the last report up to then, where it is not of finding.
    public func standingLoss(on day: CalendarDay) -> Mention? {
        guard isReportedLost, let report = record.lastLossReport(until: day), report.kind == .document(.lost) else {
            return nil
        }
        return report
    }

    /// Whether it is cancelled or lost with effect on or before a day.
    public func isVoid(on day: CalendarDay) -> Bool {
        cancelledOn.map { $0 <= day } ?? false || standingLoss(on: day) != nil
    }

    /// Whether it may have been void on some day before this one.
    func mayHaveBeenVoid(before day: CalendarDay) -> Bool {
        cancelledOn != nil || isReportedLost || expiresOn().map { $0 < day } ?? false
    }

    /// Where it was at an instant: an event at the very instant counts.
    func state(at instant: Instant) -> CustodyState { record.custodyState(at: instant) }

    func isDeclared(by ref: String) -> Bool { record.isDeclared(by: ref) }

    func isInFeed(of ref: String) -> Bool { record.isInFeed(of: ref) }
}
