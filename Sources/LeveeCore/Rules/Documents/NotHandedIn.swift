/// 未按期交存: a declared private document that nobody ever brought to the safe.
public enum NotHandedIn: Rule {
    public static let info = RuleInfo(
        id: "document.not-handed-in",
        title: .init(zh: "未按期交存", en: "not handed in"),
        severity: .serious,
        since: .run,
        keys: PolicyKey.cover.union([.handInDays]),
        condition: .init(
            zh: "已申报的因私证件有效，从未交存，且超过签发日与纳入管理日之较晚者后规定天数，本人在管",
            en:
                "a declared private document is live and was never in custody, more than the allowed days after the later "
                + "of its issue and the start of cover, while the person is covered"),
        message: .init(
            zh: "{document}应于{due}前交存，至今从未交存",
            en: "{document} was due in custody by {due} and was never handed in"),
        remedy: .init(zh: "请将证件交存，并登记交存时间", en: "hand the document in and record when"),
        refutation: .init(
            zh: "交存登记，或公安机关关于该证件已注销、报失的记录",
            en: "a custody entry for it, or the authority's record that it was cancelled or lost"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let documents = file.declared.filter(\.key.type.isPrivate)
        if documents.isEmpty {
            return .notApplicable(.init(zh: "未申报因私证件", en: "no private document is declared"))
        }
        var outcome = Outcome.satisfied(
            .init(zh: "因私证件均已交存，或尚在期限内", en: "every private document was in custody, or is not due yet"))
        for document in documents where document.state == .never {
            guard let issued = document.issuedOn() else { continue }
            let due = max(issued, file.person.coveredSince) + file.policy.number(.handInDays)
            guard file.isAfter(due) else { continue }
            outcome.record(
                if: file.covered.and(file.live(document)),
                .init(
                    .document(document.key),
                    facts: ["document": .document(document.key), "issued": .day(issued), "due": .day(due)],
                    evidence: document.evidence))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        .nearest(
            of: file.declared.filter(\.key.type.isPrivate).compactMap { document in
                guard let issued = document.issuedOn() else { return nil }
                let due = max(issued, file.person.coveredSince) + file.policy.number(.handInDays)
                let facts: [String: Fact] = ["document": .document(document.key), "due": .day(due)]
                if document.state == .never {
                    return Closest(
                        .init(zh: "{document}应于{due}前交存", en: "{document} due in custody {due}"), facts,
                        file.day <= due ? .left(file.day.days(to: due)) : file.barredToday(unlessLive: document),
                        evidence: document.evidence)
                }
                let title = document.state.title
                return Closest(
                    .init(zh: "{document}应于{due}前交存，{state}", en: "{document} due in custody {due}; now: {state}"),
                    facts.merging(["state": .both(zh: title.zh, en: title.en)]) { $1 }, .fixed,
                    evidence: document.evidence + document.custody.prefix(1).map(\.evidence))
            })
    }

    public static let examples = [
        Example("the last day of ten", on: "2026-03-11", .satisfied) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
        },
        Example("the day after", on: "2026-03-12", .fires(["ordinaryPassport:E12345678": "2026-03-12"])) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
        },
        Example("issued before he was covered", on: "2020-01-11", .satisfied) {
            $0.declares("ordinaryPassport:G12345678", issued: "2019-01-01")
        },
        Example("seen is not handed in", on: "2026-04-01", .fires(["taiwanPermit:L12345678": "2026-03-12"])) {
            $0.declares("taiwanPermit:L12345678", issued: "2026-03-01")
            $0.custody(.seen, "taiwanPermit:L12345678", at: "2026-03-20")
        },
        Example("handed in", on: "2026-04-01", .satisfied) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
            $0.custody(.handedIn, "ordinaryPassport:E12345678", at: "2026-03-05")
        },
        Example("reported lost", on: "2026-04-01", .satisfied) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
            $0.authority(.lost, "ordinaryPassport:E12345678", on: "2026-03-05")
        },
        Example("an official passport only", on: "2026-04-01", .notApplicable) {
            $0.declares("servicePassport:SE1234567", issued: "2026-03-01")
        },
        Example("a retired leader of unknown rank", on: "2026-04-01", .undecided(.rank)) {
            $0.person.status = .retired
            $0.person.statusSince = .example("2026-01-01")
            $0.person.rank = nil
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
        },
    ]
}
