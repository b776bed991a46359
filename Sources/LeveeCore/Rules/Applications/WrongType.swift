/// 证件种类不符: the document that he wants to travel on is not of the type or class that a destination asks for.
public enum WrongType: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.wrong-type",
        title: .init(zh: "证件种类不符", en: "wrong document type"),
        condition: .init(
            zh: "所列证件（未列证件的，所列种类）不合任一目的地：港澳须往来港澳通行证，台湾须往来台湾通行证，其他须护照；因公须因公证件，因私须因私证件；经停地不计",
            en:
                "the named document, or else the named type, does not fit a destination: a Hong Kong/Macao permit for HKG and MAC, "
                + "a Taiwan permit for TWN, a passport elsewhere; of the official class for official travel, of the private "
                + "class for private; transits do not count"),
        message: .init(zh: "{type}不能用于前往{places}", en: "{type} does not serve for {places}"),
        remedy: .init(zh: "请改用相应种类的证件", en: "name a document of the right type"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        let application = file.application
        guard let type = application.document?.type ?? application.documentType, let purpose = application.purpose
        else { return .clear }
        let places = application.destinations.filter { !NeededDocument.types(for: $0, purpose).contains(type) }
        if places.isEmpty { return .clear }
        return .found(.incomplete, ["type": type.fact, "places": .countries(places.unrepeated)])
    }

    private static func example(
        _ name: String, _ expected: ApplicationOutcome, _ purpose: Approval.Purpose, to places: [StaticString],
        on type: DocumentType?
    ) -> ApplicationExample {
        ApplicationExample(name, on: "2026-03-01", expected) {
            $0.application.purpose = purpose
            $0.application.destinations = places.map { .example($0) }
            $0.application.document = nil
            $0.application.documentType = type
        }
    }

    public static let examples = [
        example("a passport abroad", .clear, .private, to: ["SGP", "DEU"], on: .ordinaryPassport),
        example("a passport to Hong Kong", .incomplete, .private, to: ["SGP", "HKG"], on: .ordinaryPassport),
        example("a permit to Hong Kong and Macao", .clear, .private, to: ["HKG", "MAC"], on: .hkMacaoPermit),
        example("a private permit, official", .incomplete, .official, to: ["HKG"], on: .hkMacaoPermit),
        example("an official permit, official", .clear, .official, to: ["MAC"], on: .officialHkMacaoPermit),
        example("a Taiwan permit, private", .clear, .private, to: ["TWN"], on: .taiwanPermit),
        example("a Taiwan permit, official", .clear, .official, to: ["TWN"], on: .taiwanPermit),
        example("a private passport, official", .incomplete, .official, to: ["SGP"], on: .ordinaryPassport),
        example("a service passport, official", .clear, .official, to: ["SGP"], on: .servicePassport),
        example("a service passport, private", .incomplete, .private, to: ["SGP"], on: .servicePassport),
        example("a foreign passport", .incomplete, .private, to: ["SGP"], on: .foreignPassport),
        example("nothing named", .clear, .private, to: ["HKG"], on: nil),
        ApplicationExample("a transit does not count", on: "2026-03-01", .clear) {
            $0.application.transits = [.hongKong]
        },
        ApplicationExample("the named document counts, not the type", on: "2026-03-01", .incomplete) {
            $0.application.document = .example("hkMacaoPermit:C12345678")
            $0.application.documentType = .ordinaryPassport
        },
    ]
}
