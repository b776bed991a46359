import LeveeCore

/// `relatives.csv`: family members and where they live.
enum RelativesTable: Table {
    static let columns: [Column] = [
        .required("ref"), .required("relation"), .required("name"), .required("country"), .required("status"),
        .required("since"), .optional("reported_on"),
    ]

    static func record(from row: inout Row) throws(RowProblem) -> RegistryRow {
        .relative(
            Relative(
                ref: try row.identifier("ref"), relation: try row.choice("relation"), name: try row.name("name"),
                country: try row.country("country"), status: try row.choice("status"), since: try row.day("since"),
                reportedOn: try row.optionalDay("reported_on")))
    }
}
