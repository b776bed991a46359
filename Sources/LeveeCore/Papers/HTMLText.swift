/// How a text becomes HTML, wherever we write any.
public enum HTMLText {
    /// The text as it may stand in an element or in a quoted attribute. Looked at scalar by scalar: a mark that combines
    /// with a quote must not hide it. Combining marks become references, so that none can merge with markup before it.
    public static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { reference(of: $0) != nil }) else { return text }
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let reference = reference(of: scalar) {
                escaped.append(contentsOf: reference.unicodeScalars)
            } else {
                escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    private static func reference(of scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&#39;"
        default: isMark(scalar) ? "&#\(scalar.value);" : nil
        }
    }

    /// Unicode's tables are slow, and nearly every scalar here is Latin or Han.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300, !(0x4E00...0x9FFF).contains(scalar.value) else { return false }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }
}
