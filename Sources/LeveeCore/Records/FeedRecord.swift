/// Names one record of a border feed: its source and the id that the source gave it.
public struct RecordID: Hashable, Sendable, Comparable, CustomStringConvertible, Codable {
    public var source: String
    public var id: String

    public init(source: String, id: String) {
        self.source = source
        self.id = id
    }

    public var description: String { "\(source)/\(id)" }

    /// Every record that its text may name: a source may hold a slash, and an id, too.
    public var spellings: [RecordID] {
        let text = description
        return text.indices.filter { text[$0] == "/" }.map {
            RecordID(source: String(text[..<$0]), id: String(text[text.index(after: $0)...]))
        }
    }

    /// What whoever decides on it as a possible match a second time is told.
    public var decidedBefore: Bilingual {
        Bilingual(zh: "记录 `\(self)` 已有决定，不能再改", en: "`\(self)` was decided before, and a decision is not changed")
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.source == right.source ? left.id.precedes(right.id) : left.source.precedes(right.source)
    }
}

/// What a record says of the person: any of it may be absent.
public struct Holder: Hashable, Sendable {
    public var idNumber: CitizenNumber?
    public var name: String?
    public var surname: String?
    public var givenNames: String?
    public var birthDate: CalendarDay?
    public var sex: Sex?

    public init(
        idNumber: CitizenNumber? = nil, name: String? = nil, surname: String? = nil, givenNames: String? = nil,
        birthDate: CalendarDay? = nil, sex: Sex? = nil
    ) {
        self.idNumber = idNumber
        self.name = name
        self.surname = surname
        self.givenNames = givenNames
        self.birthDate = birthDate
        self.sex = sex
    }
}

/// What a record says of a document.
public struct DocumentDetails: Hashable, Sendable {
    public var document: DocumentKey
    public var rawNumber: String
    public var issuingState: CountryCode?
    public var issuedOn: CalendarDay?
    public var expiresOn: CalendarDay?
    public var authority: String?

    public init(
        document: DocumentKey, rawNumber: String? = nil, issuingState: CountryCode? = nil,
        issuedOn: CalendarDay? = nil, expiresOn: CalendarDay? = nil, authority: String? = nil
    ) {
        self.document = document
        self.rawNumber = rawNumber ?? document.number
        self.issuingState = issuingState
        self.issuedOn = issuedOn
        self.expiresOn = expiresOn
        self.authority = authority
    }
}

/// One record of a border feed after its values were read: the content by which two deliveries are compared.
public struct FeedRecord: Hashable, Sendable {
    public var recordID: String
    public var body: Body

    public enum Body: Hashable, Sendable {
        case document(action: DocumentAction, on: CalendarDay, holder: Holder, details: DocumentDetails)
        case crossing(
            direction: Direction, at: Instant, port: String?, to: CountryCode?, from: CountryCode?, holder: Holder?,
            details: DocumentDetails)
        case holdings(on: CalendarDay, holder: Holder, documents: [DocumentDetails])
        case filing(action: FilingAnswer, on: CalendarDay, holder: Holder)
        case withdrawal(of: String, reason: String?)
    }

    public enum DocumentAction: String, Hashable, Sendable, CaseIterable, Codable {
        case issued, renewed, lost, found, cancelled
    }
    public enum Direction: String, Hashable, Sendable, CaseIterable, Codable {
        case exit, entry

        public var title: Bilingual {
            self == .exit ? .init(zh: "出境", en: "exit") : .init(zh: "入境", en: "entry")
        }
    }
    public enum FilingAnswer: String, Hashable, Sendable, CaseIterable { case confirmed, removed }

    public init(recordID: String, body: Body) {
        self.recordID = recordID
        self.body = body
    }

    /// Who it is about; nil for a withdrawal and for a crossing without a holder.
    public var holder: Holder? {
        switch body {
        case .document(_, _, let holder, _), .holdings(_, let holder, _), .filing(_, _, let holder): holder
        case .crossing(_, _, _, _, _, let holder, _): holder
        case .withdrawal: nil
        }
    }

    /// The documents that it names, in the order of the record.
    public var documents: [DocumentDetails] {
        switch body {
        case .document(_, _, _, let details), .crossing(_, _, _, _, _, _, let details): [details]
        case .holdings(_, _, let documents): documents
        case .filing, .withdrawal: []
        }
    }
}

/// What the root of a feed says of the whole file.
public struct FeedHeader: Hashable, Sendable {
    public var source: String
    public var sequence: Int64
    public var generatedAt: Instant
    public var coversFrom: CalendarDay
    public var coversTo: CalendarDay
    public var letter: String?
    public var purpose: String?

    public init(
        source: String, sequence: Int64, generatedAt: Instant, coversFrom: CalendarDay, coversTo: CalendarDay,
        letter: String? = nil, purpose: String? = nil
    ) {
        self.source = source
        self.sequence = sequence
        self.generatedAt = generatedAt
        self.coversFrom = coversFrom
        self.coversTo = coversTo
        self.letter = letter
        self.purpose = purpose
    }
}
