/// One count of a safe (盘库). Until it is finished it changes nothing but itself.
public struct Stocktake: Hashable, Sendable {
    public var number: Int64
    /// The place that is counted; nil where every place is.
    public var place: String?
    public var startedBy: String
    public var startedAt: Instant
    public var scans: [Scan]
    public var end: End?

    /// One booklet that somebody held in his hand.
    public struct Scan: Hashable, Sendable {
        public var document: DocumentKey
        /// The place and slot in which it was found, as far as somebody said.
        public var spot: Spot?
        public var by: String
        public var at: Instant

        public init(document: DocumentKey, spot: Spot? = nil, by: String, at: Instant) {
            self.document = document
            self.spot = spot
            self.by = by
            self.at = at
        }
    }

    public struct End: Hashable, Sendable {
        /// Otherwise it was cancelled, and nothing came of it.
        public var isFinished: Bool
        public var by: String
        public var at: Instant

        public init(isFinished: Bool, by: String, at: Instant) {
            self.isFinished = isFinished
            self.by = by
            self.at = at
        }
    }

    public init(
        number: Int64, place: String? = nil, startedBy: String, startedAt: Instant, scans: [Scan] = [], end: End? = nil
    ) {
        self.number = number
        self.place = place
        self.startedBy = startedBy
        self.startedAt = startedAt
        self.scans = scans
        self.end = end
    }

    /// As it is written: `S-3`.
    public var name: String { "S-\(number)" }

    /// Whether two counts would count the same booklets.
    public func overlaps(_ other: String?) -> Bool { place == nil || other == nil || place == other }

    /// Where a scan found its booklet: the counted place where it names none.
    func spot(of scan: Scan) -> Spot? { Spot(place: scan.spot?.place ?? place, slot: scan.spot?.slot) }

    /// Whether a booklet can have been found there.
    /// - Throws: ``StocktakeRefusal`` `otherPlace` where another place is counted, `slotTaken` where another booklet was last
    ///   found in that slot.
    public func accept(_ document: DocumentKey, at spot: Spot?) throws(StocktakeRefusal) {
        if let place, let named = spot?.place, named != place { throw .otherPlace(name, place, named) }
        guard let slot = spot?.slot, let wanted = Spot(place: spot?.place ?? place, slot: slot) else { return }
        let other = lastScans.values.first { $0.document != document && self.spot(of: $0) == wanted }
        if let other { throw .slotTaken(name, wanted, other.document) }
    }

    /// The last scan of each document.
    var lastScans: [DocumentKey: Scan] {
        Dictionary(scans.map { ($0.document, $0) }, uniquingKeysWith: { $1 })
    }

    /// Everybody who took part, in the order in which they came.
    public var officers: [String] {
        ([startedBy] + scans.map(\.by)).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
