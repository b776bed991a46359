import Foundation
import LeveeCore
import LeveeIntake
import LeveeSQLite

/// Loads one table file and says what became of every row.
struct TableLoading {
    enum Result { case whole, someRejected, refused }

    let store: Store
    let table: RegistryTable
    let path: String
    let categories: Set<String>
    let terminal: Terminal
    let actor: String
    let isDryRun: Bool

    func run() throws -> Result {
        let bar = ProgressBar(terminal, total: nil, unit: Bilingual(zh: "行", en: "rows"))
        var doubts = 0
        do {
            let reader = TableReader(table: table, path: path, categories: categories)
            var summary: TableSummary?
            let totals = try store.load(source: table.fileName, actor: actor, at: .now, dryRun: isDryRun) { sink in
                var rows = 0
                defer { bar.finish() }
                summary = try reader.read { item in
                    rows += 1
                    bar.reached(rows)
                    switch item {
                    case .rejected(let problem):
                        sink.countRejected()
                        complain(problem.message(file: path))
                    case .row(let line, let row, let found):
                        doubts += found.count
                        for doubt in found { complain(doubt, line) }
                        if case .rejected(let refusal) = try sink.put(row) {
                            complain(refusal, line)
                        }
                    }
                }
            }
            if let summary { show(summary, totals, doubts) }
            return totals.rejected > 0 ? .someRejected : .whole
        } catch let refusal as TableRefusal {
            complain(refusal.message)
            return .refused
        }
    }

    private func complain(_ text: Bilingual) { Terminal.complain(text[terminal.language]) }

    private func complain(_ refusal: RowRefusal, _ line: Int) {
        complain(
            Bilingual(
                zh: "\(path) 第\(line)行，列 `\(refusal.column)`：\(refusal.explanation.zh)",
                en: "\(path) line \(line), column `\(refusal.column)`: \(refusal.explanation.en)"))
    }

    private func complain(_ doubt: RowDoubt, _ line: Int) {
        complain(
            Bilingual(
                zh: "\(path) 第\(line)行，列 `\(doubt.column)`，存疑：\(doubt.explanation.zh)",
                en: "\(path) line \(line), column `\(doubt.column)`, a doubt: \(doubt.explanation.en)"))
    }

    private func show(_ summary: TableSummary, _ totals: LoadTotals, _ doubts: Int) {
        let name = DisplayWidth.padded(table.fileName, to: 18)
        let (zh, en) = ("\(summary.rowsRead) 行", "\(summary.rowsRead) rows")
        terminal.say(
            Bilingual(
                zh:
                    "\(name)\(summary.encoding.rawValue)  \(zh)：新增 \(totals.new)，更新 \(totals.updated)，未变 \(totals.unchanged)，"
                    + "拒绝 \(totals.rejected)" + (doubts > 0 ? "，存疑 \(doubts)" : "") + (isDryRun ? "（试运行，未写入）" : ""),
                en: "\(name)\(summary.encoding.rawValue)  \(en): \(totals.new) new, \(totals.updated) updated, "
                    + "\(totals.unchanged) unchanged, \(totals.rejected) rejected"
                    + (doubts > 0 ? ", \(doubts) doubts" : "")
                    + (isDryRun ? " (dry run, nothing written)" : "")))
    }
}
