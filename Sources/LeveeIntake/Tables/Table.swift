import LeveeCore

/// What one registry table looks like: its columns, and the record that a row makes.
protocol Table {
    static var columns: [Column] { get }

    /// The record of a row. Reads the columns in their order, so that the first bad one is reported.
    static func record(from row: inout Row) throws(RowProblem) -> RegistryRow
}

/// A column of a table: one that the header must have, or one that it may have.
struct Column: Hashable {
    var name: String
    var isOptional: Bool

    static func required(_ name: String) -> Column { Column(name: name, isOptional: false) }
    static func optional(_ name: String) -> Column { Column(name: name, isOptional: true) }
}
