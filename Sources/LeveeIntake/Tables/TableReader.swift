public import LeveeCore

/// One row of a table: a record, or the reason why it is none.
public enum TableItem: Hashable, Sendable {
    case row(line: Int, RegistryRow, doubts: [RowDoubt])
    case rejected(RowProblem)
}

/// What was read, after the last row.
public struct TableSummary: Hashable, Sendable {
    public var encoding: TextEncoding
    /// Rows below the header, good and rejected; blank lines are none.
    public var rowsRead: Int
}

/// Reads one registry table as a stream: never more than a row and a chunk of the file in memory.
public struct TableReader: Sendable {
    let table: RegistryTable
    let path: String
    let categories: Set<String>
    /// Bytes that are read at once.
    var chunkSize = 1 << 18

    /// - Parameter categories: the policy's categories, one of which every person has.
    public init(table: RegistryTable, path: String, categories: Set<String>) {
        self.table = table
        self.path = path
        self.categories = categories
    }

    /// Hands every row over in the order of the file, good and rejected. One bad row never stops the file.
    /// - Parameter progress: is told after each row how much of the file is read, from 0 to 1.
    /// - Throws: ``TableRefusal`` before the first row where the file as a whole is bad; a failure of the disk can throw it
    ///   later. Whatever the body throws.
    public func read(
        progress: (Double) -> Void = { _ in }, _ body: (TableItem) throws -> Void
    ) throws -> TableSummary {
        let file = try FileBytes(path, chunkSize: chunkSize)
        let encoding = try TextEncoding.detect(file)
        var csv = try CSVReader(DecodedBytes(file, encoding))
        let definition = table.definition
        let header = try TableHeader(of: definition.columns, from: &csv, file)
        var row = Row(columns: definition.columns, categories: categories)
        var summary = TableSummary(encoding: encoding, rowsRead: 0)
        while let item = try csv.next() {
            summary.rowsRead += 1
            progress(file.share)
            if let problem = Self.problem(item, csv, header) {
                try body(.rejected(problem))
                continue
            }
            row.fill(from: csv, header.places)
            let result: TableItem
            do {
                let record = try definition.record(from: &row)
                result = .row(line: row.line, record, doubts: row.doubts)
            } catch { result = .rejected(error) }
            try body(result)
        }
        return summary
    }

    /// What is wrong with the row before its values are looked at.
    private static func problem(_ item: CSVReader.Item, _ csv: CSVReader, _ header: TableHeader) -> RowProblem? {
        let expected = header.names.count
        let count = csv.fieldCount
        func problem(
            _ reason: RowProblem.Reason, _ field: Int, _ value: String?, _ explanation: Bilingual
        ) -> RowProblem {
            RowProblem(
                line: csv.rowLine, column: field < expected ? header.names[field] : nil, value: value, reason: reason,
                explanation: explanation)
        }
        if case .fault(let fault) = item {
            return problem(.syntax(fault.kind), fault.field, fault.text, fault.explanation)
        }
        if count < expected {
            return problem(
                .tooFewFields, count, nil,
                .init(
                    zh: "本行只有\(count)个字段，表头有\(expected)个，请补齐",
                    en: "the row has \(count) fields where the header has \(expected); complete it"))
        }
        guard count > expected else { return nil }
        return problem(
            .tooManyFields, expected, csv.text(expected),
            .init(
                zh: "本行有\(count)个字段，表头只有\(expected)个，含逗号的值请加引号",
                en: "the row has \(count) fields where the header has \(expected); quote values that hold a comma"))
    }
}
