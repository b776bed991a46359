/// 应撤未撤: a person who is out of the scope is still on file. This one protects the person.
public enum FilingNotWithdrawn: Rule {
    public static let info = RuleInfo(
        id: "filing.not-withdrawn",
        title: .init(zh: "应撤未撤", en: "filing not withdrawn"),
        severity: .moderate,
        since: .run,
        keys: PolicyKey.cover.union([.filingDays]),
        condition: .init(
            zh: "本人已不属于登记备案范围，身份变更超过规定天数，而备案仍然有效",
            en:
                "the person is out of the scope, more than the allowed days have passed since the change of status, and the "
                + "filing still stands"),
        message: .init(
            zh: "{from}起身份变更，不再属于备案范围，应于{due}前撤销{filed}的备案",
            en:
                "out of the scope since the change of status on {from}; the filing of {filed} was due to be withdrawn by {due}"
        ),
        remedy: .init(zh: "请办理备案撤销，以免影响本人办证和出行", en: "withdraw the filing, so that it no longer burdens the person"),
        refutation: .init(
            zh: "撤销备案的记录，或本人仍属登记备案范围的依据",
            en: "the withdrawal of the filing, or the ground for which the person is still in the scope"))

    public static func examine(_ file: CaseFile) -> Outcome {
        guard let filing = file.standingFiling else {
            return .notApplicable(.init(zh: "没有有效备案", en: "no filing stands"))
        }
        var outcome = Outcome.satisfied(
            .init(zh: "本人仍属备案范围，或尚在撤销期限内", en: "the person is in the scope, or the withdrawal is not due yet"))
        let due = file.withdrawalDue
        guard file.isAfter(due) else { return outcome }
        // The scope alone, not the cover: one whose cover begins later is to stay on file.
        outcome.record(
            if: !file.inScope,
            .init(
                .person(file.person.ref),
                facts: ["from": .day(file.person.statusSince), "due": .day(due), "filed": .day(filing.on)],
                evidence: [filing.evidence, file.person.evidence]))
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        guard let filing = file.standingFiling else { return nil }
        let due = file.withdrawalDue
        let evidence = [filing.evidence, file.person.evidence]
        if file.inScope == .yes {
            return Closest(
                .init(zh: "{filed}已备案，本人仍属备案范围", en: "filed on {filed}, and still in the scope"),
                ["filed": .day(filing.on)], .fixed, evidence: evidence)
        }
        return Closest(
            .init(
                zh: "{from}起不再属备案范围，应于{due}前撤销备案", en: "out of the scope since {from}, to be withdrawn by {due}"),
            ["from": .day(file.person.statusSince), "due": .day(due)], .left(file.day.days(to: due)),
            evidence: evidence)
    }

    public static let examples = [
        Example("thirty days after he left", on: "2026-01-31", .satisfied) {
            $0.person.status = .left
            $0.person.statusSince = .example("2026-01-01")
        },
        Example("the day after", on: "2026-02-01", .fires(["person:P-1": "2026-02-01"])) {
            $0.person.status = .left
            $0.person.statusSince = .example("2026-01-01")
        },
        Example("deceased", on: "2026-05-01", .fires(["person:P-1": "2026-02-01"])) {
            $0.person.status = .deceased
            $0.person.statusSince = .example("2026-01-01")
        },
        Example("retired below bureau level", on: "2026-05-01", .fires(["person:P-1": "2026-02-01"])) {
            $0.person.status = .retired
            $0.person.statusSince = .example("2026-01-01")
        },
        Example("retired at bureau level", on: "2026-05-01", .satisfied) {
            $0.person.rank = .bureauDeputy
            $0.person.status = .retired
            $0.person.statusSince = .example("2026-01-01")
        },
        Example("withdrawn", on: "2026-05-01", .notApplicable) {
            $0.person.status = .left
            $0.person.statusSince = .example("2026-01-01")
            $0.files(.withdrawn, on: "2026-04-01")
        },
        Example("filed again after the withdrawal", on: "2026-05-01", .fires(["person:P-1": "2026-04-10"])) {
            $0.person.status = .left
            $0.person.statusSince = .example("2026-01-01")
            $0.files(.withdrawn, on: "2026-01-20")
            $0.files(.changed, on: "2026-04-10")
        },
        Example("only his cover lies ahead", on: "2026-05-01", .satisfied) {
            $0.person.coveredSince = .example("2026-06-01")
        },
        Example("his cover lies ahead, but he left", on: "2026-05-01", .fires(["person:P-1": "2026-02-01"])) {
            $0.person.coveredSince = .example("2026-06-01")
            $0.person.status = .left
            $0.person.statusSince = .example("2026-01-01")
        },
        Example("a retired leader of unknown rank", on: "2026-02-01", .undecided(.rank)) {
            $0.retiresWithoutRank(since: "2026-01-01")
        },
        Example("a retired leader of unknown rank, not due yet", on: "2026-01-31", .satisfied) {
            $0.retiresWithoutRank(since: "2026-01-01")
        },
    ]
}
