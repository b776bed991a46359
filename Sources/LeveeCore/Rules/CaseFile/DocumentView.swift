extension DocumentRecord {
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

    /// Whether the feed names it together with the person.
    public func isInFeed(of ref: String) -> Bool { mentions.indices.contains { mentions[$0].ref == ref } }

    /// Whether the person declared it.
    public func isDeclared(by ref: String) -> Bool { declaration?.ref == ref }

    /// Whose document it is: the declarer's, else the person's of the first accepted record.
    public var owner: String? {
        if let declaration { return declaration.ref }
        return mentions.indices.min { mentions[$0].accepted < mentions[$1].accepted }.map { mentions[$0].ref }
    }

    /// Whose custody it is: the declarer's, else the person's of the last standing record.
    public var custodyOwner: String? { declaration?.ref ?? mentions.last?.ref }

    /// Where it is, and the last hand-out if it is out.
    public var custodyState: (state: CustodyState, handedOut: CustodyEvent?) {
        var state = CustodyState.never
        var handedOut: CustodyEvent?
        for place in custody.indices { state = state.after(custody[place].event) }
        if state == .out { handedOut = custody.last { $0.event == .handedOut } }
        return (state, handedOut)
    }

    /// The event since which it is not back: the refusal, or the hand-out; nil where it is neither *refused* nor *out*.
    public var notBack: CustodyEvent? {
        let (state, handedOut) = custodyState
        return state == .refused ? custody.last { $0.event == .refused } : handedOut
    }

    /// Where it is at an instant: an event at the very instant counts.
    public func custodyState(at instant: Instant) -> CustodyState {
        var state = CustodyState.never
        for place in custody.indices where custody[place].at <= instant { state = state.after(custody[place].event) }
        return state
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
