import LeveeCore

/// `filings.csv`: the acts of registration with the exit-entry authority.
enum FilingsTable: Table {
    static let columns: [Column] = [
        .required("ref"), .required("on"), .required("action"), .required("unit"), .required("post"),
    ]

    static func record(from row: inout Row) throws(RowProblem) -> RegistryRow {
        .filing(
            Filing(
                ref: try row.identifier("ref"), on: try row.day("on"), action: try row.choice("action"),
                unit: try row.identifier("unit"), post: try row.freeText("post")))
    }
}
