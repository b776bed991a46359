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

    /// Four digits at least, else letters, spaces and hyphens, at most 20 of them.
    static func isPlain(_ text: Substring) -> Bool {
        var digits = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): break
            case UInt8(ascii: " "), UInt8(ascii: "-"): break
            default: return false
            }
        }
        return digits >= 4 && text.utf8.count <= 20
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
