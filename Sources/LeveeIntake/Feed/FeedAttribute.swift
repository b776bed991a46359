/// The attributes of the feed's schema.
enum FeedAttribute: Int, CaseIterable {
    case source, sequence, generatedAt, coversFrom, coversTo, letter, purpose
    case recordId, action, on, direction, at, port, to, from, of, reason
    case idNumber, name, surname, givenNames, birthDate, sex
    case type, number, issuingState, issuedOn, expiresOn, authority

    /// The attribute of no namespace that has this name.
    init?(_ name: UnsafeBufferPointer<UInt8>) {
        guard name.count < Self.byLength.count else { return nil }
        for (attribute, text) in Self.byLength[name.count] where name.spells(text) {
            self = attribute
            return
        }
        return nil
    }

    private static let names: [StaticString] = [
        "source", "sequence", "generatedAt", "coversFrom", "coversTo", "letter", "purpose",
        "recordId", "action", "on", "direction", "at", "port", "to", "from", "of", "reason",
        "idNumber", "name", "surname", "givenNames", "birthDate", "sex",
        "type", "number", "issuingState", "issuedOn", "expiresOn", "authority",
    ]

    private static let byLength: [[(FeedAttribute, StaticString)]] = (0...12).map { length in
        allCases.map { ($0, names[$0.rawValue]) }.filter { $0.1.utf8CodeUnitCount == length }
    }
}

/// Attributes that may stand on one element.
struct FeedAttributes: ExpressibleByArrayLiteral {
    private let bits: UInt32

    init(arrayLiteral attributes: FeedAttribute...) {
        bits = attributes.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
    }

    /// In the order of the schema.
    var list: [FeedAttribute] { FeedAttribute.allCases.filter(contains) }

    func contains(_ attribute: FeedAttribute) -> Bool { bits & (1 << UInt32(attribute.rawValue)) != 0 }
}
