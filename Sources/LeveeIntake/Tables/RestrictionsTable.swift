import LeveeCore

/// `restrictions.csv`: the grounds for which a person may not leave, each with the law that it rests on.
enum RestrictionsTable: Table {
    static let columns: [Column] = [
        .required("reference"), .required("ref"), .required("kind"), .required("from"), .optional("until"),
        .required("authority"), .required("basis"),
    ]

    static func record(from row: inout Row) throws(RowProblem) -> RegistryRow {
        let reference = try row.identifier("reference")
        let ref = try row.identifier("ref")
        let kind = try row.choice("kind", of: Restriction.Kind.self)
        let from = try row.day("from")
        let until = try row.optionalDay("until")
        row.doubt("until", until, before: from)
        return .restriction(
            Restriction(
                reference: reference, ref: ref, kind: kind, from: from, until: until,
                authority: try row.freeText("authority"), basis: try row.freeText("basis")))
    }
}
