/// 失效证件未缴销: an expired or cancelled document still lies in the safe.
public enum VoidKept: Rule {
    public static let info = RuleInfo(
        id: "document.void-kept",
        title: .init(zh: "失效证件未缴销", en: "void document kept"),
        severity: .notice,
        since: .run,
        keys: [.voidDays],
        condition: .init(
            zh: "在库证件已过有效期或已注销超过规定天数，不论种类",
            en: "a document of any class lies in custody more than the allowed days after it expired or was cancelled"),
        message: .init(
            zh: "{document}自{end}起失效，应于{due}前缴销，目前仍在库",
            en: "{document} ended on {end} and was due to be returned to its issuer by {due}, but is still in custody"),
        remedy: .init(zh: "请送签发机关缴销，并登记移交", en: "return it to the issuer and record that it was forwarded"),
        refutation: .init(
            zh: "移交缴销的登记，或公安机关更正的有效期",
            en: "a custody entry that it was forwarded, or the authority's corrected expiry day"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let documents = file.inHisCustodyFile.filter { $0.state == .kept }
        if documents.isEmpty {
            return .notApplicable(.init(zh: "没有在库证件", en: "no document is in custody"))
        }
        var outcome = Outcome.satisfied(.init(zh: "在库证件有效，或尚在缴销期限内", en: "each is valid, or not due yet"))
        let days = file.policy.number(.voidDays)
        for document in documents {
            let expires = document.expiresOn()
            let end = [expires, document.cancelledOn].compactMap { $0 }.min()
            var facts: [String: Fact] = ["document": .document(document.key)]
            facts["end"] = end.map(Fact.day)
            facts["due"] = end.map { .day($0 + days) }
            let isOverdue = end.map { file.isAfter($0 + days) } ?? false
            // An expiry day that nobody knows may lie long before the cancelling.
            let otherwise: Truth =
                expires == nil ? .unknown(Missing(.expiresOn, of: document.key.description)) : .no
            outcome.record(
                if: isOverdue ? .yes : otherwise,
                .init(
                    .document(document.key), facts: facts,
                    evidence: (document.record.custodyProof.map { [$0.evidence] } ?? []) + document.evidence))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        .nearest(
            of: file.inHisCustodyFile.filter { $0.state == .kept }.map { document in
                let evidence = (document.record.custodyProof.map { [$0.evidence] } ?? []) + document.evidence
                var facts: [String: Fact] = ["document": .document(document.key)]
                guard let end = [document.expiresOn(), document.cancelledOn].compactMap({ $0 }).min() else {
                    return Closest(
                        .init(zh: "在库的{document}有效期不明", en: "the expiry day of {document} in custody is not known"),
                        facts, .fixed, evidence: evidence)
                }
                let due = end + file.policy.number(.voidDays)
                facts["end"] = .day(end)
                facts["due"] = .day(due)
                return Closest(
                    .init(
                        zh: "在库的{document}至{end}失效，应于{due}前缴销",
                        en: "{document} in custody ends on {end}, to be handed over by {due}"), facts,
                    .left(file.day.days(to: due)), evidence: evidence)
            })
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"

    public static let examples = [
        Example("expired thirty days ago", on: "2026-03-31", .satisfied) {
            $0.declares(passport, issued: "2016-03-02", expires: "2026-03-01")
            $0.custody(.handedIn, passport, at: "2020-03-01")
        },
        Example("expired 31 days ago", on: "2026-04-01", .fires(["ordinaryPassport:E12345678": "2026-04-01"])) {
            $0.declares(passport, issued: "2016-03-02", expires: "2026-03-01")
            $0.custody(.handedIn, passport, at: "2020-03-01")
        },
        Example("cancelled thirty days ago", on: "2026-03-31", .satisfied) {
            $0.declares(passport, issued: "2020-03-01")
            $0.authority(.cancelled, passport, on: "2026-03-01")
            $0.custody(.handedIn, passport, at: "2020-03-01")
        },
        Example("cancelled 31 days ago", on: "2026-04-01", .fires(["ordinaryPassport:E12345678": "2026-04-01"])) {
            $0.declares(passport, issued: "2020-03-01")
            $0.authority(.cancelled, passport, on: "2026-03-01")
            $0.custody(.handedIn, passport, at: "2020-03-01")
        },
        Example("cancelled after it expired", on: "2026-05-01", .fires(["ordinaryPassport:E12345678": "2026-04-01"])) {
            $0.declares(passport, issued: "2016-03-02", expires: "2026-03-01")
            $0.authority(.cancelled, passport, on: "2026-03-20")
            $0.custody(.handedIn, passport, at: "2020-03-01")
        },
        Example("handed in when long void", on: "2026-05-05", .fires(["servicePassport:SE1234567": "2026-05-03"])) {
            $0.declares("servicePassport:SE1234567", issued: "2020-03-02", expires: "2025-03-01")
            $0.custody(.handedIn, "servicePassport:SE1234567", at: "2026-05-03T23:59")
        },
        Example("the authority's expiry day counts", on: "2026-04-01", .satisfied) {
            $0.declares(passport, issued: "2016-03-02", expires: "2026-03-01")
            $0.authority(.renewed, passport, on: "2020-03-01", expires: "2026-03-02")
            $0.custody(.handedIn, passport, at: "2020-03-01")
        },
        Example("lost alone is not void", on: "2026-05-01", .satisfied) {
            $0.declares(passport, issued: "2020-03-01")
            $0.authority(.lost, passport, on: "2026-03-01")
            $0.custody(.handedIn, passport, at: "2020-03-01")
        },
        Example("missing, then seen", on: "2026-05-01", .fires(["ordinaryPassport:E12345678": "2026-04-20"])) {
            $0.declares(passport, issued: "2016-03-02", expires: "2026-03-01")
            $0.custody(.missing, passport, at: "2026-02-01")
            $0.custody(.seen, passport, at: "2026-04-20")
        },
        Example("seen but never handed in", on: "2026-05-01", .notApplicable) {
            $0.declares(passport, issued: "2016-03-02", expires: "2026-03-01")
            $0.custody(.seen, passport, at: "2026-04-20")
        },
        Example("forwarded", on: "2026-05-01", .notApplicable) {
            $0.declares(passport, issued: "2016-03-02", expires: "2026-03-01")
            $0.custody(.handedIn, passport, at: "2020-03-01")
            $0.custody(.forwarded, passport, at: "2026-05-01")
        },
        Example("its expiry day is not known", on: "2026-05-01", .undecided(.expiresOn)) {
            $0.authority(.issued, passport, on: "2020-03-01")
            $0.custody(.handedIn, passport, at: "2020-03-05")
        },
        Example("not known, and just cancelled", on: "2026-05-01", .undecided(.expiresOn)) {
            $0.authority(.cancelled, passport, on: "2026-04-01")
            $0.custody(.handedIn, passport, at: "2020-03-05")
        },
        Example(
            "not known, but cancelled 31 days ago", on: "2026-05-02",
            .fires(["ordinaryPassport:E12345678": "2026-05-02"])
        ) {
            $0.authority(.cancelled, passport, on: "2026-04-01")
            $0.custody(.handedIn, passport, at: "2020-03-05")
        },
        Example("whatever his status", on: "2026-05-01", .fires(["ordinaryPassport:E12345678": "2026-04-01"])) {
            $0.person.status = .left
            $0.person.statusSince = .example("2020-03-02")
            $0.declares(passport, issued: "2016-03-02", expires: "2026-03-01")
            $0.custody(.handedIn, passport, at: "2020-03-01")
        },
        Example("the last record names another person", on: "2026-05-01", .notApplicable) {
            $0.authority(.issued, passport, on: "2016-03-02", expires: "2026-03-01")
            $0.authority(.cancelled, passport, on: "2026-03-01", of: "P-2")
            $0.custody(.handedIn, passport, at: "2020-03-01")
        },
    ]
}
