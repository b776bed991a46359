/// What an application is held against beside the applicant's own dossier: who may decide, and who else is away or late.
public struct Surroundings: Sendable, Codable {
    /// Every unit, so that authority over a unit reaches what lies under it.
    public var units: [Unit]
    public var approvers: [Approver]
    /// Dossiers of the other principal leaders of the applicant's own unit.
    public var otherPrincipals: [Dossier]
    /// Dossiers of those of the applicant's own unit, himself included, who have a booklet out.
    public var borrowers: [Dossier]
    /// The document that the application names, whoever's it is; nil where nobody knows it.
    public var namedDocument: DocumentRecord?
    /// The applicant's serious and critical findings that a reviewer dismissed or closed; nil where there is none.
    public var settled: [SettledFinding]?

    public init(
        units: [Unit] = [], approvers: [Approver] = [], otherPrincipals: [Dossier] = [], borrowers: [Dossier] = [],
        namedDocument: DocumentRecord? = nil, settled: [SettledFinding]? = nil
    ) {
        self.units = units
        self.approvers = approvers
        self.otherPrincipals = otherPrincipals
        self.borrowers = borrowers
        self.namedDocument = namedDocument
        self.settled = settled
    }

    /// Whether a unit is the other one or lies above it.
    public func unit(_ above: String, reaches below: String) -> Bool { units.unit(above, reaches: below) }
}
