extension PolicyOnDay {
    /// Days after a trip within which a document is to be handed back; one of neither class has those of a private one.
    public func returnDays(for type: DocumentType) -> Int {
        number(type.isOfficial ? .returnDaysOfficial : .returnDaysPrivate)
    }
}

/// An approval in force with its extensions folded in.
///
/// It names the approval by its place among the person's, so that handing it on does not copy it.
public final class Grant: Sendable {
    private let approvals: [Approval]
    fileprivate let place: Int
    /// First day of the trip, of leave to travel.
    public let departOn: CalendarDay?
    /// `return_on`, or the latest one of the accepted extensions; nil for consent to apply for a document.
    public let returnDay: CalendarDay?
    public let extensions: [Approval]

    /// An extension is accepted if it names the approval or an accepted extension of it and was decided on or before the
    /// return day so far, which then becomes the later of the two.
    fileprivate init(_ approvals: [Approval], at place: Int, extensions: [Approval]) {
        self.approvals = approvals
        self.place = place
        departOn = approvals[place].departOn
        guard !extensions.isEmpty, var day = approvals[place].returnOn else {
            returnDay = approvals[place].returnOn
            self.extensions = []
            return
        }
        var accepted: [Approval] = []
        for candidate in extensions {
            guard let extends = candidate.extends, candidate.ref == approvals[place].ref,
                let later = candidate.returnOn, candidate.decidedOn <= day,
                extends == approvals[place].number || accepted.contains(where: { $0.number == extends })
            else { continue }
            accepted.append(candidate)
            day = max(day, later)
        }
        returnDay = day
        self.extensions = accepted
    }

    public var approval: Approval { approvals[place] }

    /// Whether it lets him be away on a day of the span. One that ends before it begins has no day.
    func isAway(on days: ClosedRange<CalendarDay>) -> Bool {
        guard let depart = departOn, let back = returnDay else { return false }
        return max(depart, days.lowerBound) <= min(back, days.upperBound)
    }

    /// The approval and its extensions as evidence.
    public var evidence: [String] { [approval.evidence] + extensions.map(\.evidence) }
}

/// A person's approvals: which are in force, and how long.
public final class ApprovalBook: Sendable {
    /// Leave to travel that is in force.
    public let travel: [Grant]
    /// Consents to apply for a document that are in force.
    public let issue: [Grant]
    /// All that is in force, loans too.
    public let grants: [Grant]
    private let approvals: [Approval]

    public init(_ approvals: [Approval]) {
        let extensions = approvals.indices.filter {
            approvals[$0].kind == .extension && approvals[$0].decision == .approved
        }.map { approvals[$0] }.sorted {
            $0.decidedOn == $1.decidedOn ? $0.number.precedes($1.number) : $0.decidedOn < $1.decidedOn
        }
        var (grants, travel, issue): ([Grant], [Grant], [Grant]) = ([], [], [])
        grants.reserveCapacity(approvals.count)
        travel.reserveCapacity(approvals.count)
        for place in approvals.indices where approvals[place].decision == .approved {
            let kind = approvals[place].kind
            if kind == .extension { continue }
            let grant = Grant(approvals, at: place, extensions: extensions)
            grants.append(grant)
            if kind == .travel { travel.append(grant) }
            if kind == .issue { issue.append(grant) }
        }
        self.approvals = approvals
        self.grants = grants
        self.travel = travel
        self.issue = issue
    }

    /// The approval that a number stands for: an extension, even a refused or late one, stands for its root.
    public func root(of number: String) -> Approval? { rootPlace(of: number).map { approvals[$0] } }

    /// The approval in force that a number stands for.
    public func grant(for number: String?) -> Grant? {
        guard let place = number.flatMap(rootPlace(of:)) else { return nil }
        return grants.first { $0.place == place }
    }

    private func place(of number: String) -> Int? { approvals.indices.first { approvals[$0].number == number } }

    private func rootPlace(of number: String) -> Int? {
        var current = place(of: number)
        // A way up that is longer than there are approvals goes in circles.
        for _ in approvals.indices {
            guard let place = current else { return nil }
            if approvals[place].kind != .extension { return place }
            current = approvals[place].extends.flatMap(self.place(of:))
        }
        return nil
    }
}
