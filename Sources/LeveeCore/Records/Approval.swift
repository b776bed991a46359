/// A decision on an application: leave to travel, consent to apply for a document, an extension, or a loan.
public struct Approval: Hashable, Sendable, Codable {
    public var number: String
    public var ref: String
    public var kind: Kind
    /// The approval that an extension extends.
    public var extends: String?
    public var purpose: Purpose?
    /// The documents it is given for; empty means any.
    public var documents: [DocumentKey]
    /// Where it lets him go; empty means not stated.
    public var destinations: [CountryCode]
    public var departOn: CalendarDay?
    public var returnOn: CalendarDay?
    public var decidedOn: CalendarDay
    public var decision: Decision
    public var approver: String
    /// Day on which the return slip (回执单) came in.
    public var reportedOn: CalendarDay?

    public enum Kind: String, Hashable, Sendable, CaseIterable, Codable { case travel, issue, `extension`, lend }
    public enum Purpose: String, Hashable, Sendable, CaseIterable, Codable { case `private`, official }
    public enum Decision: String, Hashable, Sendable, CaseIterable, Codable { case approved, refused, withdrawn }

    public init(
        number: String, ref: String, kind: Kind, extends: String? = nil, purpose: Purpose? = nil,
        documents: [DocumentKey] = [], destinations: [CountryCode] = [], departOn: CalendarDay? = nil,
        returnOn: CalendarDay? = nil, decidedOn: CalendarDay, decision: Decision = .approved, approver: String,
        reportedOn: CalendarDay? = nil
    ) {
        self.number = number
        self.ref = ref
        self.kind = kind
        self.extends = extends
        self.purpose = purpose
        self.documents = documents
        self.destinations = destinations
        self.departOn = departOn
        self.returnOn = returnOn
        self.decidedOn = decidedOn
        self.decision = decision
        self.approver = approver
        self.reportedOn = reportedOn
    }

    public var evidence: String { "approval:\(number)" }
}
