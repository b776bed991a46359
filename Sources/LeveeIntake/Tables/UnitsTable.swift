import LeveeCore

/// `units.csv`: the units of the organisation.
enum UnitsTable: Table {
    static let columns: [Column] = [.required("code"), .required("name"), .optional("parent"), .required("region")]

    static func record(from row: inout Row) throws(RowProblem) -> RegistryRow {
        let code = try row.identifier("code")
        let name = try row.name("name")
        let parent = try row.optionalIdentifier("parent")
        let region = try row.required("region", region)
        return .unit(Unit(code: code, name: name, parent: parent, region: region))
    }

    /// GB/T 2260: six digits, compared with no list, for old codes stay in use.
    private static func region(_ text: String) throws(Refusal) -> String {
        guard text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { throw Refusal(.notDigits, text) }
        guard text.utf8.count == 6 else { throw Refusal(.wrongLength, text) }
        return text
    }
}
