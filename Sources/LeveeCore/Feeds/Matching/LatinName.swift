import CEmbeddedData

/// A name in Latin letters as passports print it, and how two of them compare.
///
/// By GB/T 28039 the Ü of 吕 or 女 is printed as YU since 2012; older documents have U or V. 陆 is LU, too: two names that
/// are written alike are never one person for that alone.
public enum LatinName {
    /// How near two spellings are.
    public enum Nearness: Hashable, Sendable {
        case same
        /// The same but for the ways of writing Ü: LYU, LU, LV.
        case sameUmlaut
        /// Two readings of one surname: 单 as SHAN and as DAN.
        case otherReading
        case different
    }

    /// Compares two spellings, without regard to case, spaces, hyphens, apostrophes and points.
    /// - Parameter surname: in Han characters, where one is known: only a surname has readings.
    public static func compare(_ left: String, _ right: String, ofSurname surname: String? = nil) -> Nearness {
        let (left, right) = (letters(left), letters(right))
        if left == right { return .same }
        if folded(left) == folded(right) { return .sameUmlaut }
        let known = surname.map { readings(of: $0).map(folded) } ?? []
        return known.contains(folded(left)) && known.contains(folded(right)) ? .otherReading : .different
    }

    /// Whether the spelling is a known reading of a surname with several; nil where the surname is none of these.
    public static func isReading(_ latin: String, ofSurname surname: String) -> Bool? {
        let known = readings(of: surname)
        return known.isEmpty ? nil : known.contains { folded($0) == folded(letters(latin)) }
    }

    /// The readings of a surname that has more than one, the usual one first; none for any other.
    public static func readings(of surname: String) -> [String] { table[surname] ?? [] }

    /// The letters as they are searched: upper case, without what separates them, LÜ and NÜ alike in each way of writing them.
    public static func searched(_ text: String) -> String { folded(letters(text)) }

    /// What separates letters and is no part of a name.
    public static let dropped: Set<Unicode.Scalar> = [
        " ", "-", "'", "\u{2019}", "\u{B7}", ".", "\u{2010}", "\u{3000}",
    ]

    private static func letters(_ text: String) -> String {
        String(String.UnicodeScalarView(text.uppercased().unicodeScalars.filter { !dropped.contains($0) }))
    }

    /// Writes every LÜ as LU and every NÜ as NU.
    private static func folded(_ letters: String) -> String {
        var result = letters
        for initial in ["L", "N"] {
            for vowel in ["YU", "V", "\u{DC}"] { result.replace(initial + vowel, with: initial + "U") }
        }
        return result
    }

    private static let table: [String: [String]] = {
        let embedded = levee_surname_readings()
        let bytes = UnsafeRawBufferPointer(start: embedded.start, count: embedded.count)
        var table: [String: [String]] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
            let fields = line.split(separator: ",")
            if fields.count == 2 { table[String(fields[0])] = fields[1].split(separator: " ").map(String.init) }
        }
        return table
    }()
}

extension String {
    /// Replaces from left to right, each place once.
    fileprivate mutating func replace(_ part: String, with other: String) {
        var result: [Unicode.Scalar] = []
        let (scalars, wanted) = (Array(unicodeScalars), Array(part.unicodeScalars))
        var place = 0
        while place < scalars.count {
            if scalars[place...].starts(with: wanted) {
                result += other.unicodeScalars
                place += wanted.count
            } else {
                result.append(scalars[place])
                place += 1
            }
        }
        self = String(String.UnicodeScalarView(result))
    }
}
