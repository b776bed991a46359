/// A table for a terminal: columns align by display width, so Han characters and Latin letters line up.
struct TextTable {
    struct Column {
        var title: String
        var isNumber = false
        /// Longest content shown; longer ones are cut.
        var limit = 40
    }

    var columns: [Column]
    private(set) var rows: [[String]] = []

    init(_ columns: [Column]) { self.columns = columns }

    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// The lines of the table: titles, a rule, the rows. Two spaces stand between columns.
    func lines() -> [String] {
        let cut = rows.map { row in
            row.enumerated().map { DisplayWidth.cut($0.element, to: columns[$0.offset].limit) }
        }
        let widths = columns.indices.map { index in
            ([columns[index].title] + cut.map { $0[index] }).map { DisplayWidth.of($0) }.max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            let padded = cells.enumerated().map { index, cell in
                let space = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(cell)))
                return columns[index].isNumber ? space + cell : cell + space
            }
            return trimmedEnd(padded.joined(separator: "  "))
        }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        return [line(columns.map(\.title)), rule] + cut.map(line)
    }

    private func trimmedEnd(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }
}
