import Foundation
import LeveeCore

@testable import LeveeIntake

/// A table file of one test, removed with the value.
final class TableFile {
    let table: RegistryTable
    let path: String

    init(_ table: RegistryTable, _ bytes: [UInt8]) throws {
        self.table = table
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent(table.fileName)
        try Data(bytes).write(to: file)
        path = file.path
    }

    convenience init(_ table: RegistryTable, _ text: String) throws { try self.init(table, Array(text.utf8)) }

    deinit { try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent) }

    /// Everything that the file gives: the items, and the summary or the refusal.
    func read(chunk: Int = 1 << 18) -> Reading {
        var reader = TableReader(table: table, path: path, categories: ["leader", "key-post"])
        reader.chunkSize = chunk
        var reading = Reading()
        do { reading.summary = try reader.read { reading.items.append($0) } } catch let refusal as TableRefusal {
            reading.refusal = refusal
        } catch { fatalError("read threw \(error)") }
        return reading
    }
}

struct Reading: Equatable {
    var items: [TableItem] = []
    var summary: TableSummary?
    var refusal: TableRefusal?

    /// The items in short: `2 ok`, `3 ok doubt:reason@column`, `4 column=value: reason`.
    var lines: [String] {
        items.map { item in
            switch item {
            case .row(let line, _, let doubts):
                "\(line) ok" + doubts.map { " \($0.reason)@\($0.column)=\($0.value)" }.joined()
            case .rejected(let problem):
                "\(problem.line) \(problem.column ?? "-")=\(problem.value ?? "-"): \(Self.name(problem.reason))"
            }
        }
    }

    var records: [RegistryRow] {
        items.compactMap { if case .row(_, let record, _) = $0 { record } else { nil } }
    }

    /// The refusal in short: `line column: English`.
    var refused: String? {
        refusal.map { "\($0.line.map(String.init) ?? "-") \($0.column ?? "-"): \($0.explanation.en)" }
    }

    private static func name(_ reason: RowProblem.Reason) -> String {
        switch reason {
        case .value(let reason): reason.rawValue
        case .syntax(let kind): kind.rawValue
        case .unknownCategory, .emptyPart, .tooFewFields, .tooManyFields: "\(reason)"
        }
    }
}

/// The header of the table that the tests of the format use.
let filingsHeader = "ref,on,action,unit,post\n"

/// Text in GB18030, by Foundation.
func gb18030(_ text: String) -> [UInt8] {
    Array(text.data(using: String.Encoding(rawValue: 0x8000_0632)) ?? Data())
}
