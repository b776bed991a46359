public import LeveeCore

/// Why one row is rejected. The rest of the file loads.
public struct RowProblem: Error, Hashable, Sendable {
    /// What is wrong, for programs.
    public enum Reason: Hashable, Sendable {
        /// One value is bad.
        case value(Refusal.Reason)
        /// The category is none of the policy's.
        case unknownCategory
        /// Nothing between two semicolons of a list.
        case emptyPart
        case tooFewFields
        case tooManyFields
        /// The text is not CSV.
        case syntax(CSVFault.Kind)
    }

    /// Line on which the row starts, counted from 1.
    public var line: Int
    /// The column; nil where none is to blame.
    public var column: String?
    /// The value as it stands in the table, cut after 100 characters; nil where none is to blame. It may be personal data.
    public var value: String?
    public var reason: Reason
    /// What is wrong and the remedy, without place and value.
    public var explanation: Bilingual

    public init(line: Int, column: String?, value: String?, reason: Reason, explanation: Bilingual) {
        self.line = line
        self.column = column
        self.value = value.map(Self.cut)
        self.reason = reason
        self.explanation = explanation
    }

    /// The sentence for people: file, line, column, value, what is wrong, the remedy.
    public func message(file: String) -> Bilingual {
        let file = Text.visible(file)
        let value = value.flatMap { $0.isEmpty ? nil : Text.visible($0) }
        return Bilingual(
            zh: "\(file) 第\(line)行" + (column.map { "，列 `\($0)`" } ?? "") + (value.map { "，值 `\($0)`" } ?? "")
                + "：" + explanation.zh,
            en: "\(file) line \(line)" + (column.map { ", column `\($0)`" } ?? "")
                + (value.map { ", value `\($0)`" } ?? "") + ": " + explanation.en)
    }

    private static func cut(_ value: String) -> String {
        let scalars = value.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: 100, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return value }
        return String(scalars[..<end]) + "…"
    }
}
