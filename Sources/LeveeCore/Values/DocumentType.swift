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
        for (type, name) in names where name.spells(bytes) { return .success(type) }
        return .failure(.unknownDocumentType)
    }

    /// Its place among all cases.
    var place: Int {
        switch self {
        case .ordinaryPassport: 0
        case .hkMacaoPermit: 1
        case .taiwanPermit: 2
        case .diplomaticPassport: 3
        case .servicePassport: 4
        case .officialOrdinaryPassport: 5
        case .officialHkMacaoPermit: 6
        case .foreignPassport: 7
        case .other: 8
        }
    }

    /// Its raw value, whose bytes stay where they are.
    public var name: StaticString {
        switch self {
        case .ordinaryPassport: "ordinaryPassport"
        case .hkMacaoPermit: "hkMacaoPermit"
        case .taiwanPermit: "taiwanPermit"
        case .diplomaticPassport: "diplomaticPassport"
        case .servicePassport: "servicePassport"
        case .officialOrdinaryPassport: "officialOrdinaryPassport"
        case .officialHkMacaoPermit: "officialHkMacaoPermit"
        case .foreignPassport: "foreignPassport"
        case .other: "other"
        }
    }

    private static let names = allCases.map { ($0, $0.name) }

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
