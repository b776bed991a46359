/// An application for leave to travel, for consent to apply for a document, for a longer stay, or for the loan of a booklet.
///
/// What the applicant should have given and did not is nil or empty here: the rules say so, the reader does not refuse it.
public struct Application: Hashable, Sendable, Codable {
    public var number: String
    /// The applicant's ref.
    public var person: String
    public var kind: Kind
    public var purpose: Approval.Purpose?
    public var reason: String?
    public var destinations: [CountryCode]
    public var transits: [CountryCode]
    public var departOn: CalendarDay?
    public var returnOn: CalendarDay?
    /// The document that he wants to travel on.
    public var document: DocumentKey?
    /// The type that he wants to travel on or to apply for.
    public var documentType: DocumentType?
    /// Who pays; `self` where he does.
    public var funding: String?
    public var companions: [Companion]
    public var submittedOn: CalendarDay
    /// The user or ref who filed it.
    public var filedBy: String?
    /// The user or ref who is to decide.
    public var approver: String?
    public var opinions: [Opinion]
    /// Number of the approval that it would change: the one that an extension extends, or the one in force that an
    /// amendment would replace.
    public var approval: String?

    public typealias Kind = Approval.Kind

    /// Somebody who travels along.
    public struct Companion: Hashable, Sendable, Codable {
        public var name: String
        public var relation: String
        public var ref: String?

        public init(name: String, relation: String, ref: String? = nil) {
            self.name = name
            self.relation = relation
            self.ref = ref
        }
    }

    /// What an office said of it.
    public struct Opinion: Hashable, Sendable, Codable {
        /// The office: `discipline`, `supervision`, `secrecy`, `unit`.
        public var by: String
        public var on: CalendarDay
        /// `agree` or `disagree`.
        public var opinion: String

        public init(by: String, on: CalendarDay, opinion: String) {
            self.by = by
            self.on = on
            self.opinion = opinion
        }

        public var agrees: Bool { opinion == "agree" }
    }

    public init(
        number: String, person: String, kind: Kind, purpose: Approval.Purpose? = nil, reason: String? = nil,
        destinations: [CountryCode] = [], transits: [CountryCode] = [], departOn: CalendarDay? = nil,
        returnOn: CalendarDay? = nil, document: DocumentKey? = nil, documentType: DocumentType? = nil,
        funding: String? = nil, companions: [Companion] = [], submittedOn: CalendarDay, filedBy: String? = nil,
        approver: String? = nil, opinions: [Opinion] = [], approval: String? = nil
    ) {
        self.number = number
        self.person = person
        self.kind = kind
        self.purpose = purpose
        self.reason = reason
        self.destinations = destinations
        self.transits = transits
        self.departOn = departOn
        self.returnOn = returnOn
        self.document = document
        self.documentType = documentType
        self.funding = funding
        self.companions = companions
        self.submittedOn = submittedOn
        self.filedBy = filedBy
        self.approver = approver
        self.opinions = opinions
        self.approval = approval
    }

    /// As the contracts call the fields; `approval` is the registry's own.
    private enum CodingKeys: String, CodingKey {
        case number = "applicationNo"
        case person, kind, purpose, reason, destinations, transits, departOn, returnOn, document, documentType, funding
        case companions, submittedOn, filedBy, approver, opinions, approval
    }

    /// First and last day of the trip; nil where either is missing or they are the wrong way round.
    public var days: ClosedRange<CalendarDay>? {
        guard let departOn, let returnOn, departOn <= returnOn else { return nil }
        return departOn...returnOn
    }

    /// Every country and region once, transits too.
    public var places: Set<CountryCode> { Set(destinations).union(transits) }

    /// Whether it is about a trip, and not about a document alone. An extension is about what it extends.
    public var isTrip: Bool { kind == .travel || kind == .extension && departOn != nil }

    /// Whether an approval is its own: the one that bears its number, or the one that it would change.
    func isOwn(_ approval: Approval) -> Bool { approval.number == number || approval.number == self.approval }
}

extension String? {
    /// The text; nil also where it is blank, which is the same as not given.
    var given: String? { flatMap { Text.isBlank($0) ? nil : $0 } }
}
