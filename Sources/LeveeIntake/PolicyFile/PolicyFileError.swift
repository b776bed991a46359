public import LeveeCore

/// Why a policy or calendar file was refused, and where. A file is taken whole or not at all.
public struct PolicyFileError: Error, Hashable, Sendable {
    /// What is wrong, for programs.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The file itself: not there, over 1 MiB, not UTF-8, nothing in it.
        case unreadable, tooLarge, notUTF8, empty
        /// Characters that a reader cannot see; anchors, aliases, tags and directives; YAML that does not parse.
        case unseenCharacter, notPlain, malformed, severalDocuments
        /// Keys: written twice, not known, not there.
        case duplicateKey, unknownKey, missing
        /// Values: of another kind, not allowed, contradicting one another, not in force early enough.
        case wrongShape, badValue, contradiction, lateStart
    }

    public var code: Code
    /// The file as the caller named it.
    public var file: String
    /// Counted from 1; nil where the fault is the file's as a whole.
    public var line: Int?
    /// Unicode scalars, counted from 1.
    public var column: Int?
    /// What is wrong and what would be right, without the place.
    public var problem: Bilingual

    public init(_ code: Code, file: String, line: Int? = nil, column: Int? = nil, zh: String, en: String) {
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        problem = Bilingual(zh: zh, en: en)
    }

    /// The place and the problem, such as `` policy.yaml:41:5: unknown key `x` ``.
    public var message: Bilingual {
        let numbers = [line, column].compactMap { $0 }.map { ":\($0)" }.joined()
        let place = Text.visible(file) + numbers
        return Bilingual(zh: "\(place): \(problem.zh)", en: "\(place): \(problem.en)")
    }
}

/// The reader's own words as a message shows them: in backticks, hidden characters made visible, cut at 60 scalars.
func quoted(_ input: String) -> String {
    let scalars = input.unicodeScalars
    let shown = scalars.count <= 60 ? input : String(String.UnicodeScalarView(scalars.prefix(60))) + "…"
    return "`\(Text.visible(shown))`"
}
