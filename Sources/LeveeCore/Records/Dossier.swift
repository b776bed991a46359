/// Everything on record about one person, in order: what a rule may look at.
///
/// A dossier holds the facts of all days. What exists on a day is ``CaseFile``'s business. Feed records that are
/// withdrawn are not in it; withdrawing has no day, so that holds for every day.
public struct Dossier: Sendable, Codable {
    public var person: Person
    public var filings: [Filing]
    public var relatives: [Relative]
    public var approvals: [Approval]
    public var restrictions: [Restriction]
    /// Every document that he declared or that a feed record names together with him.
    public var documents: [DocumentRecord]
    /// Every standing crossing of his, in any order.
    public var crossings: [Crossing]
    /// Every standing statement of what the authority lists for him.
    public var holdings: [HoldingsStatement]
    /// Other identities that a reviewer confirmed to be his.
    public var identities: [ConfirmedIdentity]
    /// Which days the feeds cover: the same for every person.
    public var coverage: Coverage

    public init(
        person: Person, filings: [Filing] = [], relatives: [Relative] = [], approvals: [Approval] = [],
        restrictions: [Restriction] = [], documents: [DocumentRecord] = [], crossings: [Crossing] = [],
        holdings: [HoldingsStatement] = [], identities: [ConfirmedIdentity] = [], coverage: Coverage = Coverage()
    ) {
        self.person = person
        self.filings = filings
        self.relatives = relatives
        self.approvals = approvals
        self.restrictions = restrictions
        self.documents = documents
        self.crossings = crossings
        self.holdings = holdings
        self.identities = identities
        self.coverage = coverage
    }
}

/// One document with all that is known of it, whoever said so.
public struct DocumentRecord: Hashable, Sendable, Codable {
    public var key: DocumentKey
    /// The declaration, whoever declared it.
    public var declaration: Declaration?
    /// Every standing feed record that names it, of whatever person, in the order of ``Mention/isBefore(_:)``.
    public var mentions: [Mention]
    /// Its custody ledger in order of time; of one moment, in the order of ``CustodyEvent/Kind``.
    public var custody: [CustodyEvent]

    public init(
        key: DocumentKey, declaration: Declaration? = nil, mentions: [Mention] = [], custody: [CustodyEvent] = []
    ) {
        self.key = key
        self.declaration = declaration
        self.mentions = mentions.sorted { $0.isBefore($1) }
        self.custody = CustodyEvent.inOrder(custody)
    }
}

/// One feed record's word on one document.
public struct Mention: Hashable, Sendable, Codable {
    public var record: RecordID
    /// The day that the record speaks of: its `on`, or the day of a crossing.
    public var on: CalendarDay
    public var generatedAt: Instant
    /// Sequence of the file that first delivered it.
    public var sequence: Int64
    /// Order in which the registry accepted it, over all sources.
    public var accepted: Int64
    public var kind: Kind
    /// The person whom the record was matched to.
    public var ref: String
    /// Name and birth date of the holder as the record gives them.
    public var holderName: String?
    public var holderBirthDate: CalendarDay?
    public var issuingState: CountryCode?
    public var issuedOn: CalendarDay?
    public var expiresOn: CalendarDay?

    public enum Kind: Hashable, Sendable {
        case document(FeedRecord.DocumentAction)
        case crossing
        case holdings
    }

    public init(
        record: RecordID, on: CalendarDay, generatedAt: Instant, sequence: Int64 = 1, accepted: Int64 = 0, kind: Kind,
        ref: String, holderName: String? = nil, holderBirthDate: CalendarDay? = nil, issuingState: CountryCode? = nil,
        issuedOn: CalendarDay? = nil, expiresOn: CalendarDay? = nil
    ) {
        self.record = record
        self.on = on
        self.generatedAt = generatedAt
        self.sequence = sequence
        self.accepted = accepted
        self.kind = kind
        self.ref = ref
        self.holderName = holderName
        self.holderBirthDate = holderBirthDate
        self.issuingState = issuingState
        self.issuedOn = issuedOn
        self.expiresOn = expiresOn
    }

    /// The order in which the authority's word counts, the last one most: generatedAt, source, sequence, recordId.
    public func isBefore(_ other: Mention) -> Bool {
        if generatedAt != other.generatedAt { return generatedAt < other.generatedAt }
        if record.source != other.record.source { return record.source.precedes(other.record.source) }
        if sequence != other.sequence { return sequence < other.sequence }
        return record.id.precedes(other.record.id)
    }

    public var evidence: String { (kind == .crossing ? "crossing:" : "record:") + record.description }
}

/// One crossing of the border by this person.
public struct Crossing: Hashable, Sendable, Codable {
    public var record: RecordID
    public var direction: FeedRecord.Direction
    public var at: Instant
    /// The day in the policy's zone.
    public var on: CalendarDay
    public var document: DocumentKey
    public var port: String?
    /// Next place, of an exit.
    public var to: CountryCode?
    /// Last place, of an entry.
    public var from: CountryCode?

    public init(
        record: RecordID, direction: FeedRecord.Direction, at: Instant, on: CalendarDay? = nil, document: DocumentKey,
        port: String? = nil, to: CountryCode? = nil, from: CountryCode? = nil
    ) {
        self.record = record
        self.direction = direction
        self.at = at
        self.on = on ?? Zone.shanghai.day(of: at)
        self.document = document
        self.port = port
        self.to = to
        self.from = from
    }

    /// The order of time; of one moment by source and recordId.
    public func isBefore(_ other: Crossing) -> Bool { at == other.at ? record < other.record : at < other.at }

    public var evidence: String { "crossing:\(record)" }
}

/// What the authority listed for the person on one day.
public struct HoldingsStatement: Hashable, Sendable, Codable {
    public var record: RecordID
    public var on: CalendarDay
    public var generatedAt: Instant
    public var sequence: Int64
    public var documents: [DocumentKey]

    public init(
        record: RecordID, on: CalendarDay, generatedAt: Instant, sequence: Int64 = 1, documents: [DocumentKey]
    ) {
        self.record = record
        self.on = on
        self.generatedAt = generatedAt
        self.sequence = sequence
        self.documents = documents
    }

    public var evidence: String { "holdings:\(record)" }
}

/// Another identity that a reviewer confirmed to be this person's, with the documents that the feed gives it.
public struct ConfirmedIdentity: Hashable, Sendable, Codable {
    /// The confirmed possible match, by the record that raised it.
    public var record: RecordID
    public var confirmedOn: CalendarDay
    /// The documents of the other identity, known from the feed alone.
    public var documents: [DocumentRecord]

    public init(record: RecordID, confirmedOn: CalendarDay, documents: [DocumentRecord]) {
        self.record = record
        self.confirmedOn = confirmedOn
        self.documents = documents
    }
}
