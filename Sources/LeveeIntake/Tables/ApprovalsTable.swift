import LeveeCore

/// `approvals.csv`: the decisions on applications.
enum ApprovalsTable: Table {
    static let columns: [Column] = [
        .required("approval_no"), .required("ref"), .required("kind"), .optional("extends"), .optional("purpose"),
        .optional("documents"), .optional("destinations"), .optional("depart_on"), .optional("return_on"),
        .required("decided_on"), .required("decision"), .required("approver"), .optional("reported_on"),
    ]

    static func record(from row: inout Row) throws(RowProblem) -> RegistryRow {
        let number = try row.identifier("approval_no")
        let ref = try row.identifier("ref")
        let kind = try row.choice("kind", of: Approval.Kind.self)
        let extends = kind == .extension ? try row.identifier("extends") : try row.optionalIdentifier("extends")
        // "A `travel` row needs purpose": the other kinds may leave it blank.
        let purpose: Approval.Purpose? =
            kind == .travel ? try row.choice("purpose", of: Approval.Purpose.self) : try row.optionalChoice("purpose")
        let documents = try row.list("documents") { text throws(Refusal) in (try DocumentKey(text), text) }
        for (document, raw) in documents { row.doubtPattern("documents", document, written: raw) }
        let destinations = try row.list("destinations") { text throws(Refusal) in try CountryCode(text) }
        let departOn = kind == .travel ? try row.day("depart_on") : try row.optionalDay("depart_on")
        let returnOn = kind == .issue ? try row.optionalDay("return_on") : try row.day("return_on")
        row.doubt("return_on", returnOn, before: departOn)
        return .approval(
            Approval(
                number: number, ref: ref, kind: kind, extends: extends, purpose: purpose,
                documents: documents.map(\.0), destinations: destinations, departOn: departOn, returnOn: returnOn,
                decidedOn: try row.day("decided_on"), decision: try row.choice("decision"),
                approver: try row.name("approver"), reportedOn: try row.optionalDay("reported_on")))
    }
}
