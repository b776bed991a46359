/// Where a booklet lies in the safe (柜位): a place, and a slot where the place has them.
public struct Spot: Hashable, Sendable {
    public var place: String?
    public var slot: String?

    /// Nil where neither is named.
    public init?(place: String?, slot: String?) {
        if place == nil, slot == nil { return nil }
        self.place = place
        self.slot = slot
    }

    /// As a person reads it: `证件柜 01-0001-1`.
    public var shown: String { [place, slot].compactMap { $0.map(Text.visible) }.joined(separator: " ") }
}

extension CustodyEvent {
    /// Where it says the booklet lies.
    public var spot: Spot? { Spot(place: place, slot: slot) }

    /// Entries in the order in which they count: by moment; of one moment, in the order of their kinds.
    public static func inOrder(_ events: [CustodyEvent]) -> [CustodyEvent] {
        events.sorted { $0.at == $1.at ? $0.event < $1.event : $0.at < $1.at }
    }
}

/// One document as its ledger has it now: the fold of its custody events, and nothing else.
public struct Booklet: Hashable, Sendable {
    public let document: DocumentKey
    public private(set) var state = CustodyState.never
    /// The entry that brought it into its state; of several hand-outs without a return between them, the last.
    public private(set) var since: CustodyEvent?
    public private(set) var last: CustodyEvent?
    /// Where it last lay, as long as it did not come in again without a word on where.
    public private(set) var lay: Spot?

    /// - Parameter events: the document's whole ledger, in any order.
    public init(_ document: DocumentKey, _ events: [CustodyEvent]) {
        self.document = document
        for event in CustodyEvent.inOrder(events) { take(event) }
    }

    public init(_ record: DocumentRecord) { self.init(record.key, record.custody) }

    private mutating func take(_ event: CustodyEvent) {
        let next = state.after(event.event)
        if next == .kept {
            if state != .kept, event.event == .handedIn {
                lay = event.spot
            } else if let named = event.spot {
                lay = named
            }
        }
        if next != state || event.event == .handedOut {
            state = next
            since = event
        }
        last = event
    }

    /// Where it lies: the place that the last entry named while it was kept. Nil while it is not in the safe, and where
    /// nobody said.
    public var spot: Spot? { state == .kept ? lay : nil }

    /// The approval under which it is out.
    public var approval: String? { state == .out ? since?.approval : nil }
}
