/// 违规办理: a private document was issued or renewed to a covered person without a consent to apply for it.
public enum UnapprovedIssue: Rule {
    public static let info = RuleInfo(
        id: "document.unapproved-issue",
        title: .init(zh: "违规办理", en: "issued without consent"),
        severity: .serious,
        since: .event,
        keys: PolicyKey.cover.union([.issueValidity]),
        condition: .init(
            zh: "公安机关在本人在管期间签发或换发因私证件，而此前规定天数内没有同意办证的有效批件",
            en:
                "a private document was issued or renewed on a day on which the person was covered, and no consent in force "
                + "was decided on that day or within the allowed days before"),
        message: .init(
            zh: "{day}办理{document}，此前{validity}天内没有同意办证的批件",
            en: "{document} was issued or renewed on {day} without a consent of the {validity} days before"),
        remedy: .init(
            zh: "请本人说明；如有批件，请补录后重新核对",
            en: "ask the person to explain; if there was a consent, enter it and examine again"),
        refutation: .init(
            zh: "期限内作出的同意办证批件，或公安机关撤回该办证记录",
            en: "a consent decided within the time, or the authority's withdrawal of the record"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let documents = file.inFeed.filter(\.key.type.isPrivate)
        var outcome = Outcome.satisfied(.init(zh: "办证均有批件", en: "a consent stands behind every issue"))
        let validity = file.policy.number(.issueValidity)
        var areIssued = false
        for document in documents {
            let mentions = document.mentions
            let issues = mentions.indices.filter { place in
                mentions[place].kind.isIssue && mentions[place].ref == file.person.ref
            }
            areIssued = areIssued || !issues.isEmpty
            let offending = issues.filter { place in
                let issue = mentions[place].on
                return file.covered(on: issue) != .no
                    && !file.approvals.issue.contains {
                        issue - validity <= $0.approval.decidedOn && $0.approval.decidedOn <= issue
                    }
            }.map { mentions[$0] }.sorted { $0.on < $1.on }
            // One finding for each document: where some issue surely offends, the doubtful ones add nothing.
            let sure = offending.filter { file.covered(on: $0.on) == .yes }
            for issue in sure.isEmpty ? offending : [sure[0]] {
                outcome.record(
                    if: file.covered(on: issue.on),
                    .init(
                        .document(document.key), day: issue.on,
                        facts: [
                            "document": .document(document.key), "day": .day(issue.on), "validity": .number(validity),
                        ], evidence: sure.map(\.evidence)))
            }
        }
        if !areIssued {
            return .notApplicable(.init(zh: "没有办理因私证件的记录", en: "no private document was issued on record"))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        let issues = file.inFeed.filter(\.key.type.isPrivate).flatMap { document in
            document.mentions.filter { $0.kind.isIssue && $0.ref == file.person.ref }.map { (document.key, $0) }
        }
        return .nearest(of: issues.map { consent(behind: $1, of: $0, file) })
    }

    private static func consent(behind issue: Mention, of document: DocumentKey, _ file: CaseFile) -> Closest {
        let validity = file.policy.number(.issueValidity)
        let consents = file.approvals.issue.map(\.approval).filter {
            issue.on - validity <= $0.decidedOn && $0.decidedOn <= issue.on
        }
        var facts: [String: Fact] = [
            "document": .document(document), "day": .day(issue.on), "validity": .number(validity),
        ]
        guard let consent = consents.max(by: { $0.decidedOn < $1.decidedOn }) else {
            return Closest(
                .init(zh: "{document}于{day}签发，无同意办证的批件", en: "{document} was issued on {day} without a consent"),
                facts, file.barred(on: issue.on), evidence: [issue.evidence])
        }
        facts["approval"] = .text(consent.number)
        facts["decided"] = .day(consent.decidedOn)
        return Closest(
            .init(
                zh: "{document}于{day}签发，{approval}于{decided}批准，{validity}天内有效",
                en: "{document} was issued on {day}; {approval} of {decided} lasts {validity} days"), facts,
            .spare(issue.on.days(to: consent.decidedOn + validity)), evidence: [issue.evidence, consent.evidence])
    }

    public static let examples = [
        Example("no consent", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-01"])) {
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
        },
        Example("a consent of the very day", on: "2026-03-05", .satisfied) {
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
            $0.approval(.issue, "A-1", decided: "2026-03-01")
        },
        Example("a consent a day too late", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-01"])) {
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
            $0.approval(.issue, "A-1", decided: "2026-03-02")
        },
        Example("a consent 180 days old", on: "2026-03-05", .satisfied) {
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
            $0.approval(.issue, "A-1", decided: "2025-09-02")
        },
        Example("a consent 181 days old", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-01"])) {
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
            $0.approval(.issue, "A-1", decided: "2025-09-01")
        },
        Example("a refused consent", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-01"])) {
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
            $0.approval(.issue, "A-1", decided: "2026-02-20", decision: .refused)
        },
        Example("leave to travel is no consent", on: "2026-03-05", .fires(["taiwanPermit:L12345678": "2026-03-01"])) {
            $0.authority(.issued, "taiwanPermit:L12345678", on: "2026-03-01", expires: "2036-02-28")
            $0.mayTravel("A-1", "2026-03-10", "2026-03-20", decided: "2026-02-20")
        },
        Example("one consent, two documents", on: "2026-03-05", .satisfied) {
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
            $0.authority(.issued, "hkMacaoPermit:C12345678", on: "2026-03-03", expires: "2031-03-02")
            $0.approval(.issue, "A-1", decided: "2026-02-20")
        },
        Example("a renewal needs its own", on: "2026-03-05", .fires(["hkMacaoPermit:C12345678": "2026-03-01"])) {
            $0.authority(.issued, "hkMacaoPermit:C12345678", on: "2021-03-03", expires: "2026-03-02")
            $0.approval(.issue, "A-1", decided: "2021-02-20")
            $0.authority(.renewed, "hkMacaoPermit:C12345678", on: "2026-03-01", expires: "2031-02-28")
        },
        Example("twice offended", on: "2026-03-05", .fires(["hkMacaoPermit:C12345678": "2021-03-03"])) {
            $0.authority(.renewed, "hkMacaoPermit:C12345678", on: "2026-03-01", expires: "2031-02-28")
            $0.authority(.issued, "hkMacaoPermit:C12345678", on: "2021-03-03", expires: "2026-03-02")
            // The older record came with the later file.
            $0.documents[0].mentions.reverse()
        },
        Example("cancelled since then", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-01"])) {
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
            $0.authority(.cancelled, "ordinaryPassport:E12345678", on: "2026-03-03")
        },
        Example("covered from the day after", on: "2026-03-05", .satisfied) {
            $0.person.coveredSince = .example("2026-03-02")
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
        },
        Example("left since then", on: "2026-03-05", .fires(["ordinaryPassport:E12345678": "2026-03-01"])) {
            $0.person.status = .left
            $0.person.statusSince = .example("2026-03-02")
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
        },
        Example("forwarded since then", on: "2026-03-05", .notApplicable) {
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
            $0.custody(.forwarded, "ordinaryPassport:E12345678", at: "2026-03-04")
        },
        Example("declared only", on: "2026-03-05", .notApplicable) {
            $0.declares("ordinaryPassport:E12345678", issued: "2026-03-01")
        },
        Example("a retired leader of unknown rank", on: "2026-03-05", .undecided(.rank)) {
            $0.retiresWithoutRank(since: "2026-02-01")
            $0.authority(.issued, "ordinaryPassport:E12345678", on: "2026-03-01", expires: "2036-02-28")
        },
    ]
}

extension Mention.Kind {
    fileprivate var isIssue: Bool { self == .document(.issued) || self == .document(.renewed) }
}
