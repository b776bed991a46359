extension DocumentRecord {
    /// The record whose word on a field counts: the last one that says anything.
    public func authoritySource<Value>(_ field: (Mention) -> Value?) -> Mention? {
        mentions.last { field($0) != nil }
    }

    /// The custody event that brought the booklet where it is; a `seen` only where it ended *missing*.
    public var custodyProof: CustodyEvent? {
        var state = CustodyState.never
        var proof: CustodyEvent?
        for event in custody {
            if event.event != .seen || state == .missing { proof = event }
            state = state.after(event.event)
        }
        return proof
    }
}

extension CaseFile {
    /// What the authority listed for him last: by day, then generatedAt, then source, sequence and recordId.
    public var lastHoldings: HoldingsStatement? {
        facts.holdings.max { left, right in
            if left.on != right.on { return left.on < right.on }
            if left.generatedAt != right.generatedAt { return left.generatedAt < right.generatedAt }
            if left.record.source != right.record.source { return left.record < right.record }
            if left.sequence != right.sequence { return left.sequence < right.sequence }
            return left.record < right.record
        }
    }

    /// Whether a day that has come is within the last years: after the as-of day so many years ago (29 February becomes 28).
    public func isWithin(years: Int, _ other: CalendarDay) -> Bool {
        let anniversary = other.adding(years: years)
        return !hasReached(anniversary.adding(years: -years) < other ? anniversary + 1 : anniversary)
    }
}

extension Array where Element: Hashable {
    /// Each element once, where it first stands.
    var unrepeated: [Element] {
        var seen = Set<Element>()
        return filter { seen.insert($0).inserted }
    }
}
