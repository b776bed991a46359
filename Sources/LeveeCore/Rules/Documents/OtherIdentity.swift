/// 疑似另有身份: a reviewer confirmed that the person also lives under another ID number, and that one holds a live document.
public enum OtherIdentity: Rule {
    public static let info = RuleInfo(
        id: "document.other-identity",
        title: .init(zh: "疑似另有身份", en: "other identity"),
        severity: .critical,
        since: .run,
        keys: [],
        condition: .init(
            zh: "姓名、出生日期、性别相同而身份证号不同的疑似记录经核实确认为本人，且该身份名下证件有效",
            en:
                "a reviewer confirmed a possible match of equal name, birth date and sex under another ID number, and that "
                + "identity holds a document that is live by the feed"),
        message: .init(
            zh: "经{confirmed}确认，本人以另一身份持有有效证件{document}",
            en: "confirmed on {confirmed}: under another identity the person holds {document}, which is live"),
        remedy: .init(
            zh: "请公安机关核查身份及户籍，并依法处理该证件",
            en: "ask the police to examine the identities and to deal with the document by law"),
        refutation: .init(
            zh: "公安机关关于两个身份并非一人的结论，或该证件已注销、报失的记录",
            en: "the police's finding that these are two people, or a record that the document was cancelled or is lost"
        ))

    public static func examine(_ file: CaseFile) -> Outcome {
        if file.facts.identities.isEmpty {
            return .notApplicable(.init(zh: "没有经确认的其他身份", en: "no other identity was confirmed"))
        }
        var outcome = Outcome.satisfied(.init(zh: "其他身份名下没有有效证件", en: "no document of another identity is live"))
        for held in file.otherIdentityDocuments {
            var facts: [String: Fact] = ["document": .document(held.document.key)]
            facts["confirmed"] = held.matches.map(\.confirmedOn).min().map(Fact.day)
            outcome.record(
                if: file.live(held.document, by: .feed),
                .init(
                    .document(held.document.key), facts: facts,
                    evidence: held.matches.map(\.evidence) + held.document.mentions.map(\.evidence)))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        if file.facts.identities.isEmpty { return nil }
        let held = file.otherIdentityDocuments.map { held in
            Closest(
                .init(zh: "其他身份的{document}", en: "{document} of the other identity"),
                ["document": .document(held.document.key)], .barred(.notLive),
                evidence: held.matches.map(\.evidence) + held.document.mentions.map(\.evidence))
        }
        return .nearest(of: held)
            ?? Closest(
                .init(zh: "其他身份名下没有证件", en: "the other identity has no document"), [:], .fixed,
                evidence: file.facts.identities.map(\.evidence))
    }

    private static let passport: StaticString = "ordinaryPassport:E87654321"

    public static let examples = [
        Example("confirmed today", on: "2026-03-05", .fires(["ordinaryPassport:E87654321": "2026-03-05"])) {
            $0.alsoIs("d-1", confirmed: "2026-03-05", holding: passport, issued: "2025-03-01", expires: "2035-02-28")
        },
        Example("not confirmed yet", on: "2026-03-04", .notApplicable) {
            $0.alsoIs("d-1", confirmed: "2026-03-05", holding: passport, issued: "2025-03-01", expires: "2035-02-28")
        },
        Example("its last day", on: "2026-03-05", .fires(["ordinaryPassport:E87654321": "2026-03-01"])) {
            $0.alsoIs("d-1", confirmed: "2026-03-01", holding: passport, issued: "2016-03-06", expires: "2026-03-05")
        },
        Example("the day after", on: "2026-03-06", .satisfied) {
            $0.alsoIs("d-1", confirmed: "2026-03-01", holding: passport, issued: "2016-03-06", expires: "2026-03-05")
        },
        Example("its expiry day is not known", on: "2026-03-05", .undecided(.expiresOn)) {
            $0.alsoIs("d-1", confirmed: "2026-03-01", holding: passport, issued: "2016-03-06", expires: nil)
        },
        Example("cancelled under his own identity", on: "2026-03-05", .satisfied) {
            $0.alsoIs("d-1", confirmed: "2026-03-01", holding: passport, issued: "2025-03-01", expires: "2035-02-28")
            $0.authority(.cancelled, passport, on: "2026-03-05")
        },
        Example("a declaration gives no expiry day", on: "2026-03-05", .undecided(.expiresOn)) {
            $0.alsoIs("d-1", confirmed: "2026-03-01", holding: passport, issued: "2025-03-01", expires: nil)
            $0.declares(passport, issued: "2025-03-01")
        },
        Example("confirmed twice", on: "2026-03-05", .fires(["ordinaryPassport:E87654321": "2026-03-02"])) {
            $0.alsoIs("d-1", confirmed: "2026-03-02", holding: passport, issued: "2025-03-01", expires: "2035-02-28")
            $0.alsoIs("d-2", confirmed: "2026-03-04", holding: passport, issued: "2025-03-01", expires: "2035-02-28")
        },
        Example("forwarded", on: "2026-03-05", .satisfied) {
            $0.alsoIs("d-1", confirmed: "2026-03-01", holding: passport, issued: "2025-03-01", expires: "2035-02-28")
            $0.declares(passport, issued: "2025-03-01")
            $0.custody(.forwarded, passport, at: "2026-03-04")
        },
        Example("whatever his status", on: "2026-03-05", .fires(["ordinaryPassport:E87654321": "2026-03-01"])) {
            $0.person.status = .left
            $0.person.statusSince = .example("2026-01-01")
            $0.alsoIs("d-1", confirmed: "2026-03-01", holding: passport, issued: "2025-03-01", expires: "2035-02-28")
        },
    ]
}
