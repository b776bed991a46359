/// One exit, the entry that ended it, and the approval that covers it.
///
/// It names its crossings by their place in the person's log, so that handing it on copies none of them.
public final class Trip: Sendable {
    private let crossings: [Crossing]
    private let place: Int
    public let cover: Grant?
    /// Day of the exit.
    public let left: CalendarDay
    /// Day of the entry.
    public let entered: CalendarDay?

    fileprivate init(_ crossings: [Crossing], at place: Int, cover: Grant?) {
        self.crossings = crossings
        self.place = place
        self.cover = cover
        left = crossings[place].on
        let isOver = place + 1 < crossings.count && crossings[place + 1].direction == .entry
        entered = isOver ? crossings[place + 1].on : nil
    }

    public var exit: Crossing { crossings[place] }

    /// The entry that follows; nil while he is out, and for an exit whose entry is missing.
    public var entry: Crossing? { entered == nil ? nil : crossings[place + 1] }

    /// The next exit, where that one came before any entry.
    public var nextExit: Crossing? { entered == nil && place + 1 < crossings.count ? crossings[place + 1] : nil }

    /// The document that he left on.
    public var document: DocumentKey { crossings[place].document }

    /// Where he went.
    public var to: CountryCode? { crossings[place].to }

    /// The evidence that the trip rests on.
    public var evidence: [String] { [exit.evidence] + (entry.map { [$0.evidence] } ?? []) }
}

/// A person's crossings in order, paired into trips, each with the approval that covers it.
public final class TripLog: Sendable {
    /// One for each exit, in order of time.
    public let trips: [Trip]
    /// Entries without an exit before them, each with the crossing before it; nil for the first crossing ever known.
    public let loneEntries: [(entry: Crossing, previous: Crossing?)]
    /// The trips that an approval covers, each with it.
    public let approved: [(trip: Trip, grant: Grant)]
    /// Every crossing once, in order.
    public let crossings: [Crossing]

    public init(crossings: [Crossing], grants: [Grant], early: Int) {
        let ordered = Self.inOrder(crossings)
        var covers = Covers(grants, early: early)
        var trips: [Trip] = []
        var approved: [(trip: Trip, grant: Grant)] = []
        trips.reserveCapacity(ordered.count)
        approved.reserveCapacity(ordered.count)
        var loneEntries: [(entry: Crossing, previous: Crossing?)] = []
        for place in ordered.indices {
            if ordered[place].direction == .exit {
                let trip = Trip(ordered, at: place, cover: covers.take(for: ordered[place].on))
                trips.append(trip)
                if let grant = trip.cover { approved.append((trip, grant)) }
            } else if place == 0 {
                loneEntries.append((ordered[place], nil))
            } else if ordered[place - 1].direction == .entry {
                loneEntries.append((ordered[place], ordered[place - 1]))
            }
        }
        self.crossings = ordered
        self.trips = trips
        self.loneEntries = loneEntries
        self.approved = approved
    }

    /// The trip that is not over: the last crossing is its exit.
    public var open: Trip? { crossings.last?.direction == .exit ? trips.last : nil }

    /// The trip that an approval covers.
    public func trip(under number: String) -> Trip? { trips.first { $0.cover?.approval.number == number } }

    /// By moment, then source and recordId; of equal moments as ``alternating(_:)`` says.
    private static func inOrder(_ crossings: [Crossing]) -> [Crossing] {
        // Nearly always each has its own moment and they come in order; then nothing is copied.
        let isInOrder = crossings.indices.dropFirst().allSatisfy { crossings[$0 - 1].at < crossings[$0].at }
        return isInOrder ? crossings : alternating(distinct(crossings))
    }

    /// Crossings with the same direction, moment and document are one: the smallest source and recordId names it.
    private static func distinct(_ crossings: [Crossing]) -> [Crossing] {
        var distinct: [Crossing] = []
        distinct.reserveCapacity(crossings.count)
        for crossing in crossings.sorted(by: { $0.isBefore($1) }) {
            let sameMoment = distinct.lazy.reversed().prefix { $0.at == crossing.at }
            if !sameMoment.contains(where: { $0.direction == crossing.direction && $0.document == crossing.document }) {
                distinct.append(crossing)
            }
        }
        return distinct
    }

    /// Of equal moments: the entry first if an exit is open, otherwise the exit first, asked anew after each.
    private static func alternating(_ crossings: [Crossing]) -> [Crossing] {
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

/// Leave to travel that no exit has used yet. One approval, one trip.
private struct Covers {
    private var unused: [Grant]
    private let early: Int

    init(_ grants: [Grant], early: Int) {
        self.early = early
        unused = grants.filter { $0.departOn != nil && $0.returnDay != nil }.sorted {
            guard let left = $0.departOn, let right = $1.departOn, left != right else {
                return $0.approval.number.precedes($1.approval.number)
            }
            return left < right
        }
    }

    /// The next exit in time order takes the one with depart − early ≤ x ≤ return day: the earliest departure, then the
    /// smallest number.
    mutating func take(for day: CalendarDay) -> Grant? {
        let place = unused.firstIndex { grant in
            guard let depart = grant.departOn, let last = grant.returnDay else { return false }
            return depart - early <= day && day <= last
        }
        return place.map { unused.remove(at: $0) }
    }
}
