/// One exit, the entry that ended it, and the approval that covers it.
public struct Trip: Sendable {
    public var exit: Crossing
    /// The entry that follows; nil while he is out, and for an exit whose entry is missing.
    public var entry: Crossing?
    public var cover: Grant?
    /// The next exit, where that one came before any entry.
    public var nextExit: Crossing?

    /// The evidence that the trip rests on.
    public var evidence: [String] { [exit.evidence] + (entry.map { [$0.evidence] } ?? []) }
}

/// A person's crossings in order, paired into trips, each with the approval that covers it.
public struct TripLog: Sendable {
    /// One for each exit, in order of time.
    public private(set) var trips: [Trip] = []
    /// Entries without an exit before them, each with the crossing before it; nil for the first crossing ever known.
    public private(set) var loneEntries: [(entry: Crossing, previous: Crossing?)] = []
    /// Every crossing once, in order.
    public let crossings: [Crossing]

    public init(crossings: [Crossing], grants: [Grant], early: Int) {
        let ordered = Self.ordered(Self.distinct(crossings))
        self.crossings = ordered
        var isOpen = false
        var previous: Crossing?
        for crossing in ordered {
            switch crossing.direction {
            case .exit:
                if isOpen { trips[trips.count - 1].nextExit = crossing }
                trips.append(Trip(exit: crossing))
                isOpen = true
            case .entry:
                if isOpen {
                    trips[trips.count - 1].entry = crossing
                } else {
                    loneEntries.append((crossing, previous))
                }
                isOpen = false
            }
            previous = crossing
        }
        cover(with: grants, early: early)
    }

    /// The trip that is not over: the last crossing is its exit.
    public var open: Trip? {
        guard let last = trips.last, last.entry == nil, crossings.last == last.exit else { return nil }
        return last
    }

    /// The trip that an approval covers.
    public func trip(under number: String) -> Trip? { trips.first { $0.cover?.approval.number == number } }

    /// Exits in time order each take one unused approval with depart − early ≤ x ≤ return day: the earliest departure, then
    /// the smallest number. One approval, one trip.
    private mutating func cover(with grants: [Grant], early: Int) {
        var unused = grants.filter { $0.approval.departOn != nil && $0.returnDay != nil }.sorted {
            $0.approval.departOn == $1.approval.departOn
                ? $0.approval.number.precedes($1.approval.number)
                : ($0.approval.departOn ?? $0.approval.decidedOn) < ($1.approval.departOn ?? $1.approval.decidedOn)
        }
        for index in trips.indices {
            let day = trips[index].exit.on
            guard
                let found = unused.firstIndex(where: { grant in
                    guard let depart = grant.approval.departOn, let last = grant.returnDay else { return false }
                    return depart - early <= day && day <= last
                })
            else { continue }
            trips[index].cover = unused.remove(at: found)
        }
    }

    /// Crossings with the same direction, moment and document are one: the smallest source and recordId names it.
    private static func distinct(_ crossings: [Crossing]) -> [Crossing] {
        struct Moment: Hashable {
            var direction: FeedRecord.Direction
            var at: Instant
            var document: DocumentKey
        }
        var first: [Moment: Crossing] = [:]
        for crossing in crossings {
            let moment = Moment(direction: crossing.direction, at: crossing.at, document: crossing.document)
            if let known = first[moment], known.record < crossing.record { continue }
            first[moment] = crossing
        }
        return Array(first.values)
    }

    /// By moment. Of equal moments: the entry first if an exit is open, otherwise the exit first, asked anew after each; then
    /// source and recordId.
    private static func ordered(_ crossings: [Crossing]) -> [Crossing] {
        var waiting = crossings.sorted { $0.at == $1.at ? $0.record < $1.record : $0.at < $1.at }[...]
        var ordered: [Crossing] = []
        ordered.reserveCapacity(waiting.count)
        var isOpen = false
        while let first = waiting.first {
            let wanted: FeedRecord.Direction = isOpen ? .entry : .exit
            let sameMoment = waiting.prefix { $0.at == first.at }
            let place = sameMoment.firstIndex { $0.direction == wanted } ?? waiting.startIndex
            let next = waiting.remove(at: place)
            ordered.append(next)
            isOpen = next.direction == .exit
        }
        return ordered
    }
}
