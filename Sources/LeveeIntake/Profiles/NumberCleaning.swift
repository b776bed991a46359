import LeveeCore

/// Takes from a document's number what people write around it. Where the rest is not plainly a number, the text stays.
struct NumberCleaning: Sendable {
    /// Words that may stand in front, such as `No.`, in any case.
    var before: [String]
    /// Whether a remark in brackets may stand behind it.
    var remarks: Bool

    /// The number; nil where it is not clear.
    func number(in text: String) -> String? {
        guard text.utf8.count <= 200 else { return nil }
        var rest = Self.trimmed(text[...])
        var isShorter = true
        while isShorter {
            isShorter = false
            for word in before where rest.lowercased().hasPrefix(word.lowercased()) {
                rest = Self.trimmed(rest.dropFirst(word.count))
                isShorter = true
            }
            if remarks, rest.hasSuffix(")") || rest.hasSuffix("）"),
                let open = rest.lastIndex(where: { $0 == "(" || $0 == "（" })
            {
                rest = Self.trimmed(rest[..<open])
                isShorter = true
            }
        }
        return Self.isPlain(rest) ? String(rest) : nil
    }

    /// Four digits at least and 20 characters at most: letters and digits, in groups that spaces or hyphens part. Letters
    /// stand alone only in front, and behind a group with digits come digits only.
    static func isPlain(_ text: Substring) -> Bool {
        guard text.utf8.count <= 20, !text.isEmpty else { return false }
        var digits = 0
        var hasDigits = false
        for (index, group) in text.split(omittingEmptySubsequences: false, whereSeparator: { " -".contains($0) })
            .enumerated()
        {
            guard !group.isEmpty, group.utf8.allSatisfy({ isDigit($0) || isLetter($0) }) else { return false }
            let count = group.utf8.count(where: isDigit)
            guard index == 0 || (hasDigits ? count == group.utf8.count : count > 0) else { return false }
            if count > 0 { hasDigits = true }
            digits += count
        }
        return digits >= 4
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte) || (97...122).contains(byte) }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
