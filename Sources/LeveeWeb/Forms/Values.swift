import LeveeCore

/// What came in with a form or a machine's request, by field: not yet looked at.
struct Values: Hashable, Sendable {
    private(set) var all: [String: [String]]

    init(_ all: [String: [String]] = [:]) { self.all = all }

    /// The first value of a field, trimmed at both ends; nil where there is none or it is blank.
    subscript(_ name: String) -> String? {
        guard let first = all[name]?.first else { return nil }
        return Self.trimmed(first)
    }

    /// Every value of a field that is not blank.
    func list(_ name: String) -> [String] { (all[name] ?? []).compactMap(Self.trimmed) }

    /// As it came, to be shown again.
    func raw(_ name: String) -> String { all[name]?.first ?? "" }

    mutating func set(_ name: String, _ value: String?) { all[name] = value.map { [$0] } }
    mutating func set(_ name: String, all values: [String]) { all[name] = values }

    private static func trimmed(_ text: String) -> String? { (try? Text.trimmed(text, limit: .max)) ?? nil }

    func merging(_ other: Values) -> Values { Values(all.merging(other.all) { _, new in new }) }
}

/// What is wrong with a field, and what to do about it.
struct FieldError: Hashable, Sendable {
    var field: String
    var text: Bilingual
}

/// A form that cannot be taken as it is: every field that is wrong, at once.
struct FieldErrors: Error, Hashable, Sendable {
    var errors: [FieldError]

    init(_ errors: [FieldError]) { self.errors = errors }
    init(_ field: String, _ text: Bilingual) { errors = [FieldError(field: field, text: text)] }
}
