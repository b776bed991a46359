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
    /// Place of each attribute among those of the element.
    private var places = SIMD32<UInt8>(repeating: .max)
    private(set) var fault: FieldFault?

    init(_ element: XMLElement, as kind: FeedElement) {
        self.element = element
        name = kind.name
        let allowed = kind.attributes
        for index in 0..<element.count {
            if element.isPlain(index), let attribute = FeedAttribute(element.name(index)), allowed.contains(attribute) {
                places[attribute.rawValue] = UInt8(truncatingIfNeeded: index)
            } else {
                note(.unknownAttribute, Self.shown(element.name(index)))
            }
        }
    }

    /// The attribute's text; nil where it is missing or blank.
    func text(_ field: FeedAttribute) -> FieldText? {
        let place = places[field.rawValue]
        return place == .max ? nil : FieldText(element.value(Int(place)))
    }

    mutating func required(_ field: FeedAttribute) -> FieldText? {
        let text = text(field)
        if text == nil { note(.missingValue, field) }
        return text
    }

    /// Reads a text as a value; a bad one is noted.
    mutating func value<Value>(
        _ text: FieldText?, of field: FeedAttribute,
        _ read: (UnsafeBufferPointer<UInt8>) -> Result<Value, Refusal.Reason>
    ) -> Value? {
        guard let text else { return nil }
        if case .success(let value) = text.read(read) { return value }
        note(.badValue, field)
        return nil
    }

    mutating func optionalDay(_ field: FeedAttribute) -> CalendarDay? {
        value(text(field), of: field, CalendarDay.read)
    }
    mutating func requiredDay(_ field: FeedAttribute) -> CalendarDay? {
        value(required(field), of: field, CalendarDay.read)
    }
    mutating func requiredInstant(_ field: FeedAttribute) -> Instant? {
        value(required(field), of: field, Instant.read)
    }

    /// A code of the list of countries.
    mutating func optionalCountry(_ field: FeedAttribute) -> FieldText? {
        kept(text(field), field) { text in
            if case .plain(let bytes) = text, CountryCode.isListed(bytes) { text } else { nil }
        }
    }

    mutating func requiredIdentifier(_ field: FeedAttribute) -> FieldText? {
        kept(required(field), field) { $0.identifier }
    }
    mutating func optionalIdentifier(_ field: FeedAttribute) -> FieldText? {
        kept(text(field), field) { $0.identifier }
    }

    mutating func optionalText(_ field: FeedAttribute, limit: Int) -> FieldText? {
        kept(text(field), field) { $0.trimmed(limit) }
    }

    /// Place of a word among those that a record of the kind can have.
    mutating func requiredWord(_ field: FeedAttribute, of kind: RecordFrame.Kind) -> Int? {
        guard let text = required(field) else { return nil }
        let place: Int? = if case .plain(let bytes) = text { kind.place(ofAction: bytes) } else { nil }
        if place == nil { note(.badValue, field) }
        return place
    }

    private mutating func kept(_ text: FieldText?, _ field: FeedAttribute, _ keep: (FieldText) -> FieldText?)
        -> FieldText?
    {
        guard let text else { return nil }
        let kept = keep(text)
        if kept == nil { note(.badValue, field) }
        return kept
    }

    /// Keeps the fault of an attribute unless there was one before.
    mutating func note(_ reason: BadRecord.Reason, _ attribute: FeedAttribute) {
        if fault == nil { note(reason, "\(attribute)") }
    }

    private mutating func note(_ reason: BadRecord.Reason, _ attribute: String) {
        if fault == nil { fault = FieldFault(reason: reason, field: "\(name)/@\(attribute)") }
    }

    /// A name of the file as a message may show it: it can be thousands of characters long.
    static func shown(_ name: UnsafeBufferPointer<UInt8>) -> String {
        String(String(decoding: name, as: UTF8.self).unicodeScalars.prefix(60))
    }
}
