/// The registry's tables in the order in which they load: what others point at comes first.
public enum RegistryTable: String, Hashable, Sendable, CaseIterable {
    case units, persons, approvers, filings, relatives, documents, approvals, custody, restrictions

    /// The table that a file holds, by its name: `persons.csv`, with or without folders before it. Nil for other names.
    public init?(fileName: String) {
        let name = fileName.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last ?? []
        guard let table = Self.allCases.first(where: { $0.fileName.utf8.elementsEqual(name) }) else { return nil }
        self = table
    }

    /// `persons.csv`
    public var fileName: String { rawValue + ".csv" }

    var definition: any Table.Type {
        switch self {
        case .units: UnitsTable.self
        case .persons: PersonsTable.self
        case .approvers: ApproversTable.self
        case .filings: FilingsTable.self
        case .relatives: RelativesTable.self
        case .documents: DocumentsTable.self
        case .approvals: ApprovalsTable.self
        case .custody: CustodyTable.self
        case .restrictions: RestrictionsTable.self
        }
    }
}
