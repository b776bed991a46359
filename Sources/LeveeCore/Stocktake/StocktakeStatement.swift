/// What a count found: cabinet, ledger and the authority's list beside each other (三方对账).
public struct StocktakeStatement: Hashable, Sendable, Codable {
    public var stocktake: String
    /// Nil where every place was counted.
    public var place: String?
    public var asOf: CalendarDay
    /// Every booklet that at least one of the three has, in order of the ways and of the documents.
    public var lines: [Line]
    /// Booklets that the ledger has out, at their holders; they are no disagreement and not among the lines.
    public var out: Int

    public init(stocktake: String, place: String?, asOf: CalendarDay, lines: [Line], out: Int) {
        self.stocktake = stocktake
        self.place = place
        self.asOf = asOf
        self.lines = lines
        self.out = out
    }

    /// The seven ways in which the three can disagree.
    public enum Way: String, Hashable, Sendable, Codable, CaseIterable {
        /// In the cabinet; neither the ledger nor the list has it there.
        case cabinetOnly
        /// The ledger has it here; it is neither in the cabinet nor on the list.
        case ledgerOnly
        /// The list has it; the ledger never got it, and it is not in the cabinet.
        case listOnly
        /// In the cabinet and in the ledger; the authority does not have it as good.
        case notListed
        /// In the cabinet and on the list; the ledger does not have it here.
        case notInLedger
        /// In the ledger and on the list; it is not in the cabinet.
        case notInCabinet
        /// All three have it, but it lies elsewhere than the ledger says.
        case elsewhere

        public var title: Bilingual {
            switch self {
            case .cabinetOnly: .init(zh: "仅实物有", en: "cabinet only")
            case .ledgerOnly: .init(zh: "仅台账有", en: "ledger only")
            case .listOnly: .init(zh: "仅公安有", en: "authority only")
            case .notListed: .init(zh: "公安无有效记录", en: "not good with the authority")
            case .notInLedger: .init(zh: "台账未登记在此", en: "not in the ledger here")
            case .notInCabinet: .init(zh: "盘亏", en: "not in the cabinet")
            case .elsewhere: .init(zh: "柜位不符", en: "in another slot")
            }
        }
    }

    public struct Line: Hashable, Sendable, Codable {
        public var document: String
        /// Ref of whose it is; nil where nobody knows.
        public var person: String?
        /// Nil where all three agree.
        public var way: Way?
        public var isInCabinet: Bool
        /// Where it was found.
        public var found: String?
        /// The ledger's state, such as `kept`, and where it says it lies.
        public var ledger: String
        public var recorded: String?
        public var list: Listing
    }

    /// The authority's word on a document.
    public enum Listing: String, Hashable, Sendable, Codable {
        case listed
        /// Cancelled, lost, expired, or not on the last list of the person.
        case notListed
        /// It has said nothing of it, or keeps no list of its class.
        case notAsked
    }

    public var agreed: Int { lines.count { $0.way == nil } }

    public func count(_ way: Way) -> Int { lines.count { $0.way == way } }
}
