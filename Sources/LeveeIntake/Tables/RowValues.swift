import LeveeCore

/// The kinds of value that the tables are made of.
extension Row {
    mutating func day(_ column: String) throws(RowProblem) -> CalendarDay {
        try required(column) { text throws(Refusal) in try CalendarDay(text) }
    }

    mutating func optionalDay(_ column: String) throws(RowProblem) -> CalendarDay? {
        try optional(column) { text throws(Refusal) in try CalendarDay(text) }
    }

    mutating func identifier(_ column: String) throws(RowProblem) -> String {
        try required(column, Self.identifier)
    }

    mutating func optionalIdentifier(_ column: String) throws(RowProblem) -> String? {
        try optional(column, Self.identifier)
    }

    /// A name; unseen characters in it are kept and doubted.
    mutating func name(_ column: String, limit: Int = Text.nameLimit) throws(RowProblem) -> String {
        let name = try required(column) { text throws(Refusal) in try Self.trimmed(text, limit: limit) }
        if Text.isDoubtful(name) { doubt(.unseenCharacters, column, name) }
        return name
    }

    mutating func optionalName(_ column: String) throws(RowProblem) -> String? {
        let name = try optional(column) { text throws(Refusal) in try Self.trimmed(text, limit: Text.nameLimit) }
        if let name, Text.isDoubtful(name) { doubt(.unseenCharacters, column, name) }
        return name
    }

    mutating func freeText(_ column: String) throws(RowProblem) -> String {
        try required(column) { text throws(Refusal) in try Self.trimmed(text, limit: Text.freeLimit) }
    }

    mutating func optionalFreeText(_ column: String) throws(RowProblem) -> String? {
        try optional(column) { text throws(Refusal) in try Self.trimmed(text, limit: Text.freeLimit) }
    }

    mutating func country(_ column: String) throws(RowProblem) -> CountryCode {
        try required(column) { text throws(Refusal) in try CountryCode(text) }
    }

    /// One of a fixed set of words, spelled exactly so; the remedy lists them.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ column: String, of _: Choice.Type = Choice.self
    ) throws(RowProblem) -> Choice where Choice.RawValue == String {
        try listing(Choice.self) { row throws(RowProblem) in
            try row.required(column) { text throws(Refusal) in try Self.pick(text) }
        }
    }

    mutating func optionalChoice<Choice: RawRepresentable & CaseIterable>(
        _ column: String, of _: Choice.Type = Choice.self
    ) throws(RowProblem) -> Choice? where Choice.RawValue == String {
        try listing(Choice.self) { row throws(RowProblem) in
            try row.optional(column) { text throws(Refusal) in try Self.pick(text) }
        }
    }

    /// `yes` or `no`; blank is no.
    mutating func flag(_ column: String) throws(RowProblem) -> Bool {
        try optionalChoice(column, of: YesOrNo.self) == .yes
    }

    /// The parts of a list, which `;` separates; none where it is blank. One `;` may follow the last part.
    mutating func list<Part>(
        _ column: String, _ parse: (String) throws(Refusal) -> Part
    ) throws(RowProblem) -> [Part] {
        let pieces = try optional(column) { text in
            var pieces = text.unicodeScalars.split(separator: ";", omittingEmptySubsequences: false)
            if pieces.last?.isEmpty == true { pieces.removeLast() }
            return pieces.map(String.init)
        }
        var parts: [Part] = []
        for piece in pieces ?? [] { parts.append(try part(column, piece, parse)) }
        return parts
    }

    private func part<Part>(
        _ column: String, _ piece: String, _ parse: (String) throws(Refusal) -> Part
    ) throws(RowProblem) -> Part {
        guard !piece.isEmpty else {
            throw RowProblem(
                line: line, column: column, value: piece, reason: .emptyPart,
                explanation: .init(zh: "分号之间有空项，请删除多余的分号", en: "has an empty part; remove the extra semicolon"))
        }
        do { return try parse(piece) } catch { throw problem(column, error) }
    }

    private enum YesOrNo: String, CaseIterable { case yes, no }

    private static func identifier(_ text: String) throws(Refusal) -> String {
        // Nearly every identifier is plain ASCII, which needs no look at Unicode's tables.
        let isPlain = text.utf8.count <= Text.identifierLimit && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        return isPlain ? text : try Text.identifier(text)
    }

    private static func trimmed(_ text: String, limit: Int) throws(Refusal) -> String {
        guard let kept = try Text.trimmed(text, limit: limit) else { throw Refusal(.missing, text) }
        return kept
    }

    private static func pick<Choice: RawRepresentable>(
        _ text: String
    ) throws(Refusal) -> Choice where Choice.RawValue == String {
        // In NFC, texts that Swift takes for equal are equal byte by byte.
        guard let choice = Choice(rawValue: text) else { throw Refusal(.unknownCode, text) }
        return choice
    }

    /// Adds the words allowed to the explanation of a word that is not.
    private mutating func listing<Choice: RawRepresentable & CaseIterable, Value>(
        _: Choice.Type, _ read: (inout Row) throws(RowProblem) -> Value
    ) throws(RowProblem) -> Value where Choice.RawValue == String {
        do { return try read(&self) } catch {
            guard error.reason == .value(.unknownCode) else { throw error }
            var problem = error
            let words = Choice.allCases.map { "`\($0.rawValue)`" }
            problem.explanation = .init(
                zh: "不在允许的取值之内，应为 " + words.joined(separator: "、"),
                en: "is not one of the values allowed here; use " + words.joined(separator: ", "))
            throw problem
        }
    }
}
