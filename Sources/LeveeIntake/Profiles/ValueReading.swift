import LeveeCore

/// What the rules for a value come to.
enum ReadValue: Equatable {
    case nothing
    case text(String)
    /// What cannot be used, as far as it helps a person: it makes the record bad.
    case unclear(String)

    var text: String? { if case .text(let text) = self { text } else { nil } }

    fileprivate var shown: String {
        switch self {
        case .nothing: ""
        case .text(let text), .unclear(let text): text
        }
    }
}

/// Reads values at one element of a unit.
struct ValueReading {
    let unit: SourceUnit
    let node: Int
    let zone: Zone
    let header: [String: String]
    /// One piece of a text that names several documents, in place of the whole.
    var piece: (path: PlacedPath, text: String)?

    /// - Parameter noteAsWritten: told of the path of a number that is not plainly one, and stays as it is.
    func value(_ rule: ProfileValue, noteAsWritten: (PlacedPath) -> Void = { _ in }) -> ReadValue {
        let read = found(by: rule, noteAsWritten)
        guard read == .nothing else { return read }
        switch rule.otherwise {
        case nil: return .nothing
        case .constant(let text): return .text(text)
        case .value(let other): return value(other, noteAsWritten: noteAsWritten)
        }
    }

    private func found(by rule: ProfileValue, _ note: (PlacedPath) -> Void) -> ReadValue {
        switch rule.origin {
        case .constant(let text): return .text(text)
        case .header(let name): return header[name].map(ReadValue.text) ?? .nothing
        case .first(let paths):
            for path in paths {
                let read = one(of: texts(path).map { converted($0, rule, note) }, rule.several)
                if read != .nothing { return read }
            }
            return .nothing
        case .joined(let paths):
            var parts: [String] = []
            for path in paths {
                switch one(of: texts(path).map(ReadValue.text), rule.several) {
                case .nothing: break
                case .text(let text): parts.append(text)
                case .unclear(let text): return .unclear(text)
                }
            }
            return parts.isEmpty ? .nothing : converted(parts.joined(separator: " "), rule, note)
        case .shared(let paths):
            return one(of: paths.flatMap(texts).map { converted($0, rule, note) }, rule.several)
        }
    }

    func texts(_ path: PlacedPath) -> [String] {
        if let piece, piece.path == path { return [piece.text] }
        return unit.texts(path, from: node)
    }

    /// The value on which all agree, two spellings of it included.
    private func one(of values: [ReadValue], _ several: ProfileValue.Several) -> ReadValue {
        let values = values.filter { $0 != .nothing }
        guard let first = values.first else { return .nothing }
        if several == .first || values.allSatisfy({ $0 == first }) { return first }
        return several == .none ? .nothing : .unclear(values.prefix(5).map(\.shown).joined(separator: " ‖ "))
    }

    private func converted(_ text: String, _ rule: ProfileValue, _ noteAsWritten: (PlacedPath) -> Void) -> ReadValue {
        if !rule.phrases.isEmpty { return day(in: text, rule) }
        for map in rule.codes {
            if let code = map[text] { return .text(code) }
        }
        if let clean = rule.clean {
            if let number = clean.number(in: text) { return .text(number) }
            if case .first(let paths) = rule.origin, let path = paths.first { noteAsWritten(path) }
        }
        for format in rule.day {
            if let reading = format.reading(of: text) { return .text(day(reading).description) }
        }
        for format in rule.moment {
            guard let reading = format.reading(of: text) else { continue }
            if reading.instant != nil { return .text(text) }
            if let second = reading.second, let moment = zone.text(on: reading.day, second: second) {
                return .text(moment)
            }
        }
        return .text(text)
    }

    private func day(_ reading: DateFormat.Reading) -> CalendarDay {
        reading.instant.map(zone.day) ?? reading.day
    }

    /// The day behind a phrase of a free text: none where no phrase is there, and unclear where it is not one plain day.
    private func day(in text: String, _ rule: ProfileValue) -> ReadValue {
        let lower = text.lowercased()
        var days: Set<CalendarDay> = []
        var isUnclear = false
        for phrase in rule.phrases {
            for place in lower.ranges(of: phrase.lowercased()) {
                let behind = lower[place.upperBound...].drop { $0 == " " || $0 == ":" || $0 == "：" }
                let start = String(behind.prefix(40))
                if let reading = rule.day.lazy.compactMap({ $0.readingOfStart(of: start) }).first {
                    days.insert(day(reading))
                } else {
                    isUnclear = true
                }
            }
        }
        if isUnclear || days.count > 1 { return .unclear(text) }
        return days.first.map { .text($0.description) } ?? .nothing
    }

    func holds(_ condition: ProfileCondition) -> Bool {
        let texts = texts(condition.path)
        return switch condition.test {
        case .there: !texts.isEmpty
        case .missing: texts.isEmpty
        case .isOne(let words): texts.contains(where: words.contains)
        case .isNone(let words): !texts.contains(where: words.contains)
        case .contains(let words): texts.contains { text in words.contains { text.contains($0) } }
        }
    }
}
