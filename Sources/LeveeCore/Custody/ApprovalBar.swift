/// Why an approval does not allow that a booklet leaves the safe on a day.
public enum ApprovalBar: Hashable, Sendable {
    /// Nothing of that number is on record for the person.
    case unknown
    /// It is consent to apply for a document, which serves another end than a trip.
    case hasToBeNamed
    case notApproved(Approval.Decision)
    /// It allows something else.
    case otherKind(Approval.Kind)
    case decidedLater(CalendarDay)
    case otherDocuments([DocumentKey])
    case tooEarly(first: CalendarDay)
    case tooLate(last: CalendarDay)
    /// A trip that began on the day was made under it.
    case usedForTrip(CalendarDay)
    /// A booklet was handed out under it on the day, and came back.
    case usedForHandOut(DocumentKey, CalendarDay)
    /// Its return slip came in on the day: the trip is over, whoever saw it.
    case reported(CalendarDay)
}

/// What a person's approvals allow on one day: which of them lets a booklet out (领取依据).
public struct HandOutCheck {
    private let file: CaseFile
    private let dossier: Dossier
    /// All approvals, for the one that is named may have been decided after the day.
    private let book: ApprovalBook
    private let document: DocumentKey
    private let operation: DeskOperation

    /// - Parameters:
    ///   - dossier: of the booklet's holder.
    ///   - day: on which it leaves the safe.
    ///   - operation: ``DeskOperation/handOut`` or ``DeskOperation/lend``.
    public init(
        _ dossier: Dossier, _ document: DocumentKey, _ operation: DeskOperation, on day: CalendarDay,
        policy: PolicyOnDay
    ) {
        self.dossier = dossier
        self.document = document
        self.operation = operation
        book = ApprovalBook(dossier.approvals)
        file = CaseFile(dossier, on: day, policy: policy)
    }

    /// The approval in force that a number stands for, or why it does not allow this.
    public func grant(named number: String) throws(BarredApproval) -> Grant {
        guard let root = book.root(of: number) else { throw .init(number, .unknown) }
        if let bar = bar(of: root) { throw .init(root.number, bar) }
        guard let grant = file.approvals.grant(for: root.number) else { throw .init(root.number, .unknown) }
        return grant
    }

    /// The approval that allows this without being named: of several the earliest departure, then the smallest number.
    /// Consent to apply for a document has to be named, for it serves another end.
    public var best: Grant? {
        file.approvals.grants.filter {
            $0.approval.kind == (operation == .lend ? .lend : .travel) && bar(of: $0.approval) == nil
        }.min { left, right in
            let (first, second) = (left.approval.departOn ?? left.returnDay, right.approval.departOn ?? right.returnDay)
            guard let first, let second, first != second else {
                return left.approval.number.precedes(right.approval.number)
            }
            return first < second
        }
    }

    /// Why none allows it: what speaks against those that were decided last. Leave of the kind that is needed comes first, for
    /// its day may only be still to come.
    public var bars: [BarredApproval] {
        let needed: Approval.Kind = operation == .lend ? .lend : .travel
        func isNear(_ approval: Approval) -> Bool { approval.kind == needed && approval.decision == .approved }
        let roots = dossier.approvals.filter { $0.kind != .extension }.sorted {
            if isNear($0) != isNear($1) { return isNear($0) }
            return $0.decidedOn == $1.decidedOn ? $0.number.precedes($1.number) : $0.decidedOn > $1.decidedOn
        }
        return roots.prefix(3).map { BarredApproval($0.number, bar(of: $0) ?? .hasToBeNamed) }
    }

    private func bar(of approval: Approval) -> ApprovalBar? {
        if approval.decision != .approved { return .notApproved(approval.decision) }
        guard operation == .lend ? approval.kind == .lend : [.travel, .issue].contains(approval.kind) else {
            return .otherKind(approval.kind)
        }
        guard let grant = file.approvals.grant(for: approval.number) else { return .decidedLater(approval.decidedOn) }
        if !approval.documents.isEmpty, !approval.documents.contains(document) {
            return .otherDocuments(approval.documents)
        }
        if approval.kind == .travel, let depart = approval.departOn {
            let first = depart - file.policy.number(.handOutDays)
            if file.day < first { return .tooEarly(first: first) }
        }
        let last =
            approval.kind == .issue ? approval.decidedOn + file.policy.number(.issueValidity) : grant.returnDay
        if let last, last < file.day { return .tooLate(last: last) }
        if let trip = file.trips.trip(under: approval.number) { return .usedForTrip(trip.exit.on) }
        if let reported = grant.approval.reportedOn { return .reported(reported) }
        return use(of: approval)
    }

    /// An earlier hand-out under it that is over. Consent to apply may serve several documents, each once.
    private func use(of approval: Approval) -> ApprovalBar? {
        for record in dossier.documents where approval.kind != .issue || record.key == document {
            var state = CustodyState.never
            var out: CustodyEvent?
            for event in record.custody {
                let next = state.after(event.event)
                if state == .out, next != .out, let out {
                    return .usedForHandOut(record.key, file.policy.zone.day(of: out.at))
                }
                if event.event == .handedOut {
                    let root = event.approval.flatMap(book.root(of:))?.number
                    out = root == approval.number ? event : nil
                }
                state = next
            }
        }
        return nil
    }
}

/// An approval that does not allow it, and why.
public struct BarredApproval: Error, Hashable, Sendable {
    public var number: String
    public var bar: ApprovalBar

    public init(_ number: String, _ bar: ApprovalBar) {
        self.number = number
        self.bar = bar
    }
}
