/// What a custodian does at the desk (保管台). Each is one entry of the ledger.
public enum DeskOperation: String, Hashable, Sendable, CaseIterable {
    case receive, handOut, `return`, lend, seen, missing, found, refused, forward, transfer, place

    /// The entry that it makes. A booklet that is moved or found is *seen* at its place.
    public var event: CustodyEvent.Kind {
        switch self {
        case .receive, .return: .handedIn
        case .handOut, .lend: .handedOut
        case .seen, .found, .transfer, .place: .seen
        case .missing: .missing
        case .refused: .refused
        case .forward: .forwarded
        }
    }

    /// The states in which a booklet may be for it.
    public var states: Set<CustodyState> {
        switch self {
        case .receive: [.never, .refused, .gone]
        case .handOut, .lend, .seen, .missing, .forward, .transfer, .place: [.kept]
        case .return: [.out]
        case .found: [.missing]
        case .refused: [.never, .out]
        }
    }

    /// What is to be done first, or instead, with a booklet in a state that does not allow this.
    func instead(of state: CustodyState) -> DeskOperation {
        switch state {
        case .never, .refused, .gone: .receive
        case .out: .return
        case .missing: .found
        case .kept: self == .receive ? .place : .seen
        }
    }

    public var permission: Permission {
        switch self {
        case .receive: .receiveBooklet
        case .handOut: .handOutBooklet
        case .return: .returnBooklet
        case .lend: .lendBooklet
        case .seen: .recordSeen
        case .missing: .recordMissing
        case .found: .recordFound
        case .refused: .recordRefused
        case .forward: .forwardBooklet
        case .transfer: .transferBooklet
        case .place: .placeBooklet
        }
    }

    /// The command that does it.
    public var command: String {
        "levee custody " + (self == .handOut ? "hand-out" : rawValue)
    }

    public var title: Bilingual { permission.title }
}

/// One act at the desk, as it is asked for.
public struct DeskAct: Hashable, Sendable {
    public var operation: DeskOperation
    public var document: DocumentKey
    public var at: Instant
    /// Who acts.
    public var officer: String
    public var place: String?
    public var slot: String?
    /// The approval to hand it out under; without one the desk finds it.
    public var approval: String?
    /// Who gets it: the body that it is forwarded to, or the custodian that it is transferred to.
    public var recipient: String?
    public var note: String?
    /// What was read from the booklet.
    public var scan: MachineReadableZone.Reading?
    /// What a person has looked at and wants to write all the same.
    public var acknowledged: Set<DeskNotice>

    public init(
        _ operation: DeskOperation, _ document: DocumentKey, at: Instant, officer: String, place: String? = nil,
        slot: String? = nil, approval: String? = nil, recipient: String? = nil, note: String? = nil,
        scan: MachineReadableZone.Reading? = nil, acknowledged: Set<DeskNotice> = []
    ) {
        self.operation = operation
        self.document = document
        self.at = at
        self.officer = officer
        self.place = place
        self.slot = slot
        self.approval = approval
        self.recipient = recipient
        self.note = note
        self.scan = scan
        self.acknowledged = acknowledged
    }
}
