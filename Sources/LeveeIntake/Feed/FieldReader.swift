import LeveeCore

/// What is wrong with an element first, in the order in which it was read.
struct FieldFault: Equatable {
    var reason: BadRecord.Reason
    var field: String
}

/// Reads the attributes of one element as values, and keeps the first fault.
///
/// An attribute that is empty or blank counts as missing. Values come in NFC.
struct FieldReader {
    private let element: XMLElement
    private let name: StaticString
    private(set) var fault: FieldFault?

    init(_ element: XMLElement, as kind: FeedElement) {
        self.element = element
        name = kind.name
        if let unknown = element.firstAttribute(notIn: kind.attributes) { note(.unknownAttribute, Self.shown(unknown)) }
    }

    /// The attribute's text; nil where it is missing or blank.
    func text(_ field: StaticString) -> String? { Self.text(field, of: element) }

    static func text(_ field: StaticString, of element: XMLElement) -> String? {
        guard let text = element.value(of: field).map(NormalForm.text) else { return nil }
        return Text.isBlank(text) ? nil : text
    }

    mutating func optional<Value>(
        _ field: StaticString, _ read: (String) throws(Refusal) -> Value?
    ) -> Value? {
        text(field).flatMap { value(of: $0, field, read) }
    }

    mutating func required<Value>(
        _ field: StaticString, _ read: (String) throws(Refusal) -> Value?
    ) -> Value? {
        guard let text = text(field) else {
            note(.missingValue, "\(field)")
            return nil
        }
        return value(of: text, field, read)
    }

    private mutating func value<Value>(
        of text: String, _ field: StaticString, _ read: (String) throws(Refusal) -> Value?
    ) -> Value? {
        do { return try read(text) } catch {
            note(.badValue, "\(field)")
            return nil
        }
    }

    mutating func optionalDay(_ field: StaticString) -> CalendarDay? {
        optional(field) { text throws(Refusal) in try CalendarDay(text) }
    }

    mutating func requiredDay(_ field: StaticString) -> CalendarDay? {
        required(field) { text throws(Refusal) in try CalendarDay(text) }
    }

    mutating func requiredInstant(_ field: StaticString) -> Instant? {
        required(field) { text throws(Refusal) in try Instant(text) }
    }

    mutating func optionalCountry(_ field: StaticString) -> CountryCode? {
        optional(field) { text throws(Refusal) in try CountryCode(text) }
    }

    mutating func requiredIdentifier(_ field: StaticString) -> String? { required(field, Text.identifier) }

    mutating func optionalIdentifier(_ field: StaticString) -> String? { optional(field, Text.identifier) }

    mutating func optionalText(_ field: StaticString, limit: Int) -> String? {
        optional(field) { text throws(Refusal) in try Text.trimmed(text, limit: limit) }
    }

    /// One of the words of an enumeration.
    mutating func requiredWord<Word: RawRepresentable<String>>(_ field: StaticString, _: Word.Type) -> Word? {
        required(field) { text throws(Refusal) in
            guard let word = Word(rawValue: text) else { throw Refusal(.unknownCode, text) }
            return word
        }
    }

    /// Keeps the fault of an attribute unless there was one before.
    mutating func note(_ reason: BadRecord.Reason, _ attribute: String) {
        if fault == nil { fault = FieldFault(reason: reason, field: "\(name)/@\(attribute)") }
    }

    /// A name of the file as a message may show it: it can be thousands of characters long.
    static func shown(_ name: UnsafeBufferPointer<UInt8>) -> String {
        String(String(decoding: name, as: UTF8.self).unicodeScalars.prefix(60))
    }
}
