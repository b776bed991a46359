import Glibc
import LeveeCore

/// Reads the units of a spreadsheet: blocks of rows, one block a person, whose first two cells are merged and so stand only
/// in the first of their rows.
final class TableUnits: UnitSource {
    private let profile: FeedProfile
    private let table: FeedProfile.Table
    private let limits: FeedLimits
    private let file: FileBytes
    private let progress: (Double) -> Void
    private var csv: CSVReader
    private var width = 0
    private var block: TableBlock?
    private var isOver = false
    private var unknownPaths: UnknownPaths
    let preamble = SourceUnit()
    private(set) var rootLine = 1

    var unknown: [String: Int] { unknownPaths.counts }

    /// - Throws: ``FeedRefusal`` `unreadable`, `tooLarge`, `notUTF8` or `wrongTable`.
    init(
        descriptor: Int32, profile: FeedProfile, table: FeedProfile.Table, limits: FeedLimits,
        progress: @escaping (Double) -> Void
    ) throws(FeedRefusal) {
        self.profile = profile
        self.table = table
        self.limits = limits
        self.progress = progress
        unknownPaths = UnknownPaths(limit: limits.unknownNames)
        do { file = try FileBytes(descriptor: descriptor, "") } catch { throw FeedRefusal(.unreadable, error) }
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_size > limits.fileBytes { throw FeedRefusal(.tooLarge) }
        let encoding: TextEncoding
        do { encoding = try TextEncoding.detect(file) } catch { throw FeedRefusal(.notUTF8, error) }
        do { csv = try CSVReader(DecodedBytes(file, encoding)) } catch { throw FeedRefusal(.unreadable, error) }
        try readHeader()
    }

    private func readHeader() throws(FeedRefusal) {
        let cells = try nextRow() == .row ? (0..<csv.fieldCount).map { Self.cell($0, csv) } : []
        let least = table.header.count + (table.columns.values.map(\.count).max() ?? 0)
        guard cells.starts(with: table.header), cells.count >= least else {
            let names = table.header.joined(separator: ",")
            throw FeedRefusal(
                .wrongTable, line: csv.rowLine,
                detail: Bilingual(
                    zh: "首行应为表头：前两格为 `\(names)`，共至少 \(least) 格，请核对文件",
                    en:
                        "the first row must be the header: `\(names)` first, \(least) cells at least; check which file it is"
                ))
        }
        rootLine = csv.rowLine
        width = cells.count
    }

    func next() throws(FeedRefusal) -> [(unit: SourceUnit, index: Int)]? {
        guard !isOver else { return nil }
        while let item = try nextRow() {
            progress(file.share)
            var finished: TableBlock?
            switch item {
            case .fault:
                // Where this row's cells end, and so whose the rows below are, nobody knows.
                if block == nil { block = TableBlock(line: csv.rowLine, number: "") }
                block?.breakOff(csv.rowLine)
            case .row: finished = try take((0..<min(csv.fieldCount, width)).map { Self.cell($0, csv) })
            }
            if let block, block.bytes > limits.recordBytes { throw FeedRefusal(.recordTooLarge, line: csv.rowLine) }
            if let finished { return [(try unit(of: finished), 0)] }
        }
        isOver = true
        guard let last = block else { return nil }
        return [(try unit(of: last), 0)]
    }

    private func nextRow() throws(FeedRefusal) -> CSVReader.Item? {
        do { return try csv.next() } catch { throw FeedRefusal(.unreadable, error) }
    }

    private static func cell(_ place: Int, _ csv: CSVReader) -> String { csv.text(place).trimmedOfSpace }

    /// Takes a row in; the block that it ended.
    private func take(_ cells: [String]) throws(FeedRefusal) -> TableBlock? {
        guard cells.contains(where: { !$0.isEmpty }) else { return nil }
        let (number, label) = (cells.first ?? "", cells.dropFirst().first ?? "")
        var finished: TableBlock?
        let isNext = !number.isEmpty && number != block?.number
        if isNext || block == nil || (label == table.query && block?.label != table.query) {
            finished = block
            block = TableBlock(line: csv.rowLine, number: number)
        }
        if csv.fieldCount == width {
            block?.add(csv.rowLine, label, Array(cells.dropFirst(2)))
        } else {
            block?.broken.append((csv.rowLine, "row.wrongWidth"))
        }
        return finished
    }

    /// The block as an element of the profile's own vocabulary.
    private func unit(of block: TableBlock) throws(FeedRefusal) -> SourceUnit {
        var unit = SourceUnit()
        unit.broken = block.broken
        let place = profile.units[0].place
        let top = unit.open(place: place, parent: -1, line: block.line)
        for (number, row) in block.rows.enumerated() {
            guard let columns = table.columns[row.label] else {
                try note(profile.tree.path(of: place) + "/(other rows)", row.line)
                continue
            }
            // A row of titles inside a block says nothing.
            if row.cells.starts(with: columns) { continue }
            // A block of two rows at most means no document: its second row is a remark, unless it names a document.
            let column = columns.firstIndex(of: table.documentNumber)
            let hasNumber = column.map { $0 < row.cells.count && !row.cells[$0].isEmpty } ?? false
            if number > 0, block.rows.count + block.broken.count <= 2, !hasNumber { continue }
            try add(row, columns, to: &unit, under: (top, place))
        }
        return unit
    }

    private func add(
        _ row: TableBlock.Row, _ columns: [String], to unit: inout SourceUnit, under parent: (node: Int, place: Int)
    ) throws(FeedRefusal) {
        let meaning = profile.tree.element(step(row.label), under: parent.place)
        guard case .place(let place) = meaning else {
            if meaning == .unknown { try note(profile.tree.path(of: parent.place) + "/" + row.label, row.line) }
            return
        }
        let node = unit.open(place: place, parent: parent.node, line: row.line)
        for (index, text) in row.cells.enumerated() where !text.isEmpty {
            let path = profile.tree.path(of: place)
            guard index < columns.count else {
                try note(path + "/(other cells)", row.line)
                continue
            }
            switch profile.tree.element(step(columns[index]), under: place) {
            case .ignored: break
            case .unknown: try note(path + "/" + columns[index], row.line)
            case .place(let own):
                let cell = unit.open(place: own, parent: node, line: row.line)
                unit.add(text, to: cell)
            }
        }
    }

    private func step(_ name: String) -> ProfilePath.Step { ProfilePath.Step(space: profile.root.space, name: name) }

    private func note(_ path: String, _ line: Int) throws(FeedRefusal) {
        guard unknownPaths.note(path) else { throw FeedRefusal(.tooManyNames, line: line) }
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmedOfSpace: String {
        var text = self[...].unicodeScalars
        while let first = text.first, first.properties.isWhitespace { text.removeFirst() }
        while let last = text.last, last.properties.isWhitespace { text.removeLast() }
        return String(text)
    }
}

extension FeedRefusal {
    /// A table's refusal, with its own words.
    fileprivate init(_ code: Code, _ refusal: TableRefusal) {
        self.init(code, line: refusal.line, detail: refusal.explanation)
    }
}
