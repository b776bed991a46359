/// Whose word on a document counts.
public enum Source: Hashable, Sendable {
    /// The authority's value where it has one, else the declared one.
    case everybody
    /// The feed's records alone.
    case feed
}

extension DocumentRecord {
    /// The authority's value of a field: the last non-blank one of the standing records.
    public func authority<Value>(_ field: (Mention) -> Value?) -> Value? {
        for mention in mentions.reversed() {
            if let value = field(mention) { return value }
        }
        return nil
    }

    /// Issue day. Without one, the first day on which a record names the document.
    public func issuedOn(by source: Source = .everybody) -> CalendarDay? {
        if let issued = authority(\.issuedOn) { return issued }
        if source == .everybody, let declared = declaration?.issuedOn { return declared }
        return mentions.lazy.map(\.on).min()
    }

    /// Last day of validity; nil where nobody says.
    public func expiresOn(by source: Source = .everybody) -> CalendarDay? {
        authority(\.expiresOn) ?? (source == .everybody ? declaration?.expiresOn : nil)
    }

    /// The day from which it is cancelled (注销). Cancelled is final, so the earliest one counts.
    public var cancelledOn: CalendarDay? {
        mentions.lazy.filter { $0.kind == .document(.cancelled) }.map(\.on).min()
    }

    /// The last report of loss or of finding on or before a day: by `on`, then generatedAt; if equal, found is last.
    public func lastLossReport(until day: CalendarDay) -> Mention? {
        func isFound(_ mention: Mention) -> Bool { mention.kind == .document(.found) }
        return mentions.lazy.filter {
            ($0.kind == .document(.lost) || isFound($0)) && $0.on <= day
        }.max { left, right in
            if left.on != right.on { return left.on < right.on }
            if left.generatedAt != right.generatedAt { return left.generatedAt < right.generatedAt }
            return !isFound(left) && isFound(right)
        }
    }

    /// Whether it is cancelled or lost with effect on or before a day.
    public func isVoid(on day: CalendarDay) -> Bool {
        if let cancelled = cancelledOn, cancelled <= day { return true }
        return lastLossReport(until: day)?.kind == .document(.lost)
    }

    /// Whether the feed names it together with the person.
    public func isInFeed(of ref: String) -> Bool { mentions.contains { $0.ref == ref } }

    /// Whether the person declared it.
    public func isDeclared(by ref: String) -> Bool { declaration?.ref == ref }

    /// Whose document it is: the declarer's, else the person's of the first accepted record.
    public var owner: String? {
        declaration?.ref ?? mentions.min { $0.accepted < $1.accepted }?.ref
    }

    /// Whose custody it is: the declarer's, else the person's of the last standing record.
    public var custodyOwner: String? { declaration?.ref ?? mentions.last?.ref }

    /// Where it is, and the last hand-out if it is out.
    public var custodyState: (state: CustodyState, handedOut: CustodyEvent?) {
        var state = CustodyState.never
        var handedOut: CustodyEvent?
        for event in custody {
            state = state.after(event.event)
            if event.event == .handedOut { handedOut = event }
        }
        return (state, state == .out ? handedOut : nil)
    }

    /// Where it is at an instant: an event at the very instant counts.
    public func custodyState(at instant: Instant) -> CustodyState {
        custody.prefix { $0.at <= instant }.reduce(.never) { $0.after($1.event) }
    }

    /// What it is known from: the declaration, then every record of the feed in the order in which its word counts.
    public var evidence: [String] { (declaration.map { [$0.evidence] } ?? []) + mentions.map(\.evidence) }
}

extension Mention {
    /// The issuing state that the record gives. Without one a foreign passport is foreign and anything else is Chinese.
    func state(of document: DocumentKey) -> CountryCode? {
        issuingState ?? (document.type == .foreignPassport ? nil : .china)
    }
}
