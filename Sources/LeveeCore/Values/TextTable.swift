/// A table for a terminal: columns align by display width, so Han characters and Latin letters line up. A table that is too
/// wide has its widest columns narrowed, and their cells run over several lines.
public struct TextTable {
    public struct Column {
        public var title: String
        public var isNumber: Bool
        /// Longest content shown; longer ones are cut.
        public var limit: Int

        public init(title: String, isNumber: Bool = false, limit: Int = .max) {
            self.title = title
            self.isNumber = isNumber
            self.limit = limit
        }
    }

    public var columns: [Column]
    public private(set) var rows: [[String]] = []

    public init(_ columns: [Column]) { self.columns = columns }

    public mutating func add(_ cells: [String]) { rows.append(cells) }

    /// The lines of the table: titles, a rule, the rows. Two spaces stand between columns.
    /// - Parameter unbroken: names and numbers that stay in one piece where a cell can hold them.
    public func lines(to width: Int = 80, unbroken: [String] = []) -> [String] {
        let cut = rows.map { row in
            row.enumerated().map { DisplayWidth.cut($0.element, to: columns[$0.offset].limit) }
        }
        let widths = widths(of: cut, within: width)
        func lines(_ cells: [String]) -> [String] {
            let wrapped = cells.enumerated().map {
                DisplayWidth.wrapped($0.element, to: widths[$0.offset], unbroken: unbroken)
            }
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

    /// Columns that the narrowest form of a table takes.
    public static func leastWidth(columns: Int) -> Int { columns * floor + 2 * max(0, columns - 1) }

    /// Two Han characters: nothing can be read in less.
    private static let floor = 4

    /// The widths that the contents want; where they are too many, those of the widest columns are cut down, below their
    /// titles only where nothing else helps.
    private func widths(of cells: [[String]], within width: Int) -> [Int] {
        let titles = columns.map { DisplayWidth.of($0.title) }
        var widths = columns.indices.map { index in
            cells.map { DisplayWidth.of($0[index]) }.reduce(titles[index], max)
        }
        var excess = widths.reduce(0, +) + 2 * max(0, widths.count - 1) - width
        for floors in [titles.map { max($0, 10) }, titles.map { _ in Self.floor }] {
            while excess > 0 {
                let narrowable = widths.indices.filter { widths[$0] > floors[$0] }
                guard let widest = narrowable.max(by: { widths[$0] < widths[$1] }) else { break }
                widths[widest] -= 1
                excess -= 1
            }
        }
        return widths
    }
}
