import Foundation
import LeveeCore
import LeveeIntake
import LeveeSQLite

/// Loads one table file and says what became of every row.
struct TableLoading {
    enum Result { case whole, someRejected, refused }

    /// Doubts of a file that are shown where not all are asked for.
    static let doubtsShown = 20

    /// Puts the rows of the file of this name in.
    let load: (_ name: String, @escaping (RowSink) throws -> Void) throws -> LoadTotals
    let table: RegistryTable
    let path: String
    let categories: Set<String>
    let terminal: Terminal
    /// Whether every doubt is shown. Rejected rows always are.
    let showsAllDoubts: Bool

    func run() throws -> Result {
        let bar = ProgressBar(terminal, total: nil, unit: Bilingual(zh: "行", en: "rows"))
        var doubts = 0
        do {
            let reader = TableReader(table: table, path: path, categories: categories)
            var summary: TableSummary?
            let totals = try load(table.fileName) { sink in
                var rows = 0
                defer { bar.finish() }
                summary = try reader.read { share in
                    bar.reached(rows, share: share)
                } _: { item in
                    rows += 1
                    switch item {
                    case .rejected(let problem):
                        sink.countRejected()
                        complain(problem.message(file: path))
                    case .row(let line, let row, let found):
                        for doubt in found {
                            doubts += 1
                            if showsAllDoubts || doubts <= Self.doubtsShown { complain(doubt.note(line)) }
                        }
                        if case .rejected(let refusal) = try sink.put(row) { complain(refusal.note(line, row)) }
                    }
                }
            }
            if let summary { show(summary, totals, doubts) }
            OperatorLog.note(
                "load", [("table", table.rawValue), ("read", "\(totals.read)"), ("rejected", "\(totals.rejected)")])
            return totals.rejected > 0 ? .someRejected : .whole
        } catch let refusal as TableRefusal {
            complain(refusal.message)
            return .refused
        }
    }

    private func complain(_ text: Bilingual) { Terminal.complain(text[terminal.language]) }

    private func complain(_ note: RowNote) { complain(note.message(file: path)) }

    private func show(_ summary: TableSummary, _ totals: LoadTotals, _ doubts: Int) {
        let hidden = showsAllDoubts ? 0 : doubts - Self.doubtsShown
        if hidden > 0 {
            complain(
                Bilingual(
                    zh: "\(Text.visible(path))：另有 \(hidden) 处存疑，用 --all-doubts 全部列出",
                    en: "\(Text.visible(path)): \(hidden) more in doubt; `--all-doubts` lists them"))
        }
        // A terminal has eighty columns: what nearly every file has is not told.
        let encoding = summary.encoding == .utf8 ? "" : summary.encoding.rawValue
        let head = DisplayWidth.padded(table.fileName, to: 16) + "  \(summary.rowsRead) "
        terminal.say(
            Bilingual(
                zh:
                    "\(head)行：新增 \(totals.new)，更新 \(totals.updated)，未变 \(totals.unchanged)，"
                    + "拒绝 \(totals.rejected)" + (doubts > 0 ? "，存疑 \(doubts)" : "")
                    + (encoding.isEmpty ? "" : "（\(encoding)）"),
                en:
                    "\(head)\(summary.rowsRead == 1 ? "row" : "rows"): \(totals.new) new, \(totals.updated) updated, "
                    + "\(totals.unchanged) unchanged, \(totals.rejected) rejected"
                    + (doubts > 0 ? ", \(doubts) doubtful" : "") + (encoding.isEmpty ? "" : " (\(encoding))")))
    }
}

/// What is said of one value of a row that could be read: line, column, value, what is wrong, the remedy.
private struct RowNote {
    var line: Int
    var column: String
    var value: String?
    var isDoubt: Bool
    var explanation: Bilingual

    func message(file: String) -> Bilingual {
        let file = Text.visible(file)
        let value = value.map { Text.visible($0) }
        return Bilingual(
            zh: "\(file) 第\(line)行，列 `\(column)`" + (value.map { "，值 `\($0)`" } ?? "") + (isDoubt ? "，存疑：" : "：")
                + explanation.zh,
            en: "\(file) line \(line), column `\(column)`" + (value.map { ", value `\($0)`" } ?? "")
                + (isDoubt ? ", a doubt: " : ": ") + explanation.en)
    }
}

extension RowDoubt {
    fileprivate func note(_ line: Int) -> RowNote {
        RowNote(line: line, column: column, value: value, isDoubt: true, explanation: explanation)
    }
}

extension RowRefusal {
    fileprivate func note(_ line: Int, _ row: RegistryRow) -> RowNote {
        RowNote(line: line, column: column, value: row.value(of: self), isDoubt: false, explanation: explanation)
    }
}

extension RegistryRow {
    /// The value of the column that a refusal blames.
    fileprivate func value(of refusal: RowRefusal) -> String? {
        if refusal.reason == .corrected { return number }
        return switch self {
        case .person(let person): refusal.reason == .idNumberTaken ? person.idNumber.text : person.ref
        case .filing(let filing): filing.ref
        case .relative(let relative): relative.ref
        case .document(let declaration): declaration.ref
        case .approval(let approval): approval.ref
        case .restriction(let restriction): restriction.ref
        case .unit, .approver, .custody: nil
        }
    }

    /// What the table files call the entry's number.
    private var number: String? {
        switch self {
        case .document(let declaration): declaration.document.number
        case .custody(let event): event.document.number
        case .approval(let approval): approval.number
        default: nil
        }
    }
}
