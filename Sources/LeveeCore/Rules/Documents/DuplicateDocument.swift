/// 持有多本同类证件: an older document of a private type is live beside a newer one.
public enum DuplicateDocument: Rule {
    public static let info = RuleInfo(
        id: "document.duplicate",
        title: .init(zh: "持有多本同类证件", en: "duplicate document"),
        severity: .serious,
        since: .run,
        keys: PolicyKey.cover,
        condition: .init(
            zh: "同一种因私证件有两本以上同时有效，本人在管；除最新一本外逐本列出",
            en:
                "two or more documents of one private type are live while the person is covered; each but the newest is named"
        ),
        message: .init(
            zh: "{document}（{issued}签发）与较新的{newest}同时有效",
            en: "{document}, issued on {issued}, is live beside the newer {newest}"),
        remedy: .init(zh: "请本人将旧证交回并申请注销", en: "have the older document handed in and cancelled"),
        refutation: .init(
            zh: "公安机关关于其中一本已注销、报失或不属本人的记录",
            en: "the authority's record that one of them was cancelled, is lost or is not the person's"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let documents = file.owned.filter { $0.key.type.isPrivate }
        if documents.count < 2 {
            return .notApplicable(.init(zh: "没有两本以上因私证件", en: "there are not two private documents"))
        }
        var outcome = Outcome.satisfied(.init(zh: "每种因私证件至多一本有效", en: "no two documents of one type are live"))
        let doubled = documents.filter { one in documents.contains { $0 !== one && $0.key.type == one.key.type } }
        for type in doubled.map(\.key.type).unrepeated {
            // From the newest to the oldest: greatest issue day, then number.
            let candidates = doubled.filter { $0.key.type == type && file.live($0) != .no }.sorted {
                $1.isOlder(than: $0)
            }
            if candidates.count < 2 { continue }
            let live = candidates.filter { file.live($0) == .yes }
            for document in candidates where document.key != live.first?.key {
                // Where it is unknown whether one is live, nobody can tell what else fires; the sure ones do.
                outcome.record(
                    if: file.covered.and(file.live(document)), draft(of: document, beside: live.first ?? document))
            }
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        let documents = file.owned.filter { $0.key.type.isPrivate }
        let ordered = documents.sorted { $1.isOlder(than: $0) }
        let pairs = ordered.compactMap { document -> Closest? in
            guard let newest = ordered.first(where: { $0.key.type == document.key.type }), newest !== document else {
                return nil
            }
            let isSureBoth = file.live(document) == .yes && file.live(newest) == .yes
            return Closest(
                .init(
                    zh: "{document}与{newest}同类，并非同时有效",
                    en: "{document} and {newest} are of one type, and not both live"),
                ["document": .document(document.key), "newest": .document(newest.key)],
                isSureBoth ? file.barredToday : .barred(.notLive), evidence: document.evidence + newest.evidence)
        }
        if documents.count < 2 { return nil }
        return .nearest(of: pairs)
            ?? Closest(
                .init(zh: "{documents}各属一类", en: "{documents}: each of a type of its own"),
                ["documents": .documents(documents.map(\.key))], .fixed, evidence: documents.flatMap(\.evidence))
    }

    private static func draft(of document: KnownDocument, beside newest: KnownDocument) -> Outcome.Draft {
        var facts: [String: Fact] = ["document": .document(document.key), "newest": .document(newest.key)]
        facts["issued"] = document.issuedOn().map(Fact.day)
        return .init(.document(document.key), facts: facts, evidence: document.evidence + newest.evidence)
    }

    public static let examples = [
        Example("a second passport", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-01"])) {
            $0.declares("ordinaryPassport:E12345678", issued: "2020-03-01")
            $0.declares("ordinaryPassport:EA1234567", issued: "2026-03-01")
        },
        Example(
            "issued on one day: the greater number is newer", on: "2026-03-05",
            .fires(["taiwanPermit:L12345678": "2026-03-01"])
        ) {
            $0.declares("taiwanPermit:L12345679", issued: "2026-03-01")
            $0.declares("taiwanPermit:L12345678", issued: "2026-03-01")
        },
        Example(
            "three: each but the newest", on: "2026-03-05",
            .fires(["ordinaryPassport:E10000000": "2020-03-01", "ordinaryPassport:E20000000": "2026-03-01"])
        ) {
            $0.declares("ordinaryPassport:E10000000", issued: "2018-03-01")
            $0.declares("ordinaryPassport:E20000000", issued: "2020-03-01")
            $0.declares("ordinaryPassport:E30000000", issued: "2026-03-01")
        },
        Example("one of each type", on: "2026-03-05", .satisfied) {
            $0.declares("ordinaryPassport:E12345678", issued: "2020-03-01")
            $0.declares("hkMacaoPermit:C12345678", issued: "2026-03-01")
        },
        Example("two service passports", on: "2026-03-05", .notApplicable) {
            $0.declares("servicePassport:SE1234567", issued: "2024-03-01")
            $0.declares("servicePassport:SE1234568", issued: "2026-03-01")
        },
        Example("the old one on its last day", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-01"])) {
            $0.declares("ordinaryPassport:E12345678", issued: "2016-03-06", expires: "2026-03-05")
            $0.declares("ordinaryPassport:EA1234567", issued: "2026-03-01")
        },
        Example("the old one expired", on: "2026-03-06", .satisfied) {
            $0.declares("ordinaryPassport:E12345678", issued: "2016-03-06", expires: "2026-03-05")
            $0.declares("ordinaryPassport:EA1234567", issued: "2026-03-01")
        },
        Example("the old one cancelled that day", on: "2026-03-05", .satisfied) {
            $0.declares("ordinaryPassport:E12345678", issued: "2020-03-01")
            $0.declares("ordinaryPassport:EA1234567", issued: "2026-03-01")
            $0.authority(.cancelled, "ordinaryPassport:E12345678", on: "2026-03-05")
        },
        Example("the old one forwarded", on: "2026-03-05", .notApplicable) {
            $0.declares("ordinaryPassport:E12345678", issued: "2020-03-01")
            $0.declares("ordinaryPassport:EA1234567", issued: "2026-03-01")
            $0.custody(.forwarded, "ordinaryPassport:E12345678", at: "2026-03-05")
        },
        Example("known from the feed alone", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-01"])) {
            $0.declares("ordinaryPassport:E12345678", issued: "2020-03-01")
            $0.authority(.issued, "ordinaryPassport:EA1234567", on: "2026-03-01", expires: "2036-02-28")
        },
        Example("the other one is somebody else's", on: "2026-03-05", .notApplicable) {
            $0.declares("ordinaryPassport:E12345678", issued: "2020-03-01")
            $0.authority(.issued, "ordinaryPassport:EA1234567", on: "2026-03-01", expires: "2036-02-28", of: "P-2")
        },
        Example("one of two has no expiry day", on: "2026-03-05", .undecided(.expiresOn)) {
            $0.declares("ordinaryPassport:E12345678", issued: "2020-03-01")
            $0.authority(.issued, "ordinaryPassport:EA1234567", on: "2026-03-01")
        },
        Example("no expiry day, and no other", on: "2026-03-05", .satisfied) {
            $0.declares("ordinaryPassport:E12345678", issued: "2010-03-01")
            $0.authority(.issued, "ordinaryPassport:EA1234567", on: "2026-03-01")
        },
        Example(
            "the surely live ones fire", on: "2026-03-05",
            .firesUndecided(["ordinaryPassport:E10000000": "2020-03-01"], .expiresOn)
        ) {
            $0.declares("ordinaryPassport:E10000000", issued: "2018-03-01")
            $0.declares("ordinaryPassport:E20000000", issued: "2020-03-01")
            $0.authority(.issued, "ordinaryPassport:E30000000", on: "2026-03-01")
        },
        Example("a retired leader of unknown rank", on: "2026-03-05", .undecided(.rank)) {
            $0.retiresWithoutRank(since: "2026-02-01")
            $0.declares("ordinaryPassport:E12345678", issued: "2020-03-01")
            $0.declares("ordinaryPassport:EA1234567", issued: "2026-03-01")
        },
    ]
}

extension KnownDocument {
    fileprivate func isOlder(than other: KnownDocument) -> Bool {
        guard let own = issuedOn(), let others = other.issuedOn(), own != others else {
            return key.number.precedes(other.key.number)
        }
        return own < others
    }
}
