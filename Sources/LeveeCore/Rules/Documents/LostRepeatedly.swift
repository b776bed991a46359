/// 多次报失: several documents of the person were reported lost within the last years and not found.
public enum LostRepeatedly: Rule {
    public static let info = RuleInfo(
        id: "document.lost-repeatedly",
        title: .init(zh: "多次报失", en: "lost repeatedly"),
        severity: .moderate,
        since: .run,
        keys: PolicyKey.cover.union([.lostYears, .lostLimit]),
        condition: .init(
            zh: "近年内报失且未找回的证件（不论种类，含已注销的）达到规定本数，本人在管",
            en:
                "as many documents as the limit, of any class and cancelled ones too, were reported lost within the last years "
                + "and not found, while the person is covered"),
        message: .init(
            zh: "{years}年内报失{count}本证件：{documents}",
            en: "{count} documents reported lost within {years} years: {documents}"),
        remedy: .init(zh: "请本人书面说明每次遗失的经过", en: "ask the person for a written account of each loss"),
        refutation: .init(
            zh: "证件找回的记录，或公安机关撤回报失记录", en: "a record that one was found, or the authority's withdrawal of a report"))

    public static func examine(_ file: CaseFile) -> Outcome {
        // About the person: a document whose custody is gone counts here.
        let lost = file.allDocuments.compactMap { document -> (key: DocumentKey, report: Mention)? in
            guard document.owner == file.person.ref, let report = document.standingLoss(on: file.day) else {
                return nil
            }
            return (document.key, report)
        }
        if lost.isEmpty {
            return .notApplicable(.init(zh: "没有报失的证件", en: "no document is reported lost"))
        }
        var outcome = Outcome.satisfied(.init(zh: "近年报失未达规定本数", en: "fewer documents than the limit were lost lately"))
        let years = file.policy.number(.lostYears)
        let recent = lost.filter { file.isWithin(years: years, $0.report.on) }.sorted { $0.report.on < $1.report.on }
        guard recent.count >= file.policy.number(.lostLimit) else { return outcome }
        outcome.record(
            if: file.covered,
            .init(
                .person(file.person.ref),
                facts: [
                    "years": .number(years), "count": .number(recent.count), "documents": .documents(recent.map(\.key)),
                ], evidence: recent.map(\.report.evidence)))
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        let years = file.policy.number(.lostYears)
        let limit = file.policy.number(.lostLimit)
        let reports = file.allDocuments.filter { $0.owner == file.person.ref }.compactMap {
            $0.standingLoss(on: file.day)
        }
        if reports.isEmpty { return nil }
        let recent = reports.filter { file.isWithin(years: years, $0.on) }.sorted { $0.on < $1.on }
        return Closest(
            .init(
                zh: "近{years}年报失{count}本，{limit}本起算", en: "{count} lost within {years} years; it takes {limit}"),
            ["years": .number(years), "count": .number(recent.count), "limit": .number(limit)],
            recent.count >= limit ? file.barredToday : .fixed,
            evidence: (recent.isEmpty ? reports : recent).map(\.evidence))
    }

    public static let examples = [
        Example("two in two years", on: "2026-03-05", .fires(["person:P-1": "2026-03-01"])) {
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2024-03-01")
            $0.authority(.lost, "hkMacaoPermit:C12345678", on: "2026-03-01")
        },
        Example("one, reported twice", on: "2026-03-05", .satisfied) {
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2024-03-01")
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2026-03-01")
        },
        Example("five years less a day ago", on: "2026-02-28", .fires(["person:P-1": "2024-05-01"])) {
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2021-03-01")
            $0.authority(.lost, "hkMacaoPermit:C12345678", on: "2024-05-01")
        },
        Example("five years ago to the day", on: "2026-03-01", .satisfied) {
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2021-03-01")
            $0.authority(.lost, "hkMacaoPermit:C12345678", on: "2024-05-01")
        },
        Example("lost on 29 February, five years less a day", on: "2029-02-28", .fires(["person:P-1": "2026-05-01"])) {
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2024-02-29")
            $0.authority(.lost, "hkMacaoPermit:C12345678", on: "2026-05-01")
        },
        Example("lost on 29 February, five years and a day", on: "2029-03-01", .satisfied) {
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2024-02-29")
            $0.authority(.lost, "hkMacaoPermit:C12345678", on: "2026-05-01")
        },
        Example("29 February less five years is the 28th", on: "2028-02-29", .satisfied) {
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2023-02-28")
            $0.authority(.lost, "hkMacaoPermit:C12345678", on: "2026-05-01")
        },
        Example("a third while the first grows old", on: "2026-03-05", .fires(["person:P-1": "2023-05-01"])) {
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2021-03-01")
            $0.authority(.lost, "hkMacaoPermit:C12345678", on: "2023-05-01")
            $0.authority(.lost, "servicePassport:SE1234567", on: "2026-03-01")
        },
        Example("the third came too late", on: "2026-03-05", .fires(["person:P-1": "2026-03-02"])) {
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2021-03-01")
            $0.authority(.lost, "hkMacaoPermit:C12345678", on: "2023-05-01")
            $0.authority(.lost, "servicePassport:SE1234567", on: "2026-03-02")
        },
        Example("one was found again", on: "2026-03-05", .satisfied) {
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2024-03-01")
            $0.authority(.lost, "hkMacaoPermit:C12345678", on: "2026-03-01")
            $0.authority(.found, "hkMacaoPermit:C12345678", on: "2026-03-01")
        },
        Example("one was cancelled afterwards", on: "2026-03-05", .fires(["person:P-1": "2026-03-01"])) {
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2024-03-01")
            $0.authority(.cancelled, "ordinaryPassport:E12345678", on: "2024-03-05")
            $0.authority(.lost, "hkMacaoPermit:C12345678", on: "2026-03-01")
        },
        Example("one was forwarded", on: "2026-03-05", .fires(["person:P-1": "2026-03-01"])) {
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2024-03-01")
            $0.custody(.forwarded, "ordinaryPassport:E12345678", at: "2025-03-01")
            $0.authority(.lost, "hkMacaoPermit:C12345678", on: "2026-03-01")
        },
        Example("one is declared by somebody else", on: "2026-03-05", .satisfied) {
            $0.declares("ordinaryPassport:E12345678", issued: "2020-03-01")
            $0.documents[0].declaration?.ref = "P-2"
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2024-03-01")
            $0.authority(.lost, "hkMacaoPermit:C12345678", on: "2026-03-01")
        },
        Example("nothing lost", on: "2026-03-05", .notApplicable) {
            $0.declares("ordinaryPassport:E12345678", issued: "2020-03-01")
        },
        Example("a retired leader of unknown rank", on: "2026-03-05", .undecided(.rank)) {
            $0.retiresWithoutRank(since: "2026-03-03")
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2024-03-01")
            $0.authority(.lost, "hkMacaoPermit:C12345678", on: "2026-03-01")
        },
    ]
}
