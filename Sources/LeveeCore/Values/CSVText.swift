/// Rows of CSV (RFC 4180) for others to read: lines end with CR LF, and a field that needs it stands in quotes.
///
/// A spreadsheet runs a field that begins like a formula. Such a field gets an apostrophe in front, and so does one that
/// begins with an apostrophe itself: whoever reads the file by machine takes one leading apostrophe away and has the value.
public enum CSVText {
    public static func line(_ fields: [String]) -> String {
        fields.map { quoted(harmless($0)) }.joined(separator: ",") + "\r\n"
    }

    /// The field as a spreadsheet takes for text.
    static func harmless(_ field: String) -> String {
        guard let first = field.unicodeScalars.first, starters.contains(first) else { return field }
        return "'" + field
    }

    /// What begins a formula, also in full width; tab and carriage return, behind which one may stand; and the apostrophe.
    private static let starters: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠",
    ]

    private static func quoted(_ field: String) -> String {
        let special: Set<Unicode.Scalar> = [",", "\"", "\r", "\n"]
        guard field.unicodeScalars.contains(where: special.contains) else { return field }
        var text = String.UnicodeScalarView()
        for scalar in field.unicodeScalars {
            if scalar == "\"" { text.append("\"") }
            text.append(scalar)
        }
        return "\"" + String(text) + "\""
    }
}
