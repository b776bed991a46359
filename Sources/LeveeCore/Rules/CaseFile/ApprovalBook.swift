extension PolicyOnDay {
    /// Days after a trip within which a document is to be handed back; one of neither class has those of a private one.
    public func returnDays(for type: DocumentType) -> Int {
        number(type.isOfficial ? .returnDaysOfficial : .returnDaysPrivate)
    }
}

/// An approval in force with its extensions folded in.
public struct Grant: Hashable, Sendable {
    public var approval: Approval
    /// `return_on`, or the latest one of the accepted extensions; nil for consent to apply for a document.
    public var returnDay: CalendarDay?
    public var extensions: [Approval]

    /// Whether it lets him be away on a day of the span. One that ends before it begins has no day.
    func isAway(on days: ClosedRange<CalendarDay>) -> Bool {
        guard let depart = approval.departOn, let back = returnDay else { return false }
        return max(depart, days.lowerBound) <= min(back, days.upperBound)
    }

    /// The approval and its extensions as evidence.
    public var evidence: [String] { [approval.evidence] + extensions.map(\.evidence) }
}

/// A person's approvals: which are in force, and how long.
public struct ApprovalBook: Sendable {
    /// Approved ones that are no extensions, by number.
    public let grants: [String: Grant]
    private let byNumber: [String: Approval]

    public init(_ approvals: [Approval]) {
        byNumber = Dictionary(approvals.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let extensions = approvals.filter { $0.kind == .extension && $0.decision == .approved }.sorted {
            $0.decidedOn == $1.decidedOn ? $0.number.precedes($1.number) : $0.decidedOn < $1.decidedOn
        }
        var grants: [String: Grant] = [:]
        for approval in approvals where approval.kind != .extension && approval.decision == .approved {
            grants[approval.number] = Self.grant(approval, extensions)
        }
        self.grants = grants
    }

    /// An extension is accepted if it names the approval or an accepted extension of it and was decided on or before the
    /// return day so far, which then becomes the later of the two.
    private static func grant(_ approval: Approval, _ extensions: [Approval]) -> Grant {
        var grant = Grant(approval: approval, returnDay: approval.returnOn, extensions: [])
        var accepted: Set<String> = [approval.number]
        for candidate in extensions {
            guard let extends = candidate.extends, accepted.contains(extends), candidate.ref == approval.ref,
                let day = grant.returnDay, let later = candidate.returnOn, candidate.decidedOn <= day
            else { continue }
            accepted.insert(candidate.number)
            grant.extensions.append(candidate)
            grant.returnDay = max(day, later)
        }
        return grant
    }

    /// Leave to travel that is in force.
    public var travel: [Grant] { grants.values.filter { $0.approval.kind == .travel } }

    /// Consents to apply for a document that are in force.
    public var issue: [Grant] { grants.values.filter { $0.approval.kind == .issue } }

    /// The approval that a number stands for: an extension, even a refused or late one, stands for its root.
    public func root(of number: String) -> Approval? {
        var seen: Set<String> = []
        var current = byNumber[number]
        while let approval = current, approval.kind == .extension {
            guard seen.insert(approval.number).inserted, let extends = approval.extends else { return nil }
            current = byNumber[extends]
        }
        return current
    }

    /// The approval in force that a number stands for.
    public func grant(for number: String?) -> Grant? {
        number.flatMap(root(of:)).flatMap { grants[$0.number] }
    }
}
