/// The kinds of travel document that Levee tells apart. Feeds and tables use the case's name.
public enum DocumentType: String, Hashable, Sendable, CaseIterable, Codable {
    case ordinaryPassport, hkMacaoPermit, taiwanPermit
    case diplomaticPassport, servicePassport, officialOrdinaryPassport, officialHkMacaoPermit
    case foreignPassport, other

    /// Who may use the document and for what. Foreign passports and unknown kinds are of neither class.
    public enum Class: Hashable, Sendable {
        /// 因私证件
        case personal
        /// 因公证件
        case official
    }

    public init(_ text: some StringProtocol) throws(Refusal) {
        self = try Refusal.reading(text, Self.read)
    }

    /// Reads the same from UTF-8 bytes.
    public static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<DocumentType, Refusal.Reason> {
        for (type, name) in names where name.utf8CodeUnitCount == bytes.count {
            if name.withUTF8Buffer({ $0.elementsEqual(bytes) }) { return .success(type) }
        }
        return .failure(.unknownDocumentType)
    }

    /// Its place among all cases.
    var place: Int { Self.places[self] ?? 0 }

    private static let places = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })

    /// The bytes of its raw value, which stay where they are.
    var name: UnsafeBufferPointer<UInt8> {
        for (type, name) in Self.names where type == self {
            return UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        }
        return UnsafeBufferPointer(start: nil, count: 0)
    }

    /// The raw values, in the order in which feeds have them most often.
    private static let names: [(DocumentType, StaticString)] = [
        (.hkMacaoPermit, "hkMacaoPermit"), (.ordinaryPassport, "ordinaryPassport"), (.taiwanPermit, "taiwanPermit"),
        (.officialOrdinaryPassport, "officialOrdinaryPassport"), (.servicePassport, "servicePassport"),
        (.officialHkMacaoPermit, "officialHkMacaoPermit"), (.diplomaticPassport, "diplomaticPassport"),
        (.foreignPassport, "foreignPassport"), (.other, "other"),
    ]

    public var `class`: Class? {
        switch self {
        case .ordinaryPassport, .hkMacaoPermit, .taiwanPermit: .personal
        case .diplomaticPassport, .servicePassport, .officialOrdinaryPassport, .officialHkMacaoPermit: .official
        case .foreignPassport, .other: nil
        }
    }

    public var isPrivate: Bool { self.class == .personal }
    public var isOfficial: Bool { self.class == .official }

    /// The three-digit code of police front-ends, for display and for other dialects.
    public var policeCode: String? {
        switch self {
        case .ordinaryPassport: "414"
        case .hkMacaoPermit: "513"
        case .taiwanPermit: "517"
        case .diplomaticPassport: "411"
        case .servicePassport: "412"
        case .officialOrdinaryPassport: "413"
        case .officialHkMacaoPermit: "518"
        case .foreignPassport, .other: nil
        }
    }

    public var title: Bilingual {
        switch self {
        case .ordinaryPassport: .init(zh: "普通护照", en: "ordinary passport")
        case .hkMacaoPermit: .init(zh: "往来港澳通行证", en: "Hong Kong/Macao permit")
        case .taiwanPermit: .init(zh: "往来台湾通行证", en: "Taiwan permit")
        case .diplomaticPassport: .init(zh: "外交护照", en: "diplomatic passport")
        case .servicePassport: .init(zh: "公务护照", en: "service passport")
        case .officialOrdinaryPassport: .init(zh: "公务普通护照", en: "official ordinary passport")
        case .officialHkMacaoPermit: .init(zh: "因公往来港澳通行证", en: "official Hong Kong/Macao permit")
        case .foreignPassport: .init(zh: "外国护照", en: "foreign passport")
        case .other: .init(zh: "其他证件", en: "other document")
        }
    }
}
