public import LeveeCore

/// Why a file of applications is refused: nothing of it is examined.
public struct ApplicationRefusal: Error, Hashable, Sendable {
    /// The file as it was given; `-` for standard input.
    public var file: String
    /// Where the text is no JSON: the line on which that shows.
    public var line: Int?
    /// The field at fault, such as `[2].departOn`; empty where the file as a whole is meant.
    public var field: String
    /// The value as it stands in the file; nil where none is to blame. It may be personal data.
    public var value: String?
    /// What is wrong and the remedy, without place and value.
    public var explanation: Bilingual

    public init(
        file: String, line: Int? = nil, field: String = "", value: String? = nil, explanation: Bilingual
    ) {
        self.file = file
        self.line = line
        self.field = field
        self.value = value
        self.explanation = explanation
    }

    /// The sentence for people: file, field, value, what is wrong, the remedy.
    public var message: Bilingual {
        let file = Text.visible(file) + (line.map { ":\($0)" } ?? "")
        let value = value.flatMap { $0.isEmpty ? nil : quoted($0) }
        return Bilingual(
            zh: file + (field.isEmpty ? "" : "，字段 \(quoted(field))") + (value.map { "，值 \($0)" } ?? "") + "："
                + explanation.zh,
            en: file + (field.isEmpty ? "" : ", field \(quoted(field))") + (value.map { ", value \($0)" } ?? "") + ": "
                + explanation.en)
    }
}
