import LeveeCore

/// `approvers.csv`: who may decide, up to which rank, for which unit and what lies under it.
enum ApproversTable: Table {
    static let columns: [Column] = [
        .required("user"), .required("up_to_rank"), .required("unit"), .required("from"), .optional("until"),
    ]

    static func record(from row: inout Row) throws(RowProblem) -> RegistryRow {
        let user = try row.identifier("user")
        let rank = try row.choice("up_to_rank", of: Rank.self)
        let unit = try row.identifier("unit")
        let from = try row.day("from")
        let until = try row.optionalDay("until")
        row.doubt("until", until, before: from)
        return .approver(Approver(user: user, upToRank: rank, unit: unit, from: from, until: until))
    }
}
