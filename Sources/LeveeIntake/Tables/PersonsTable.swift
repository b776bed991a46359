import LeveeCore

/// `persons.csv`: the roster.
enum PersonsTable: Table {
    static let columns: [Column] = [
        .required("ref"), .required("id_number"), .required("name"), .optional("surname_latin"),
        .optional("given_latin"), .required("sex"), .required("birth_date"), .required("unit"), .required("post"),
        .optional("rank"), .required("category"), .required("covered_since"), .required("status"),
        .required("status_since"), .optional("restricted_post"), .optional("principal"), .optional("clearance"),
        .optional("clearance_ends"),
    ]

    static func record(from row: inout Row) throws(RowProblem) -> RegistryRow {
        let ref = try row.identifier("ref")
        let number = try row.required("id_number") { text throws(Refusal) in try CitizenNumber(text) }
        let name = try row.name("name")
        let surname = try row.optionalName("surname_latin")
        let given = try row.optionalName("given_latin")
        let sex = try row.choice("sex", of: Sex.self)
        if sex != number.sex { row.doubt(.sexDiffers, "sex", sex.rawValue) }
        let born = try row.day("birth_date")
        if born != number.birthDate { row.doubt(.birthDateDiffers, "birth_date", born) }
        let unit = try row.identifier("unit")
        let post = try row.freeText("post")
        let rank = try row.optionalChoice("rank", of: Rank.self)
        let category = try category(&row)
        return .person(
            Person(
                ref: ref, idNumber: number, name: name, surnameLatin: surname, givenLatin: given, sex: sex,
                birthDate: born, unit: unit, post: post, rank: rank, category: category,
                coveredSince: try row.day("covered_since"), status: try row.choice("status"),
                statusSince: try row.day("status_since"), restrictedPost: try row.flag("restricted_post"),
                isPrincipal: try row.flag("principal"),
                clearance: try row.optionalChoice("clearance") ?? Person.Clearance.none,
                clearanceEnds: try row.optionalDay("clearance_ends")))
    }

    private static func category(_ row: inout Row) throws(RowProblem) -> String {
        let known = row.categories
        let category = try row.required("category") { $0 }
        guard known.contains(category) else {
            let words = known.sorted { $0.precedes($1) }.map { "`\($0)`" }
            throw RowProblem(
                line: row.line, column: "category", value: category, reason: .unknownCategory,
                explanation: .init(
                    zh: "不是制度所列的类别，应为 " + words.joined(separator: "、"),
                    en: "is none of the policy's categories; use " + words.joined(separator: ", ")))
        }
        return category
    }
}
