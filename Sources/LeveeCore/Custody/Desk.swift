/// What the desk can see of one booklet when somebody acts.
public struct DeskView: Sendable {
    public let record: DocumentRecord
    /// Of the person whose booklet it is.
    public let holder: Dossier
    public let booklet: Booklet

    /// - Throws: ``DeskRefusal`` where the dossier has no such document.
    public init(_ document: DocumentKey, holder: Dossier) throws(DeskRefusal) {
        guard let record = holder.documents.first(where: { $0.key == document }) else {
            throw .unknownDocument(document.description)
        }
        self.record = record
        self.holder = holder
        booklet = Booklet(record)
    }
}

/// The rules of the custody desk (保管台): may this be done now, and which entry of the ledger does it make.
public struct Desk {
    private let view: DeskView
    private let policy: PolicyOnDay
    private let now: Instant

    /// - Parameter policy: of the day of the act.
    public init(_ view: DeskView, policy: PolicyOnDay, now: Instant) {
        self.view = view
        self.policy = policy
        self.now = now
    }

    private var booklet: Booklet { view.booklet }

    /// Where the booklet is to lie after the act; nil where the act does not say or change that. A booklet that comes back
    /// goes where it lay unless another place is named.
    public static func wantedSpot(of act: DeskAct, _ booklet: Booklet) -> Spot? {
        let named = Spot(place: act.place, slot: act.slot)
        switch act.operation {
        case .receive, .transfer: return named
        case .return, .found: return named ?? booklet.lay
        case .place: return named.map { Spot(place: $0.place ?? booklet.spot?.place, slot: $0.slot) ?? $0 }
        case .handOut, .lend, .seen, .missing, .refused, .forward: return nil
        }
    }

    /// The entry that the act makes.
    /// - Parameter occupant: the other booklet in the wanted slot.
    /// - Throws: ``DeskRefusal``, which names the state, what is missing, and what to do.
    public func decide(_ act: DeskAct, occupant: DocumentKey? = nil) throws(DeskRefusal) -> CustodyEvent {
        try requireState(for: act.operation)
        let spot = try spot(for: act, occupant)
        let grant = leavesUnderApproval(act.operation) ? try grant(for: act) : nil
        try requireWords(of: act)
        try requireMoment(act.at)
        try requireLook(at: act)
        return event(act, spot: spot, approval: grant?.approval.number)
    }

    /// The hand-out that no approval allows, to be confirmed by a second person (破例发放).
    /// - Throws: ``DeskRefusal``; also where an approval does allow it.
    public func decideException(_ act: DeskAct) throws(DeskRefusal) -> CustodyEvent {
        let event = try confirmException(act)
        guard act.note != nil else { throw .needsReason(act.operation) }
        if let grant = try? grant(for: act) { throw .isAllowed(by: grant.approval.number) }
        return event
    }

    /// The same when it is confirmed: the booklet must be there now.
    public func confirmException(_ act: DeskAct) throws(DeskRefusal) -> CustodyEvent {
        try requireState(for: act.operation)
        var number = act.approval
        if let named = act.approval {
            guard let root = ApprovalBook(view.holder.approvals).root(of: named) else {
                throw .barred([.init(named, .unknown)])
            }
            number = root.number
        }
        try requireMoment(act.at)
        try requireLook(at: act)
        return event(act, spot: nil, approval: number)
    }

    /// The day by which a booklet that left is to come back, as `custody.return-overdue` counts it before the trip.
    public func due(after event: CustodyEvent) -> CalendarDay? {
        guard event.event == .handedOut, let grant = ApprovalBook(view.holder.approvals).grant(for: event.approval),
            let back = grant.returnDay
        else { return nil }
        switch grant.approval.kind {
        case .travel: return back + policy.returnDays(for: event.document.type)
        case .lend: return back
        case .issue, .extension: return nil
        }
    }

    private func requireState(for operation: DeskOperation) throws(DeskRefusal) {
        guard operation.states.contains(booklet.state) else {
            throw .state(operation, BookletState(booklet, in: policy.zone))
        }
    }

    private func spot(for act: DeskAct, _ occupant: DocumentKey?) throws(DeskRefusal) -> Spot? {
        let spot = Self.wantedSpot(of: act, booklet)
        switch act.operation {
        case .receive, .return, .found, .place, .transfer:
            guard let spot, spot.place != nil else { throw .noPlace(act.operation) }
        default: break
        }
        if act.operation == .place, spot == booklet.spot { throw .alreadyThere(booklet.document) }
        if act.operation == .transfer, spot?.place == booklet.spot?.place { throw .alreadyThere(booklet.document) }
        if let spot, spot.slot != nil, let occupant { throw .slotTaken(spot, by: occupant) }
        return spot
    }

    private func leavesUnderApproval(_ operation: DeskOperation) -> Bool { operation.event == .handedOut }

    private func grant(for act: DeskAct) throws(DeskRefusal) -> Grant {
        let day = policy.zone.day(of: act.at)
        let check = HandOutCheck(view.holder, act.document, act.operation, on: day, policy: policy)
        if let named = act.approval {
            do { return try check.grant(named: named) } catch { throw .barred([error]) }
        }
        guard let best = check.best else { throw .noApproval(act.operation, day, check.bars) }
        return best
    }

    private func requireWords(of act: DeskAct) throws(DeskRefusal) {
        switch act.operation {
        case .forward, .transfer:
            if act.recipient == nil { throw .noRecipient(act.operation) }
            if act.operation == .forward, act.note == nil { throw .needsReason(act.operation) }
        default: break
        }
    }

    private func requireMoment(_ at: Instant) throws(DeskRefusal) {
        if at > now { throw .inTheFuture(policy.zone.text(of: at)) }
        if let last = booklet.last, last.at >= at {
            throw .notAfterTheLast(booklet.document, last: last.at, shown: policy.zone.text(of: last.at))
        }
    }

    /// What has to be looked at before the act is written: all that the scan shows, and what speaks against a booklet that
    /// is to leave the safe.
    private func requireLook(at act: DeskAct) throws(DeskRefusal) {
        var notices =
            try act.scan.map { reading throws(DeskRefusal) in
                try BookletScan(reading).notices(for: view)
            } ?? []
        if leavesUnderApproval(act.operation) { notices += view.notices(on: policy.zone.day(of: act.at)) }
        if !act.acknowledged.isSuperset(of: notices) { throw .look(notices) }
    }

    private func event(_ act: DeskAct, spot: Spot?, approval: String?) -> CustodyEvent {
        let words = [act.recipient.map { "→ \($0)" }, act.note].compactMap { $0 }
        return CustodyEvent(
            document: act.document, at: act.at, event: act.operation.event, place: spot?.place, slot: spot?.slot,
            approval: approval, officer: act.officer, note: words.isEmpty ? nil : words.joined(separator: "："))
    }
}
