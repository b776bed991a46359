/// The elements of the feed's schema.
enum FeedElement {
    case root, document, crossing, holdings, filing, withdrawal, holder, travelDocument

    static let namespace: StaticString = "urn:levee:border-feed:1"

    /// The element that this tag names; nil where it is none of the schema, in whatever namespace.
    init?(_ element: XMLElement) {
        guard element.space.spells(Self.namespace) else { return nil }
        switch element.name.count {
        case 6 where element.isNamed("filing"): self = .filing
        case 6 where element.isNamed("holder"): self = .holder
        case 8 where element.isNamed("document"): self = .document
        case 8 where element.isNamed("crossing"): self = .crossing
        case 8 where element.isNamed("holdings"): self = .holdings
        case 10 where element.isNamed("withdrawal"): self = .withdrawal
        case 10 where element.isNamed("borderFeed"): self = .root
        case 14 where element.isNamed("travelDocument"): self = .travelDocument
        default: return nil
        }
    }

    var name: StaticString {
        switch self {
        case .root: "borderFeed"
        case .document: "document"
        case .crossing: "crossing"
        case .holdings: "holdings"
        case .filing: "filing"
        case .withdrawal: "withdrawal"
        case .holder: "holder"
        case .travelDocument: "travelDocument"
        }
    }

    /// Whether it stands under the root.
    var isRecord: Bool {
        switch self {
        case .document, .crossing, .holdings, .filing, .withdrawal: true
        case .root, .holder, .travelDocument: false
        }
    }

    /// The attributes that may stand on it.
    var attributes: FeedAttributes {
        switch self {
        case .root: Self.onRoot
        case .document, .filing: Self.onEvent
        case .crossing: Self.onCrossing
        case .holdings: Self.onHoldings
        case .withdrawal: Self.onWithdrawal
        case .holder: Self.onHolder
        case .travelDocument: Self.onTravelDocument
        }
    }

    private static let onRoot: FeedAttributes = [
        .source, .sequence, .generatedAt, .coversFrom, .coversTo, .letter, .purpose,
    ]
    private static let onEvent: FeedAttributes = [.recordId, .action, .on]
    private static let onCrossing: FeedAttributes = [.recordId, .direction, .at, .port, .to, .from]
    private static let onHoldings: FeedAttributes = [.recordId, .on]
    private static let onWithdrawal: FeedAttributes = [.recordId, .of, .reason]
    private static let onHolder: FeedAttributes = [.idNumber, .name, .surname, .givenNames, .birthDate, .sex]
    private static let onTravelDocument: FeedAttributes = [
        .type, .number, .issuingState, .issuedOn, .expiresOn, .authority,
    ]
}
