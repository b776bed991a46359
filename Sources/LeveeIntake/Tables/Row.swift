import LeveeCore

/// One row's values, read one after the other in the order of the table's columns.
///
/// Reading a value checks it; what is wrong is thrown with line, column and value. The column's name is said again at
/// each reading, for the reader of the code and for a check in debug builds.
struct Row {
    let columns: [Column]
    /// The policy's categories.
    let categories: Set<String>
    /// Line on which the row starts.
    private(set) var line = 0
    private(set) var doubts: [RowDoubt] = []
    /// One for each column; empty where the table lacks the column.
    private var values: [String]
    private var place = 0

    init(columns: [Column], categories: Set<String>) {
        self.columns = columns
        self.categories = categories
        values = Array(repeating: "", count: columns.count)
    }

    /// Takes the fields of another row.
    /// - Parameter fields: for each column the place of its field; nil where the table lacks the column.
    mutating func fill(from csv: CSVReader, _ fields: [Int?]) {
        line = csv.rowLine
        doubts.removeAll()
        place = 0
        for (column, field) in fields.enumerated() {
            if let field { values[column] = csv.text(field) }
        }
    }

    /// The next column's value, which must be there.
    mutating func required<Value>(
        _ column: String, _ parse: (String) throws(Refusal) -> Value
    ) throws(RowProblem) -> Value {
        let value = take(column)
        guard !Self.isBlank(value) else { throw problem(column, Refusal(.missing, value)) }
        do { return try parse(value) } catch { throw problem(column, error) }
    }

    /// The next column's value; nil where it is empty or blank.
    mutating func optional<Value>(
        _ column: String, _ parse: (String) throws(Refusal) -> Value
    ) throws(RowProblem) -> Value? {
        let value = take(column)
        guard !Self.isBlank(value) else { return nil }
        do { return try parse(value) } catch { throw problem(column, error) }
    }

    /// Notes a doubt about a value of this row.
    mutating func doubt(_ reason: RowDoubt.Reason, _ column: String, _ value: some CustomStringConvertible) {
        doubts.append(RowDoubt(reason, column: column, value: value.description))
    }

    /// Notes a doubt where the last day is before the first one.
    mutating func doubt(_ column: String, _ last: CalendarDay?, before first: CalendarDay?) {
        if let first, let last, last < first { doubt(.endsBeforeItBegins, column, last) }
    }

    /// Notes a doubt where the number misses the pattern of its type.
    mutating func doubtPattern(_ column: String, _ document: DocumentKey, written raw: String) {
        if document.type.matchesPattern(document.number) == false { doubt(.numberPattern, column, raw) }
    }

    func problem(_ column: String, _ refusal: Refusal) -> RowProblem {
        RowProblem(
            line: line, column: column, value: refusal.input, reason: .value(refusal.reason),
            explanation: refusal.explanation)
    }

    private mutating func take(_ column: String) -> String {
        assert(columns[place].name == column)
        defer { place += 1 }
        return values[place]
    }

    private static func isBlank(_ value: String) -> Bool {
        guard let first = value.utf8.first else { return true }
        return (first <= 0x20 || first >= 0x7F) && Text.isBlank(value)
    }
}
