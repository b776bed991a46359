/// One person's dossier as it is on one day, under one policy: all that a rule sees.
///
/// It holds only facts whose own day has come, and answers the questions that rules share: who is covered, which
/// document is live, where a booklet is, which exit an approval covers. Whenever an answer depends on the as-of day, it
/// notes the next day on which time alone could change it. A case file serves one examination and stays on one thread.
public final class CaseFile {
    public let day: CalendarDay
    public let policy: PolicyOnDay
    /// Only facts whose own day is on or before the as-of day.
    public let facts: Dossier
    /// The first later day on which a fact that is already on record comes into being.
    public let nextFact: CalendarDay?
    /// The first later day on which a comparison made so far could come out otherwise. Reset before each rule.
    public private(set) var nextChange: CalendarDay?
    /// Whether an answer so far would be another one if the feeds covered more days.
    public private(set) var waitsForFeed = false

    public init(_ dossier: Dossier, on day: CalendarDay, policy: PolicyOnDay) {
        self.day = day
        self.policy = policy
        (facts, nextFact) = dossier.known(on: day, in: policy.zone)
    }

    public var person: Person { facts.person }

    /// The person's trips and what covers each of them.
    public private(set) lazy var trips = TripLog(
        crossings: facts.crossings, grants: approvals.travel, early: policy.number(.earlyDays))

    /// The person's approvals, with their extensions folded in.
    public private(set) lazy var approvals = ApprovalBook(facts.approvals)

    /// Every document that he declared or that a feed record names together with him.
    public private(set) lazy var allDocuments = facts.documents.map { KnownDocument($0) }

    /// Every document that counts for rules about documents: all but those whose custody is *gone*.
    public private(set) lazy var documents = allDocuments.filter { $0.state != .gone }

    /// Those that he declared himself.
    public private(set) lazy var declared = documents.filter { $0.isDeclared(by: person.ref) }

    /// Those that a feed record names together with him.
    public private(set) lazy var inFeed = documents.filter { $0.isInFeed(of: person.ref) }

    /// Those that are his: he declared them, or nobody did and the first accepted record is his.
    public private(set) lazy var owned = documents.filter { $0.owner == person.ref }

    /// Those whose custody is his business: he declared them, or nobody did and the last standing record is his.
    public private(set) lazy var inHisCustodyFile = documents.filter { $0.record.custodyOwner == person.ref }

    /// Whether the as-of day is after the deadline: first true on the deadline + 1.
    public func isAfter(_ deadline: CalendarDay) -> Bool { hasReached(deadline + 1) }

    /// Whether the as-of day is on or after the day.
    public func hasReached(_ other: CalendarDay) -> Bool {
        if day >= other { return true }
        note(other)
        return false
    }

    /// Whether the feeds cover every day from the first up to the day before the as-of day. What is missing is named by the
    /// first day that is not covered, for that stays the same while time passes.
    public func feedReachesYesterday(from first: CalendarDay) -> Truth {
        let end = facts.coverage.end(covering: first, through: first) ?? first - 1
        guard end < day - 1, first < day else {
            note(end + 2)
            return .yes
        }
        waitsForFeed = true
        return .unknown(Missing(.feed, of: (end + 1).description))
    }

    /// Whether the feeds cover every day of the span, both ends included.
    public func feedCovers(_ first: CalendarDay, through last: CalendarDay) -> Truth {
        if facts.coverage.covers(first, through: last) { return .yes }
        waitsForFeed = true
        return .unknown(Missing(.feed, of: "\(first)/\(last)"))
    }

    /// Marks a later day on which time alone could change the answer.
    public func note(_ later: CalendarDay) {
        if later > day { nextChange = min(nextChange ?? later, later) }
    }

    /// Forgets what was noted: the next rule starts afresh.
    func startRule() { nextChange = nil }
}
