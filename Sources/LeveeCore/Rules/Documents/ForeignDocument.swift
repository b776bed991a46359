/// 持有外国证件: the feed shows a covered person with a document of a foreign state.
public enum ForeignDocument: Rule {
    public static let info = RuleInfo(
        id: "document.foreign",
        title: .init(zh: "持有外国证件", en: "foreign document"),
        severity: .critical,
        since: .event,
        keys: PolicyKey.cover.union([.homeStates]),
        condition: .init(
            zh: "边防或公安记录显示本人持有或使用外国签发的证件，不论是否有效，本人在管",
            en:
                "a record of the feed shows the person, who is covered, holding or crossing on a document that a foreign state "
                + "issued, live or not"),
        message: .init(
            zh: "{day}起有记录显示本人持有外国证件{document}",
            en: "since {day} records show the person with the foreign document {document}"),
        remedy: .init(
            zh: "请立即核实国籍及境外居留情况，并按干部管理权限报告",
            en: "verify nationality and residence abroad at once, and report to the competent department"),
        refutation: .init(
            zh: "公安机关撤回或更正记录，或该证件不属本人的证明",
            en:
                "the authority's withdrawal or correction of the records, or proof that the document is not the person's"
        ))

    public static func examine(_ file: CaseFile) -> Outcome {
        let documents = file.inFeed
        if documents.isEmpty {
            return .notApplicable(.init(zh: "没有证件记录", en: "the feed names no document"))
        }
        var outcome = Outcome.satisfied(.init(zh: "没有外国证件的记录", en: "no record names a foreign document"))
        let home = file.policy.list(.homeStates)
        for document in documents {
            let mentions = document.mentions
            let otherwise: CountryCode? = document.key.type == .foreignPassport ? nil : .china
            let shown = mentions.indices.filter { place in
                !((mentions[place].issuingState ?? otherwise).map { home.contains($0.text) } ?? false)
                    && mentions[place].ref == file.person.ref
            }.map { mentions[$0] }.sorted { $0.on < $1.on }
            guard let first = shown.first else { continue }
            var facts: [String: Fact] = ["document": .document(document.key), "day": .day(first.on)]
            facts["state"] = first.issuingState.map(Fact.country)
            outcome.record(
                if: file.covered,
                .init(.document(document.key), day: first.on, facts: facts, evidence: shown.map(\.evidence)))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        let home = file.policy.list(.homeStates)
        return .nearest(
            of: file.inFeed.reversed().map { document in
                let own = document.mentions.filter { $0.ref == file.person.ref }
                let foreign = own.filter { mention in
                    !(mention.state(of: document.key).map { home.contains($0.text) } ?? false)
                }
                return Closest(
                    foreign.isEmpty
                        ? .init(zh: "记录中的{document}不是外国证件", en: "{document} is on record and not foreign")
                        : .init(zh: "记录中的{document}是外国证件", en: "{document} is on record and foreign"),
                    ["document": .document(document.key)], foreign.isEmpty ? .fixed : file.barredToday,
                    evidence: (foreign.isEmpty ? own : foreign).map(\.evidence))
            })
    }

    public static let examples = [
        Example("a foreign passport", on: "2026-03-05", .fires(["foreignPassport:A1234567": "2026-03-01"])) {
            $0.authority(.issued, "foreignPassport:A1234567", on: "2026-03-01", state: "CAN")
        },
        Example("crossed on one without a state", on: "2026-03-05", .fires(["foreignPassport:A1234567": "2026-03-01"]))
        {
            $0.crosses(.entry, at: "2026-03-01", with: "foreignPassport:A1234567")
        },
        Example("the day before", on: "2026-02-28", .notApplicable) {
            $0.crosses(.entry, at: "2026-03-01", with: "foreignPassport:A1234567")
        },
        Example("another kind of a foreign state", on: "2026-03-05", .fires(["other:X1": "2026-03-01"])) {
            $0.authority(.issued, "other:X1", on: "2026-03-01", state: "USA")
        },
        Example("another kind without a state", on: "2026-03-05", .satisfied) {
            $0.crosses(.exit, at: "2026-03-01", with: "other:X1")
        },
        Example("a passport of Hong Kong", on: "2026-03-05", .satisfied) {
            $0.authority(.issued, "foreignPassport:H12345678", on: "2026-03-01", state: "HKG")
        },
        Example(
            "a state named in another record only", on: "2026-03-05",
            .fires(["foreignPassport:H12345678": "2026-03-02"])
        ) {
            $0.crosses(.entry, at: "2026-03-02", with: "foreignPassport:H12345678")
            $0.authority(.issued, "foreignPassport:H12345678", on: "2026-03-01", state: "MAC")
        },
        Example("another record says otherwise", on: "2026-03-05", .fires(["other:X1": "2026-03-01"])) {
            $0.authority(.issued, "other:X1", on: "2026-03-01", state: "USA")
            $0.authority(.renewed, "other:X1", on: "2026-03-04", state: "TWN")
        },
        Example("cancelled long ago", on: "2026-03-05", .fires(["foreignPassport:A1234567": "2025-03-01"])) {
            $0.authority(.issued, "foreignPassport:A1234567", on: "2025-03-01", expires: "2025-12-31", state: "CAN")
            $0.authority(.cancelled, "foreignPassport:A1234567", on: "2025-06-01")
        },
        Example("declared only", on: "2026-03-05", .notApplicable) {
            $0.declares("foreignPassport:A1234567", issued: "2026-03-01")
            $0.documents[0].declaration?.issuingState = .example("CAN")
        },
        Example("his own records count", on: "2026-03-05", .fires(["foreignPassport:A1234567": "2026-03-03"])) {
            $0.authority(.issued, "foreignPassport:A1234567", on: "2026-03-01", state: "CAN", of: "P-2")
            $0.crosses(.entry, at: "2026-03-03", with: "foreignPassport:A1234567")
        },
        Example("covered since then", on: "2026-03-05", .fires(["foreignPassport:A1234567": "2026-03-01"])) {
            $0.person.coveredSince = .example("2026-03-05")
            $0.authority(.issued, "foreignPassport:A1234567", on: "2026-03-01", state: "CAN")
        },
        Example("not covered any more", on: "2026-03-05", .satisfied) {
            $0.person.status = .left
            $0.person.statusSince = .example("2026-03-05")
            $0.authority(.issued, "foreignPassport:A1234567", on: "2026-03-01", state: "CAN")
        },
        Example("forwarded", on: "2026-03-05", .notApplicable) {
            $0.authority(.issued, "foreignPassport:A1234567", on: "2026-03-01", state: "CAN")
            $0.custody(.forwarded, "foreignPassport:A1234567", at: "2026-03-04")
        },
        Example("a retired leader of unknown rank", on: "2026-03-05", .undecided(.rank)) {
            $0.retiresWithoutRank(since: "2026-03-03")
            $0.authority(.issued, "foreignPassport:A1234567", on: "2026-03-01", state: "CAN")
        },
    ]
}
