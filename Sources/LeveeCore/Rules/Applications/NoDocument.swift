/// 无有效证件: the document that he wants to travel on is unknown, another's or not live on departure, or he has none to name.
public enum NoDocument: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.no-document",
        title: .init(zh: "无有效证件", en: "no valid document"),
        kinds: [.travel, .lend],
        condition: .init(
            zh: "所列证件无人申报且无公安记录，或为他人证件，或出发日无效；未列证件的，没有出发日有效的相应种类证件",
            en:
                "the named document is unknown, another person's or not live on the day of departure; or none is named, and none of "
                + "the right type is live on that day"),
        message: .init(zh: "所需证件 {document}：{state}", en: "{document}: {state}"),
        remedy: .init(
            zh: "请核对证件号码，或先申办证件；记录有误的，请更正",
            en: "check the number, or apply for a document first; if the record is wrong, correct it"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        if let key = file.application.document { return named(key, file) }
        if let type = file.application.documentType {
            return lacking([type], type.fact, file)
        }
        guard let purpose = file.application.purpose else { return .clear }
        let answers = file.application.destinations.map { place in
            lacking(NeededDocument.types(for: place, purpose), .country(place), file)
        }
        return answers.first { !$0.findings.isEmpty } ?? answers.first { !$0.missing.isEmpty } ?? .clear
    }

    private static func named(_ key: DocumentKey, _ file: ApplicationFile) -> ApplicationAnswer {
        func facts(_ zh: String, _ en: String) -> [String: Fact] {
            ["document": .document(key), "state": .both(zh: zh, en: en)]
        }
        guard let document = file.namedDocument else {
            return .found(.incomplete, facts("无人申报，也无公安记录", "nobody knows it"))
        }
        if document.owner != file.person.ref {
            return .found(.incomplete, facts("为他人证件", "another person's"), evidence: document.evidence)
        }
        guard let departure = file.application.departOn else { return .clear }
        return .found(
            if: !file.file.live(document, on: departure), .incomplete,
            facts("\(departure) 无效", "not valid on \(departure)"), evidence: document.evidence)
    }

    /// Whether he lacks a document of these types that is live on departure.
    private static func lacking(_ types: Set<DocumentType>, _ what: Fact, _ file: ApplicationFile) -> ApplicationAnswer
    {
        guard let departure = file.application.departOn else { return .clear }
        let documents = file.file.owned.filter { types.contains($0.key.type) }
        return .found(
            if: !Truth.any(documents.map { file.file.live($0, on: departure) }), .incomplete,
            ["document": what, "state": .both(zh: "没有 \(departure) 有效的证件", en: "no document valid on \(departure)")],
            evidence: documents.flatMap(\.evidence))
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"
    private static let second: StaticString = "ordinaryPassport:E87654321"

    /// Without the documents of the other examples.
    private static func example(
        _ name: String, _ expected: ApplicationOutcome, names document: StaticString? = nil, type: DocumentType? = nil,
        _ build: (inout ApplicationExample) -> Void
    ) -> ApplicationExample {
        ApplicationExample(name, on: "2026-03-01", expected, dossier: .example) {
            $0.application.document = document.map { .example($0) }
            $0.application.documentType = type
            build(&$0)
        }
    }

    public static let examples = [
        example("named, live on departure", .clear, names: passport) {
            $0.dossier?.declares(passport, issued: "2022-01-10", expires: "2026-05-01")
        },
        example("named, expired the day before", .incomplete, names: passport) {
            $0.dossier?.declares(passport, issued: "2022-01-10", expires: "2026-04-30")
        },
        example("named, cancelled", .incomplete, names: passport) {
            $0.dossier?.declares(passport, issued: "2022-01-10")
            $0.dossier?.authority(.cancelled, passport, on: "2026-02-01")
        },
        example("named, its expiry unknown", .undecided, names: passport) {
            $0.dossier?.authority(.issued, passport, on: "2022-01-10")
        },
        example("named, unknown", .incomplete, names: passport) { _ in },
        example("named, declared tomorrow", .incomplete, names: passport) {
            $0.dossier?.declares(passport, issued: "2022-01-10", on: "2026-03-02")
        },
        example("named, another's", .incomplete, names: passport) {
            var other = Dossier.example
            other.authority(.issued, passport, on: "2022-01-10", expires: "2032-01-09", of: "P-2")
            $0.around.namedDocument = other.documents.first
        },
        example("none named, one live", .clear) {
            $0.dossier?.declares(passport, issued: "2022-01-10")
        },
        example("none named, one of two live", .clear) {
            $0.dossier?.authority(.issued, second, on: "2022-01-10")
            $0.dossier?.declares(passport, issued: "2022-01-10")
        },
        example("none named, one of unknown expiry", .undecided) {
            $0.dossier?.authority(.issued, passport, on: "2022-01-10")
        },
        example("none named, the only one forwarded", .incomplete) {
            $0.dossier?.declares(passport, issued: "2022-01-10")
            $0.dossier?.custody(.forwarded, passport, at: "2026-01-10")
        },
        example("none named, one place without", .incomplete) {
            $0.application.destinations = [.example("SGP"), .taiwan]
            $0.dossier?.declares(passport, issued: "2022-01-10")
        },
        example("a type named", .incomplete, type: .hkMacaoPermit) {
            $0.dossier?.declares(passport, issued: "2022-01-10")
        },
        example("no day of departure", .clear) { $0.application.departOn = nil },
    ]
}
