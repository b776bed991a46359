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
    /// The trips that an approval covers, each with it.
    public private(set) var approved: [(trip: Trip, grant: Grant)] = []
    /// Every crossing once, in order.
    public let crossings: [Crossing]

    public init(crossings: [Crossing], grants: [Grant], early: Int) {
        let ordered = Self.ordered(Self.distinct(crossings))
        self.crossings = ordered
        trips.reserveCapacity(ordered.count)
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
        approved = trips.compactMap { trip in trip.cover.map { (trip, $0) } }
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

    /// By moment, then source and recordId. Crossings with the same direction, moment and document are one: the smallest
    /// source and recordId names it.
    private static func distinct(_ crossings: [Crossing]) -> [Crossing] {
        var distinct: [Crossing] = []
        distinct.reserveCapacity(crossings.count)
        for crossing in crossings.sorted(by: { $0.at == $1.at ? $0.record < $1.record : $0.at < $1.at }) {
            let sameMoment = distinct.lazy.reversed().prefix { $0.at == crossing.at }
            if !sameMoment.contains(where: { $0.direction == crossing.direction && $0.document == crossing.document }) {
                distinct.append(crossing)
            }
        }
        return distinct
    }

    /// Of equal moments: the entry first if an exit is open, otherwise the exit first, asked anew after each.
    private static func ordered(_ crossings: [Crossing]) -> [Crossing] {
        var ordered = crossings
        var isOpen = false
        for index in ordered.indices {
            let moment = ordered[index].at
            let wanted: FeedRecord.Direction = isOpen ? .entry : .exit
            let place = ordered[index...].prefix { $0.at == moment }.firstIndex { $0.direction == wanted }
            if let place, place != index { ordered.insert(ordered.remove(at: place), at: index) }
            isOpen = ordered[index].direction == .exit
        }
        return ordered
    }
}
