import LeveeCore

/// How a source writes days and moments: `yyyyMMdd`, `d MMM yyyy`, `yyyyMMdd HHmmss`, or `rfc3339`.
///
/// A doubled letter is exactly that many digits; a single `M`, `d` or `H` is one or two. `MMM` is an English month. Every
/// other character stands for itself.
struct DateFormat: Hashable, Sendable {
    private enum Token: Hashable, Sendable {
        /// A field of the clock or calendar, with the fewest and most digits.
        case digits(Field, Int, Int)
        case month
        case literal(Unicode.Scalar)
    }

    enum Field: Hashable, Sendable { case year, month, day, hour, minute, second }

    /// What a text says.
    struct Reading: Equatable {
        var day: CalendarDay
        /// Seconds since midnight; nil where the format has no time.
        var second: Int?
        /// Whether the format says where the time is told; the moment, then.
        var instant: Instant?
    }

    private let tokens: [Token]
    private let isRFC3339: Bool
    let hasTime: Bool

    /// - Returns: nil where day, month or year is missing, or a time lacks its hour or minute.
    init?(_ text: String) {
        isRFC3339 = text == "rfc3339"
        var tokens: [Token] = []
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.first, !isRFC3339 {
            let run = rest.prefix { $0 == scalar }.count
            rest = rest.dropFirst(run)
            switch (scalar, run) {
            case ("y", 4): tokens.append(.digits(.year, 4, 4))
            case ("M", 3): tokens.append(.month)
            case ("M", 1...2): tokens.append(.digits(.month, run, 2))
            case ("d", 1...2): tokens.append(.digits(.day, run, 2))
            case ("H", 1...2): tokens.append(.digits(.hour, run, 2))
            case ("m", 2): tokens.append(.digits(.minute, 2, 2))
            case ("s", 2): tokens.append(.digits(.second, 2, 2))
            case ("a"..."z", _), ("A"..."Z", _): return nil
            default: tokens += Array(repeating: .literal(scalar), count: run)
            }
        }
        self.tokens = tokens
        func has(_ field: Field) -> Bool {
            tokens.contains { if case .digits(field, _, _) = $0 { true } else { false } }
        }
        hasTime = isRFC3339 || has(.hour)
        let hasDay = has(.year) && has(.day) && (has(.month) || tokens.contains(.month))
        guard isRFC3339 || hasDay, has(.hour) == has(.minute), has(.hour) || !has(.second) else { return nil }
    }

    /// What the whole text says; nil where it does not have this format, or there is no such day or time.
    func reading(of text: String) -> Reading? {
        let scalars = Array(text.unicodeScalars)
        return readings(of: scalars).first { $0.end == scalars.count }?.reading
    }

    /// The longest reading of the text's beginning.
    func readingOfStart(of text: String) -> Reading? {
        readings(of: Array(text.unicodeScalars)).max { $0.end < $1.end }?.reading
    }

    private func readings(of scalars: [Unicode.Scalar]) -> [(reading: Reading, end: Int)] {
        guard scalars.count <= 100 else { return [] }
        if isRFC3339 {
            let text = String(String.UnicodeScalarView(scalars))
            guard let instant = try? Instant(text), let day = try? CalendarDay(String(text.prefix(10))) else {
                return []
            }
            return [(Reading(day: day, instant: instant), scalars.count)]
        }
        var found: [(reading: Reading, end: Int)] = []
        match(tokens[...], scalars, 0, [:]) { values, end in
            if let reading = Self.reading(values) { found.append((reading, end)) }
        }
        return found
    }

    /// Follows both lengths of a field that has two: at most three fields do.
    private func match(
        _ tokens: ArraySlice<Token>, _ scalars: [Unicode.Scalar], _ place: Int, _ values: [Field: Int],
        _ found: ([Field: Int], Int) -> Void
    ) {
        guard let token = tokens.first else { return found(values, place) }
        let rest = tokens.dropFirst()
        switch token {
        case .literal(let scalar):
            if place < scalars.count, scalars[place] == scalar { match(rest, scalars, place + 1, values, found) }
        case .digits(let field, let least, let most):
            for count in least...most where place + count <= scalars.count {
                let digits = scalars[place..<place + count]
                guard digits.allSatisfy({ (48...57).contains($0.value) }) else { return }
                let value = digits.reduce(0) { $0 * 10 + Int($1.value - 48) }
                match(rest, scalars, place + count, values.merging([field: value]) { $1 }, found)
            }
        case .month:
            for (number, name) in Self.months.enumerated() {
                for length in Set([3, name.utf8.count]) where place + length <= scalars.count {
                    let word = String(String.UnicodeScalarView(scalars[place..<place + length]))
                    if word.lowercased() == name.prefix(length) {
                        match(rest, scalars, place + length, values.merging([.month: number + 1]) { $1 }, found)
                    }
                }
            }
        }
    }

    private static func reading(_ values: [Field: Int]) -> Reading? {
        guard let year = values[.year], let month = values[.month], let day = values[.day],
            let day = CalendarDay(year: year, month: month, day: day)
        else { return nil }
        guard let hour = values[.hour], let minute = values[.minute] else { return Reading(day: day) }
        let second = values[.second] ?? 0
        guard hour < 24, minute < 60, second < 60 else { return nil }
        return Reading(day: day, second: hour * 3600 + minute * 60 + second)
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}
