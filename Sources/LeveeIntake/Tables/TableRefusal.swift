public import LeveeCore

/// Why a whole table file is refused: nothing of it is kept.
public struct TableRefusal: Error, Hashable, Sendable {
    /// The path as it was given.
    public var file: String
    /// First line that shows the trouble, counted from 1; nil where the file as a whole is meant.
    public var line: Int?
    /// The column that is unknown, missing or there twice.
    public var column: String?
    /// What is wrong with the file and the remedy, without file and line.
    public var explanation: Bilingual

    public init(file: String, line: Int? = nil, column: String? = nil, explanation: Bilingual) {
        self.file = file
        self.line = line
        self.column = column
        self.explanation = explanation
    }

    /// The sentence for people: file, line, column, what is wrong, the remedy.
    public var message: Bilingual {
        let place = line.map { ($0, Text.visible(file)) }
        let column = column.map(Text.visible)
        return Bilingual(
            zh: (place.map { "\($0.1) 第\($0.0)行" } ?? Text.visible(file)) + (column.map { "，列 `\($0)`" } ?? "")
                + "：" + explanation.zh,
            en: (place.map { "\($0.1) line \($0.0)" } ?? Text.visible(file)) + (column.map { ", column `\($0)`" } ?? "")
                + ": " + explanation.en)
    }
}
