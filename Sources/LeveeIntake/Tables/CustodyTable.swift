import LeveeCore

/// `custody.csv`: the ledger of the safe.
enum CustodyTable: Table {
    static let columns: [Column] = [
        .required("type"), .required("number"), .required("at"), .required("event"), .optional("place"),
        .optional("slot"), .optional("approval"), .required("officer"), .optional("note"),
    ]

    static func record(from row: inout Row) throws(RowProblem) -> RegistryRow {
        .custody(
            CustodyEvent(
                document: try row.document().key,
                at: try row.required("at") { text throws(Refusal) in try Instant(text) },
                event: try row.choice("event"), place: try row.optionalFreeText("place"),
                slot: try row.optionalIdentifier("slot"), approval: try row.optionalIdentifier("approval"),
                officer: try row.name("officer"), note: try row.optionalFreeText("note")))
    }
}
