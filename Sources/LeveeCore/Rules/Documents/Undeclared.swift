/// 未申报证件: the authority knows a live private document of the person that he never declared and never brought to the safe.
public enum Undeclared: Rule {
    public static let info = RuleInfo(
        id: "document.undeclared",
        title: .init(zh: "未申报证件", en: "undeclared document"),
        severity: .serious,
        since: .run,
        keys: PolicyKey.cover,
        condition: .init(
            zh: "按公安机关记录有效的因私证件，本人从未申报，也没有任何保管记录，本人在管",
            en:
                "a private document is live by the authority's records, the person never declared it and the custody ledger "
                + "does not know it, while the person is covered"),
        message: .init(
            zh: "{document}由公安机关记录为有效，本人未申报，也未交存",
            en: "the authority lists {document} as valid; it was neither declared nor ever in custody"),
        remedy: .init(zh: "请本人申报并交存该证件", en: "ask the person to declare the document and to hand it in"),
        refutation: .init(
            zh: "申报或交存的记录，或公安机关关于该证件不属本人、已注销或报失的记录",
            en:
                "a declaration or custody entry for it, or the authority's record that it is not the person's, was cancelled "
                + "or is lost"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let documents = file.owned.filter { $0.key.type.isPrivate && $0.isInFeed(of: file.person.ref) }
        if documents.isEmpty {
            return .notApplicable(.init(zh: "公安机关没有本人因私证件的记录", en: "the authority names no private document"))
        }
        var outcome = Outcome.satisfied(
            .init(zh: "有效的因私证件均已申报或有保管记录", en: "every live private document was declared or seen in custody"))
        for document in documents where document.custody.isEmpty && !document.isDeclared(by: file.person.ref) {
            outcome.record(
                if: file.covered.and(file.live(document, by: .feed)),
                .init(
                    .document(document.key), facts: ["document": .document(document.key)],
                    evidence: document.mentions.map(\.evidence)))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        let ref = file.person.ref
        return .nearest(
            of: file.owned.filter { $0.key.type.isPrivate && $0.isInFeed(of: ref) }.reversed().map { document in
                var facts: [String: Fact] = ["document": .document(document.key)]
                if let declaration = document.declaration, document.isDeclared(by: ref) {
                    facts["day"] = .day(declaration.declaredOn)
                    return Closest(
                        .init(zh: "{document}已于{day}申报", en: "{document} was declared on {day}"), facts, .fixed,
                        evidence: document.evidence)
                }
                if let first = document.custody.first {
                    facts["day"] = .day(file.policy.zone.day(of: first.at))
                    return Closest(
                        .init(
                            zh: "{document}未申报，台账自{day}起有记载",
                            en: "{document} is not declared; it is in the ledger since {day}"), facts, .fixed,
                        evidence: [first.evidence] + document.evidence)
                }
                return Closest(
                    .init(zh: "{document}未申报", en: "{document} is not declared"), facts,
                    file.barredToday(unlessLive: document, by: .feed), evidence: document.evidence)
            })
    }

    public static let examples = [
        Example("issued and never declared", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-01"])) {
            $0.authority(
                .issued, "ordinaryPassport:E12345678", on: "2026-03-01", issued: "2026-03-01", expires: "2036-02-28")
        },
        Example("its last day", on: "2026-03-05", .fires(["hkMacaoPermit:C12345678": "2021-03-06"])) {
            $0.authority(
                .issued, "hkMacaoPermit:C12345678", on: "2021-03-06", issued: "2021-03-06", expires: "2026-03-05")
        },
        Example("the day after its last", on: "2026-03-06", .satisfied) {
            $0.authority(
                .issued, "hkMacaoPermit:C12345678", on: "2021-03-06", issued: "2021-03-06", expires: "2026-03-05")
        },
        Example("valid from a day to come", on: "2026-03-09", .satisfied) {
            $0.authority(
                .issued, "ordinaryPassport:E12345678", on: "2026-03-01", issued: "2026-03-10", expires: "2036-03-09")
        },
        Example("valid from today", on: "2026-03-10", .fires(["ordinaryPassport:E12345678": "2026-03-10"])) {
            $0.authority(
                .issued, "ordinaryPassport:E12345678", on: "2026-03-01", issued: "2026-03-10", expires: "2036-03-09")
        },
        Example("declared", on: "2026-03-05", .satisfied) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
        },
        Example("declared tomorrow", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-01"])) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01", on: "2026-03-06")
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
        },
        Example("somebody else declared it: it is his", on: "2026-03-05", .notApplicable) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
            $0.documents[0].declaration?.ref = "P-2"
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
        },
        Example("seen once", on: "2026-03-05", .satisfied) {
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
            $0.custody(.seen, "ordinaryPassport:E12345678", at: "2026-03-02")
        },
        Example("lost and found", on: "2026-03-20", .fires(["ordinaryPassport:E12345678": "2026-03-10"])) {
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2026-03-05")
            $0.authority(.found, "ordinaryPassport:E12345678", on: "2026-03-10")
        },
        Example("its expiry is not known", on: "2026-03-05", .undecided(.expiresOn)) {
            $0.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678")
        },
        Example("its expiry is not known, but it is cancelled", on: "2026-03-05", .satisfied) {
            $0.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678")
            $0.authority(.cancelled, "ordinaryPassport:E12345678", on: "2026-03-05")
        },
        Example("not covered yet", on: "2026-03-05", .satisfied) {
            $0.person.coveredSince = .example("2026-03-06")
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
        },
        Example("an official passport", on: "2026-03-05", .notApplicable) {
            $0.authority(.issued, "servicePassport:SE1234567", on: "2026-03-01", expires: "2031-02-28")
        },
        Example("a record of another person", on: "2026-03-05", .notApplicable) {
            $0.authority(
                .issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28", of: "P-2")
        },
    ]
}
