/// 限制期证件在外: a restriction is in force and a live document is not in custody.
public enum DocumentsOut: Rule {
    public static let info = RuleInfo(
        id: "restriction.documents-out",
        title: .init(zh: "限制期证件在外", en: "document out under restriction"),
        severity: .critical,
        since: .run,
        keys: [],
        condition: .init(
            zh: "拟调整任用以外的限制生效期间，有效证件已领出，或因私证件从未交存",
            en:
                "a restriction other than a transfer is in force, and a live document is out, or a live private document was "
                + "never in custody"),
        message: .init(
            zh: "限制{restriction}生效期间，{document}不在库",
            en: "{document} is not in custody while restriction {restriction} is in force"),
        remedy: .init(
            zh: "请立即收回证件并登记；限制依据已终止的，请登记其终止日",
            en: "call the document in and record it; if the ground of the restriction has ended, record the day"),
        refutation: .init(
            zh: "交存登记，证件注销、报失记录，或限制终止的通知",
            en:
                "a custody entry for it, the authority's record that it was cancelled or lost, or notice that the bar ended"
        ))

    public static func examine(_ file: CaseFile) -> Outcome {
        let restrictions = file.restrictionsToday
        if restrictions.isEmpty {
            return .notApplicable(.init(zh: "没有生效中的限制", en: "no restriction is in force"))
        }
        var outcome = Outcome.satisfied(.init(zh: "没有证件在外", en: "no live document is outside custody"))
        for document in file.owned {
            let state = document.state
            guard state == .out || state == .never && document.key.type.isPrivate else { continue }
            outcome.record(
                if: file.live(document),
                .init(
                    .document(document.key),
                    facts: [
                        "document": .document(document.key),
                        "restriction": .text(restrictions.map(\.reference).joined(separator: ", ")),
                    ],
                    evidence: restrictions.map(\.evidence)
                        + (state == .out ? document.record.custodyTrail().events.map(\.evidence) : document.evidence)))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        let restrictions = file.restrictionsToday
        if restrictions.isEmpty { return nil }
        let given = Fact.text(restrictions.map(\.reference).joined(separator: ", "))
        let documents = file.owned.map { document in
            let isInside = document.state != .out && !(document.state == .never && document.key.type.isPrivate)
            let title = document.state.title
            return Closest(
                .init(
                    zh: "限制{restriction}生效中，{document}{state}",
                    en: "restriction {restriction} is in force; {document}: {state}"),
                [
                    "restriction": given, "document": .document(document.key),
                    "state": .both(zh: title.zh, en: title.en),
                ], isInside ? .fixed : .barred(.notLive),
                evidence: restrictions.map(\.evidence)
                    + (document.custody.last.map { [$0.evidence] } ?? document.evidence))
        }
        return .nearest(of: documents)
            ?? Closest(
                .init(
                    zh: "限制{restriction}生效中，本人没有证件",
                    en: "restriction {restriction} is in force; no document of this person is known"),
                ["restriction": given], .fixed, evidence: restrictions.map(\.evidence))
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"
    private static let official: StaticString = "servicePassport:SE1234567"

    private static func fires(_ day: String) -> Example.Expectation { .fires(["ordinaryPassport:E12345678": day]) }

    /// Out from 1 March; a restriction from 5 to 20 March.
    private static func isOut(_ dossier: inout Dossier) {
        dossier.declares(passport, issued: "2025-01-01")
        dossier.custody(.handedIn, passport, at: "2025-01-05")
        dossier.custody(.handedOut, passport, at: "2026-03-01", approval: "A-1")
        dossier.restricted(.exitBan, from: "2026-03-05", until: "2026-03-20")
    }

    public static let examples = [
        Example("the day before the restriction", on: "2026-03-04", .notApplicable) { isOut(&$0) },
        Example("its first day", on: "2026-03-05", fires("2026-03-05")) { isOut(&$0) },
        Example("its last day", on: "2026-03-20", fires("2026-03-05")) { isOut(&$0) },
        Example("the day after it", on: "2026-03-21", .notApplicable) { isOut(&$0) },
        Example("one restriction follows another", on: "2026-04-01", fires("2026-03-05")) {
            isOut(&$0)
            $0.restricted(.investigation, from: "2026-03-21", reference: "R-2")
        },
        Example("a day between two", on: "2026-04-01", fires("2026-03-22")) {
            isOut(&$0)
            $0.restricted(.investigation, from: "2026-03-22", reference: "R-2")
        },
        Example("a transfer", on: "2026-03-10", .notApplicable) {
            $0.declares(passport, issued: "2025-01-01")
            $0.restricted(.transfer, from: "2026-03-05")
        },
        Example("handed back", on: "2026-03-10", .satisfied) {
            isOut(&$0)
            $0.custody(.handedIn, passport, at: "2026-03-08")
        },
        Example("never handed in", on: "2026-03-10", fires("2026-03-05")) {
            $0.declares(passport, issued: "2025-01-01")
            $0.restricted(.sanction, from: "2026-03-05")
        },
        Example("known from the feed alone", on: "2026-03-10", fires("2026-03-05")) {
            $0.authority(.issued, passport, on: "2025-01-01", issued: "2025-01-01", expires: "2034-12-31")
            $0.restricted(.sanction, from: "2026-03-05")
        },
        Example("an official one that was never here", on: "2026-03-10", .satisfied) {
            $0.declares(official, issued: "2025-01-01")
            $0.restricted(.sanction, from: "2026-03-05")
        },
        Example("an official one that is out", on: "2026-03-10", .fires(["servicePassport:SE1234567": "2026-03-05"])) {
            $0.declares(official, issued: "2025-01-01")
            $0.custody(.handedOut, official, at: "2026-03-01")
            $0.restricted(.sanction, from: "2026-03-05")
        },
        Example("missing is not out", on: "2026-03-10", .satisfied) {
            isOut(&$0)
            $0.custody(.missing, passport, at: "2026-03-08")
        },
        Example("reported lost", on: "2026-03-10", .satisfied) {
            isOut(&$0)
            $0.authority(.lost, passport, on: "2026-03-10")
        },
        Example("found again", on: "2026-03-15", fires("2026-03-12")) {
            isOut(&$0)
            $0.authority(.lost, passport, on: "2026-03-10")
            $0.authority(.found, passport, on: "2026-03-12")
        },
        Example("its last day of validity", on: "2026-03-10", fires("2026-03-05")) {
            $0.declares(passport, issued: "2016-03-11", expires: "2026-03-10")
            $0.restricted(.sanction, from: "2026-03-05")
        },
        Example("expired", on: "2026-03-11", .satisfied) {
            $0.declares(passport, issued: "2016-03-11", expires: "2026-03-10")
            $0.restricted(.sanction, from: "2026-03-05")
        },
        Example("its expiry is not known", on: "2026-03-10", .undecided(.expiresOn)) {
            $0.authority(.issued, passport, on: "2025-01-01")
            $0.restricted(.sanction, from: "2026-03-05")
        },
        Example("forwarded", on: "2026-03-10", .satisfied) {
            isOut(&$0)
            $0.custody(.forwarded, passport, at: "2026-03-08")
        },
        Example("he has left", on: "2026-03-10", fires("2026-03-05")) {
            isOut(&$0)
            $0.person.status = .left
            $0.person.statusSince = .example("2026-01-01")
        },
    ]
}
