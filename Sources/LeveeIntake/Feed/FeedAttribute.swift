import LeveeCore

/// The attributes of the feed's schema.
enum FeedAttribute: Int, CaseIterable {
    case source, sequence, generatedAt, coversFrom, coversTo, letter, purpose
    case recordId, action, on, direction, at, port, to, from, of, reason
    case idNumber, name, surname, givenNames, birthDate, sex
    case type, number, issuingState, issuedOn, expiresOn, authority

    /// The attribute of no namespace that has this name.
    init?(_ name: UnsafeBufferPointer<UInt8>) {
        guard let attribute = Self.candidate(name), attribute.word.spells(name) else { return nil }
        self = attribute
    }

    /// The only one that a name of this length and these letters can be.
    private static func candidate(_ name: UnsafeBufferPointer<UInt8>) -> FeedAttribute? {
        func starts(_ letter: Unicode.Scalar) -> Bool { name[0] == UInt8(ascii: letter) }
        switch name.count {
        case 2: return starts("o") ? (name[1] == UInt8(ascii: "n") ? .on : .of) : starts("a") ? .at : .to
        case 3: return .sex
        case 4: return starts("t") ? .type : starts("n") ? .name : starts("p") ? .port : .from
        case 6:
            if starts("n") { return .number }
            return starts("a") ? .action : starts("s") ? .source : starts("l") ? .letter : .reason
        case 7: return starts("s") ? .surname : .purpose
        case 8:
            if starts("i") { return name[1] == UInt8(ascii: "d") ? .idNumber : .issuedOn }
            return starts("r") ? .recordId : starts("c") ? .coversTo : .sequence
        case 9:
            if starts("d") { return .direction }
            return starts("b") ? .birthDate : starts("e") ? .expiresOn : .authority
        case 10: return starts("g") ? .givenNames : .coversFrom
        case 11: return .generatedAt
        case 12: return .issuingState
        default: return nil
        }
    }

    private var word: StaticString {
        switch self {
        case .source: "source"
        case .sequence: "sequence"
        case .generatedAt: "generatedAt"
        case .coversFrom: "coversFrom"
        case .coversTo: "coversTo"
        case .letter: "letter"
        case .purpose: "purpose"
        case .recordId: "recordId"
        case .action: "action"
        case .on: "on"
        case .direction: "direction"
        case .at: "at"
        case .port: "port"
        case .to: "to"
        case .from: "from"
        case .of: "of"
        case .reason: "reason"
        case .idNumber: "idNumber"
        case .name: "name"
        case .surname: "surname"
        case .givenNames: "givenNames"
        case .birthDate: "birthDate"
        case .sex: "sex"
        case .type: "type"
        case .number: "number"
        case .issuingState: "issuingState"
        case .issuedOn: "issuedOn"
        case .expiresOn: "expiresOn"
        case .authority: "authority"
        }
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
