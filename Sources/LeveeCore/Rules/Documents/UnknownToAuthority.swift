/// 公安无对应证照: the authority's last list for the person lacks a private document that he declared.
public enum UnknownToAuthority: Rule {
    public static let info = RuleInfo(
        id: "document.unknown-to-authority",
        title: .init(zh: "公安无对应证照", en: "unknown to the authority"),
        severity: .moderate,
        since: .run,
        keys: PolicyKey.cover,
        condition: .init(
            zh: "已申报且在公安机关最近一次证件清单日有效的因私证件，不在该清单中，本人在管",
            en:
                "a declared private document that was live on the day of the authority's last list for the person is not on "
                + "that list, while the person is covered"),
        message: .init(
            zh: "本人申报的{document}不在公安机关{listed}的证件清单中",
            en: "{document}, which the person declared, is not on the authority's list of {listed}"),
        remedy: .init(
            zh: "请核对证件原件和号码，更正申报或向公安机关查询",
            en: "compare the document and its number; correct the declaration or ask the authority"),
        refutation: .init(
            zh: "公安机关列有该证件的较新清单，或更正后的申报", en: "a later list that has the document, or the corrected declaration"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let documents = file.declared.filter(\.key.type.isPrivate)
        guard let list = file.lastHoldings, !documents.isEmpty else {
            return .notApplicable(
                .init(zh: "没有公安机关清单，或未申报因私证件", en: "there is no list, or no private document is declared"))
        }
        var outcome = Outcome.satisfied(.init(zh: "申报的因私证件均在清单中", en: "every declared document is on the list"))
        for document in documents where !list.documents.contains(document.key) {
            outcome.record(
                if: file.covered.and(file.live(document, on: list.on)),
                .init(
                    .document(document.key), facts: ["document": .document(document.key), "listed": .day(list.on)],
                    evidence: [list.evidence] + document.evidence))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        guard let list = file.lastHoldings else { return nil }
        return .nearest(
            of: file.declared.filter(\.key.type.isPrivate).map { document in
                let isListed = list.documents.contains(document.key)
                let wasLive = file.live(document, on: list.on) != .no
                return Closest(
                    isListed
                        ? .init(zh: "{document}在{listed}的清单中", en: "{document} is on the list of {listed}")
                        : .init(zh: "{document}不在{listed}的清单中", en: "{document} is not on the list of {listed}"),
                    ["document": .document(document.key), "listed": .day(list.on)],
                    isListed ? .fixed : wasLive ? file.barredToday : .barred(.notLive),
                    evidence: [list.evidence] + document.evidence)
            })
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"

    public static let examples = [
        Example("an empty list", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-03"])) {
            $0.declares(passport, issued: "2026-03-01")
            $0.holdings(on: "2026-03-03", [])
        },
        Example("another number", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-03"])) {
            $0.declares(passport, issued: "2026-03-01")
            $0.holdings(on: "2026-03-03", ["ordinaryPassport:E12345679"])
        },
        Example("listed", on: "2026-03-05", .satisfied) {
            $0.declares(passport, issued: "2026-03-01")
            $0.holdings(on: "2026-03-03", [passport])
        },
        Example("listed since", on: "2026-03-05", .satisfied) {
            $0.declares(passport, issued: "2026-03-01")
            $0.holdings(on: "2026-03-03", [])
            $0.holdings(on: "2026-03-05", [passport])
        },
        Example("to be listed tomorrow", on: "2026-03-04", .fires(["ordinaryPassport:E12345678": "2026-03-03"])) {
            $0.declares(passport, issued: "2026-03-01")
            $0.holdings(on: "2026-03-03", [])
            $0.holdings(on: "2026-03-05", [passport])
        },
        Example("missing twice", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-02"])) {
            $0.declares(passport, issued: "2026-03-01")
            $0.holdings(on: "2026-03-02", [])
            $0.holdings(on: "2026-03-05", [])
        },
        Example("two lists of one day: the later file counts", on: "2026-03-05", .satisfied) {
            $0.declares(passport, issued: "2026-03-01")
            $0.holdings(on: "2026-03-03", [passport])
            $0.holdings(on: "2026-03-03", [])
            $0.holdings[0].generatedAt = .example("2026-03-04")
        },
        Example("of another source", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-03"])) {
            $0.declares(passport, issued: "2026-03-01")
            $0.holdings(on: "2026-03-02", [passport])
            $0.holdings(on: "2026-03-03", [])
            $0.holdings[1].record = RecordID(source: "another", id: "h-1")
        },
        Example("declared after the list", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-05"])) {
            $0.declares(passport, issued: "2026-03-01", on: "2026-03-05")
            $0.holdings(on: "2026-03-03", [])
        },
        Example("issued after the list", on: "2026-03-05", .satisfied) {
            $0.declares(passport, issued: "2026-03-04")
            $0.holdings(on: "2026-03-03", [])
        },
        Example("expired on the day of the list", on: "2026-03-05", .satisfied) {
            $0.declares(passport, issued: "2016-03-03", expires: "2026-03-02")
            $0.holdings(on: "2026-03-03", [])
        },
        Example("expired since the list", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-03"])) {
            $0.declares(passport, issued: "2016-03-04", expires: "2026-03-03")
            $0.holdings(on: "2026-03-03", [])
        },
        Example("lost on the day of the list", on: "2026-03-05", .satisfied) {
            $0.declares(passport, issued: "2026-03-01")
            $0.authority(.lost, passport, on: "2026-03-03")
            $0.holdings(on: "2026-03-03", [])
        },
        Example("no list at all", on: "2026-03-05", .notApplicable) {
            $0.declares(passport, issued: "2026-03-01")
        },
        Example("an official passport", on: "2026-03-05", .notApplicable) {
            $0.declares("servicePassport:SE1234567", issued: "2026-03-01")
            $0.holdings(on: "2026-03-03", [])
        },
        Example("forwarded", on: "2026-03-05", .notApplicable) {
            $0.declares(passport, issued: "2026-03-01")
            $0.holdings(on: "2026-03-03", [])
            $0.custody(.forwarded, passport, at: "2026-03-04")
        },
        Example("a retired leader of unknown rank", on: "2026-03-05", .undecided(.rank)) {
            $0.retiresWithoutRank(since: "2026-03-04")
            $0.declares(passport, issued: "2026-03-01")
            $0.holdings(on: "2026-03-03", [])
        },
    ]
}
