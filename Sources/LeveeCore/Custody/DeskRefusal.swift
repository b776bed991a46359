/// Why the desk does not do what it was asked: it names the state that the booklet is in, what is missing, and what to do.
public enum DeskRefusal: Error, Hashable, Sendable {
    /// The booklet's state does not allow it.
    case state(DeskOperation, BookletState)
    case slotTaken(Spot, by: DocumentKey)
    case noPlace(DeskOperation)
    case alreadyThere(DocumentKey)
    /// None of the holder's approvals allows it; what speaks against the last ones.
    case noApproval(DeskOperation, CalendarDay, [BarredApproval])
    /// The approval that was named does not allow it.
    case barred([BarredApproval])
    /// No exception is needed.
    case isAllowed(by: String)
    case needsReason(DeskOperation)
    case noRecipient(DeskOperation)
    /// Whoever gives it away is the one who would take it over.
    case sameCustodian(String)
    case inTheFuture(String)
    /// The ledger has an entry of that moment or a later one; with the moment as it is shown.
    case notAfterTheLast(DocumentKey, last: Instant, shown: String)
    /// Something has to be looked at first.
    case look([DeskNotice])
    case unreadable([MachineReadableZone.Failure])
    /// What was read from the booklet is another document than the one that was named.
    case otherDocument(read: String, wanted: DocumentKey)
    /// Name and birth date in the booklet are not its holder's.
    case otherPerson(DocumentKey)
    /// The booklet is not that of the person named.
    case otherHolder(DocumentKey, String)
    case unknownDocument(String)
    case ambiguous(String, [DocumentKey])
    /// Nobody in the registry has to do with it.
    case nobodys(DocumentKey)
}

/// The state of a booklet as a refusal names it.
public struct BookletState: Hashable, Sendable {
    public var document: DocumentKey
    public var state: CustodyState
    /// Moment and officer of the entry that brought it there.
    public var since: String?
    public var officer: String?
    public var approval: String?
    public var spot: Spot?

    public init(_ booklet: Booklet, in zone: Zone) {
        document = booklet.document
        state = booklet.state
        since = booklet.since.map { zone.clock(of: $0.at) }
        officer = booklet.since?.officer
        approval = booklet.approval
        spot = booklet.spot
    }

    /// Such as: `ordinaryPassport:E12345678` is out since … (approval `A-1`, by `custodian-1`).
    public var text: Bilingual {
        let since = since ?? ""
        let zhDetails = [
            spot.map { "位于 \($0.shown)" }, approval.map { "批件 `\(Text.visible($0))`" },
            officer.map { "经办人 `\(Text.visible($0))`" },
        ].compactMap { $0 }.joined(separator: "，")
        let enDetails = [
            spot.map { "at \($0.shown)" }, approval.map { "approval `\(Text.visible($0))`" },
            officer.map { "by `\(Text.visible($0))`" },
        ].compactMap { $0 }.joined(separator: ", ")
        let name = "`\(Text.visible(document.description))`"
        if state == .never { return .init(zh: "\(name) 从未交存", en: "\(name) was never handed in") }
        return .init(
            zh: "\(name) 自 \(since) 起\(state.title.zh)（\(zhDetails)）",
            en: "\(name) \(verb) \(since) (\(enDetails))")
    }

    private var verb: String {
        switch state {
        case .never, .kept, .out, .missing: "is \(state.title.en) since"
        case .refused, .gone: "was \(state.title.en) on"
        }
    }
}
