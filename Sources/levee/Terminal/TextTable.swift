/// A table for a terminal: columns align by display width, so Han characters and Latin letters line up. A table that is too
/// wide has its widest columns narrowed, and their cells run over several lines.
struct TextTable {
    struct Column {
        var title: String
        var isNumber = false
        /// Longest content shown; longer ones are cut.
        var limit = Int.max
    }

    var columns: [Column]
    private(set) var rows: [[String]] = []

    init(_ columns: [Column]) { self.columns = columns }

    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// The lines of the table: titles, a rule, the rows. Two spaces stand between columns.
    func lines(to width: Int = 80) -> [String] {
        let cut = rows.map { row in
            row.enumerated().map { DisplayWidth.cut($0.element, to: columns[$0.offset].limit) }
        }
        let widths = widths(of: cut, within: width)
        func lines(_ cells: [String]) -> [String] {
            let wrapped = cells.enumerated().map { DisplayWidth.wrapped($0.element, to: widths[$0.offset]) }
            return (0..<(wrapped.map(\.count).max() ?? 0)).map { line in
                let padded = wrapped.enumerated().map { index, texts in
                    let text = line < texts.count ? texts[line] : ""
                    let space = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(text)))
                    return columns[index].isNumber ? space + text : text + space
                }
                return DisplayWidth.trimmedEnd(padded.joined(separator: "  "))
            }
        }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        return lines(columns.map(\.title)) + [rule] + cut.flatMap(lines)
    }

    /// The widths that the contents want; where they are too many, those of the widest columns are cut down, never below
    /// their titles.
    private func widths(of cells: [[String]], within width: Int) -> [Int] {
        let titles = columns.map { DisplayWidth.of($0.title) }
        var widths = columns.indices.map { index in
            cells.map { DisplayWidth.of($0[index]) }.reduce(titles[index], max)
        }
        var excess = widths.reduce(0, +) + 2 * max(0, widths.count - 1) - width
        while excess > 0 {
            let narrowable = widths.indices.filter { widths[$0] > max(titles[$0], 10) }
            guard let widest = narrowable.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }
}
