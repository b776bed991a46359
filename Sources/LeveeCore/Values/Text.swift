/// How names, free texts and identifiers are admitted. Normalising to NFC happens before, at the gate of the intake.
public enum Text {
    /// Longest name, free text and identifier, in Unicode scalars.
    public static let nameLimit = 200, freeLimit = 1000, identifierLimit = 100

    /// A name or free text: white space at both ends removed; nil where nothing is left.
    /// - Throws: ``Refusal`` `tooLong`.
    public static func trimmed(_ input: String, limit: Int) throws(Refusal) -> String? {
        let scalars = input.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isWhiteSpace($0) }),
            let last = scalars.lastIndex(where: { !isWhiteSpace($0) })
        else { return nil }
        let kept = scalars[first...last]
        guard kept.count <= limit else { throw Refusal(.tooLong, input) }
        return String(kept)
    }

    /// An identifier or source: 1 to 100 scalars, kept as it is; white space and controls make it bad.
    /// - Throws: ``Refusal`` `missing`, `tooLong`, `whiteSpace` or `control`.
    public static func identifier(_ input: String) throws(Refusal) -> String {
        let scalars = input.unicodeScalars
        guard !scalars.isEmpty else { throw Refusal(.missing, input) }
        guard scalars.count <= identifierLimit else { throw Refusal(.tooLong, input) }
        for scalar in scalars {
            if isWhiteSpace(scalar) { throw Refusal(.whiteSpace, input) }
            if isControl(scalar) { throw Refusal(.control, input) }
        }
        return input
    }

    /// Whether the text holds nothing but white space: an empty or blank optional value is a missing one.
    public static func isBlank(_ input: String) -> Bool {
        input.unicodeScalars.allSatisfy(isWhiteSpace)
    }

    /// Whether a name holds characters that a reader cannot see or that turn text around: a doubt, not a refusal.
    public static func isDoubtful(_ name: String) -> Bool { name.unicodeScalars.contains(where: isUnseen) }

    /// The text with every unseen character as its code point, such as `[U+202E]`, for showing.
    public static func visible(_ text: String) -> String {
        guard isDoubtful(text) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isUnseen(scalar) {
                let hex = String(scalar.value, radix: 16, uppercase: true)
                let zeros = String(repeating: "0", count: max(0, 4 - hex.utf8.count))
                shown.append(contentsOf: "[U+\(zeros)\(hex)]".unicodeScalars)
            } else {
                shown.append(scalar)
            }
        }
        return String(shown)
    }

    /// Unicode's white space. Its tables are slow, and nearly every scalar here is visible ASCII or Han.
    static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
        !isCommon(scalar) && scalar.properties.isWhitespace
    }

    static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        !isCommon(scalar) && scalar.properties.generalCategory == .control
    }

    private static func isCommon(_ scalar: Unicode.Scalar) -> Bool {
        (0x21...0x7E).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value)
    }

    /// Controls, format characters (zero-width, bidi) and line or paragraph separators.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        if isCommon(scalar) || scalar.value == 0x20 { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }
}
