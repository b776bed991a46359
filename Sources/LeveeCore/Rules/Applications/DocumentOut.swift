/// 证件在外: the document that he wants to travel on is not in the safe.
public enum DocumentOut: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.document-out",
        title: .init(zh: "证件在外", en: "document out"),
        kinds: [.travel, .lend],
        condition: .init(
            zh: "所列证件有记录，但不在库", en: "the named document is known, and it is not in custody"),
        message: .init(zh: "{document}不在库：{custody}", en: "{document} is not in custody: {custody}"),
        remedy: .init(
            zh: "请先交存证件；已交存的，请补登记", en: "let it be handed in first; if it was, enter that"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        guard let document = file.namedDocument else { return .clear }
        let state = document.state
        if state == .kept { return .clear }
        let events = document.record.custodyTrail().events
        return .found(
            .refer,
            ["document": .document(document.key), "custody": .both(zh: state.title.zh, en: state.title.en)],
            evidence: events.isEmpty ? document.evidence : events.map(\.evidence))
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"

    public static let examples = [
        ApplicationExample("in the safe", on: "2026-03-01", .clear),
        ApplicationExample("out", on: "2026-03-01", .refer) {
            $0.dossier?.custody(.handedOut, passport, at: "2026-03-01")
        },
        ApplicationExample("out tomorrow", on: "2026-03-01", .clear) {
            $0.dossier?.custody(.handedOut, passport, at: "2026-03-02")
        },
        ApplicationExample("out and back on one day", on: "2026-03-01", .clear) {
            $0.dossier?.custody(.handedOut, passport, at: "2026-03-01T09:00")
            $0.dossier?.custody(.handedIn, passport, at: "2026-03-01T17:00")
        },
        ApplicationExample("missing", on: "2026-03-01", .refer) {
            $0.dossier?.custody(.missing, passport, at: "2026-02-01")
        },
        ApplicationExample("missing, then seen", on: "2026-03-01", .clear) {
            $0.dossier?.custody(.missing, passport, at: "2026-02-01")
            $0.dossier?.custody(.seen, passport, at: "2026-02-02")
        },
        ApplicationExample("never handed in", on: "2026-03-01", .refer, dossier: .example) {
            $0.dossier?.declares(passport, issued: "2022-01-10")
        },
        ApplicationExample("nobody knows it", on: "2026-03-01", .clear, dossier: .example),
        ApplicationExample("loan: out", on: "2026-03-01", .refer) {
            $0.application = .loanExample
            $0.dossier?.custody(.handedOut, passport, at: "2026-03-01")
        },
        ApplicationExample("none named", on: "2026-03-01", .clear) {
            $0.dossier?.custody(.handedOut, passport, at: "2026-02-01")
            $0.application.document = nil
        },
    ]
}
