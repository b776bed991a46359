/// Puts cabinet, ledger and list together at one moment: a pure function of the scans, the dossiers and the day.
///
/// A booklet that moved while the count went on is judged by its ledger: handed in since the start, it is there; handed out
/// or forwarded since its scan, it is not.
public struct StocktakeReckoning {
    private let stocktake: Stocktake
    /// The last scan of each booklet.
    private let scans: [DocumentKey: Stocktake.Scan]
    private let policy: PolicyOnDay
    private var lines: [StocktakeStatement.Line] = []
    private var out = 0
    private var seen: Set<DocumentKey> = []
    private var written: [CustodyEvent] = []
    /// Slots of booklets that came in while the count went on and were not scanned.
    private var filled: Set<Spot> = []
    /// Refs of those whose booklets are written about.
    public private(set) var touched: Set<String> = []
    /// Refs of those whose booklets change their state by it.
    public private(set) var concerned: Set<String> = []

    public init(_ stocktake: Stocktake, policy: PolicyOnDay) {
        self.stocktake = stocktake
        self.policy = policy
        scans = stocktake.lastScans
    }

    /// What finishing writes into the ledger. A slot holds one booklet: one that was scanned without a word on its slot keeps
    /// the ledger's only where no other was found in it, and none keeps a slot that the desk filled meanwhile.
    public var events: [CustodyEvent] {
        let found = Dictionary(grouping: written.filter(isSlotNamed)) { $0.spot }
        return written.map { event in
            guard let spot = event.spot, spot.slot != nil else { return event }
            let others = found[spot, default: []].contains { $0.document != event.document }
            guard others || filled.contains(spot) else { return event }
            var event = event
            event.slot = nil
            return event
        }
    }

    private func isSlotNamed(_ event: CustodyEvent) -> Bool {
        event.event == .seen && scans[event.document]?.spot?.slot != nil
    }

    /// Takes every document of a person.
    public mutating func take(_ dossier: Dossier, by officer: String, at: Instant) {
        let file = CaseFile(dossier, on: policy.day, policy: policy)
        for document in file.allDocuments where document.record.custodyOwner == dossier.person.ref {
            take(document.record, of: dossier.person.ref, list: Self.listing(document, file), by: officer, at: at)
        }
    }

    /// Takes a document that belongs to nobody on record.
    public mutating func takeNobodys(_ record: DocumentRecord, by officer: String, at: Instant) {
        take(record, of: nil, list: .notAsked, by: officer, at: at)
    }

    public var statement: StocktakeStatement {
        func rank(_ line: StocktakeStatement.Line) -> Int {
            line.way.flatMap { StocktakeStatement.Way.allCases.firstIndex(of: $0) } ?? .max
        }
        return StocktakeStatement(
            stocktake: stocktake.name, place: stocktake.place, asOf: policy.day,
            lines: lines.sorted {
                rank($0) == rank($1) ? $0.document.precedes($1.document) : rank($0) < rank($1)
            }, out: out)
    }

    private mutating func take(
        _ record: DocumentRecord, of ref: String?, list: StocktakeStatement.Listing, by officer: String, at: Instant
    ) {
        guard seen.insert(record.key).inserted else { return }
        let booklet = Booklet(record)
        let scan = scans[record.key]
        let isHere = booklet.state == .kept && (stocktake.place == nil || booklet.spot?.place == stocktake.place)
        let cameIn = isHere && (booklet.since?.at).map { $0 >= stocktake.startedAt } ?? false
        let left = scan.map { scan in
            record.custody.contains { $0.at > scan.at && ($0.event == .handedOut || $0.event == .forwarded) }
        }
        let isInCabinet = cameIn || left == false
        let found = isInCabinet ? scan?.spot ?? (cameIn ? booklet.spot : nil) : nil
        if !isInCabinet, booklet.state == .out {
            out += 1
            return
        }
        guard isInCabinet || isHere || list == .listed else { return }
        // What went to another body is accounted for; what lies at another place is that place's business.
        let isElsewhere = booklet.state == .kept && !isHere
        if !isInCabinet, !isHere, isElsewhere || booklet.state == .gone { return }
        let isMoved = found.map { spot in booklet.spot.map { !Self.agrees(spot, $0) } ?? false } ?? false
        lines.append(
            .init(
                document: record.key.description, person: ref,
                way: Self.way(isInCabinet, isHere, list, isMoved: isMoved), isInCabinet: isInCabinet,
                found: found?.shown, ledger: booklet.state.rawValue, recorded: booklet.spot?.shown, list: list))
        if isInCabinet {
            if scan != nil {
                see(booklet, found, of: ref, by: officer, at: at)
            } else if let spot = booklet.spot, spot.slot != nil {
                filled.insert(spot)
            }
        } else if isHere {
            written.append(
                CustodyEvent(document: record.key, at: at, event: .missing, officer: officer, note: note))
            if let ref {
                touched.insert(ref)
                concerned.insert(ref)
            }
        }
    }

    private var note: String { "盘库 \(stocktake.name)" }

    private mutating func see(_ booklet: Booklet, _ found: Spot?, of ref: String?, by officer: String, at: Instant) {
        let place = found?.place ?? stocktake.place ?? booklet.lay?.place
        let slot = found?.slot ?? (place == booklet.lay?.place ? booklet.lay?.slot : nil)
        written.append(
            CustodyEvent(
                document: booklet.document, at: at, event: .seen, place: place, slot: slot, officer: officer,
                note: note))
        guard let ref else { return }
        touched.insert(ref)
        if booklet.state == .missing { concerned.insert(ref) }
    }

    /// Whether a booklet lies where the ledger says, as far as both say it.
    private static func agrees(_ found: Spot, _ recorded: Spot) -> Bool {
        func same(_ one: String?, _ other: String?) -> Bool { one == nil || other == nil || one == other }
        return same(found.place, recorded.place) && same(found.slot, recorded.slot)
    }

    private static func way(
        _ isInCabinet: Bool, _ isInLedger: Bool, _ list: StocktakeStatement.Listing, isMoved: Bool
    ) -> StocktakeStatement.Way? {
        switch (isInCabinet, isInLedger, list) {
        case (true, true, .listed), (true, true, .notAsked): isMoved ? .elsewhere : nil
        case (true, true, .notListed): .notListed
        case (true, false, .listed): .notInLedger
        case (true, false, _): .cabinetOnly
        case (false, true, .listed): .notInCabinet
        case (false, true, _): .ledgerOnly
        case (false, false, _): .listOnly
        }
    }

    /// What the authority says of a document: its records, and its last list of the person, if that is later.
    private static func listing(_ document: KnownDocument, _ file: CaseFile) -> StocktakeStatement.Listing {
        guard document.key.type.isPrivate else { return .notAsked }
        if let list = file.lastHoldings {
            let isLater = document.mentions.allSatisfy { $0.on <= list.on }
            if isLater { return list.documents.contains(document.key) ? .listed : .notListed }
        }
        if document.mentions.isEmpty { return .notAsked }
        if case .no = file.live(document, by: .feed) { return .notListed }
        return .listed
    }
}
