/// What a person declared to the department about a document of his (table `documents`).
public struct Declaration: Hashable, Sendable, Codable {
    public var document: DocumentKey
    /// The number as it was written.
    public var rawNumber: String
    public var ref: String
    public var issuingState: CountryCode
    public var issuedOn: CalendarDay
    public var expiresOn: CalendarDay
    public var authority: String?
    public var declaredOn: CalendarDay

    public init(
        document: DocumentKey, rawNumber: String? = nil, ref: String, issuingState: CountryCode,
        issuedOn: CalendarDay, expiresOn: CalendarDay, authority: String? = nil, declaredOn: CalendarDay
    ) {
        self.document = document
        self.rawNumber = rawNumber ?? document.number
        self.ref = ref
        self.issuingState = issuingState
        self.issuedOn = issuedOn
        self.expiresOn = expiresOn
        self.authority = authority
        self.declaredOn = declaredOn
    }

    public var evidence: String { "declaration:\(document)" }
}
