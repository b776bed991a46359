/// The rows of one person.
struct TableBlock {
    struct Row {
        var line: Int
        var label: String
        /// From the third cell on.
        var cells: [String]
    }

    var line: Int
    var number: String
    private(set) var label = ""
    private(set) var rows: [Row] = []
    var broken: [(line: Int, reason: String)] = []
    private(set) var bytes = 0
    private var isBrokenOff = false

    init(line: Int, number: String) {
        self.line = line
        self.number = number
    }

    /// - Parameter label: empty where its cell is merged with the one above.
    mutating func add(_ line: Int, _ label: String, _ cells: [String]) {
        if !label.isEmpty { self.label = label }
        bytes += cells.reduce(200) { $0 + $1.utf8.count + 16 }
        if isBrokenOff {
            broken.append((line, "row.behindBroken"))
        } else {
            rows.append(Row(line: line, label: self.label, cells: cells))
        }
    }

    /// Notes a row that is no CSV: what is below it, up to the next block, may be somebody else's.
    mutating func breakOff(_ line: Int) {
        broken.append((line, "row.notCSV"))
        bytes += 100
        isBrokenOff = true
    }
}
