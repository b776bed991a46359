/// 应备未备: a covered person whom the department never filed with the exit-entry authority, or no longer has on file.
public enum FilingMissing: Rule {
    public static let info = RuleInfo(
        id: "filing.missing",
        title: .init(zh: "应备未备", en: "filing missing"),
        severity: .moderate,
        since: .run,
        keys: PolicyKey.cover.union([.filingDays]),
        condition: .init(
            zh: "本人在管，连续在管已超过规定天数，而最后一次备案不是备案或变更",
            en:
                "the person has been covered without a break for more than the allowed days, and the last filing is neither "
                + "filed nor changed"),
        message: .init(
            zh: "自{from}起在管，应于{due}前登记备案，目前无有效备案",
            en: "covered since {from} and due to be filed by {due}, but not on file"),
        remedy: .init(
            zh: "请向公安机关出入境管理部门登记备案，并录入备案记录", en: "file the person with the exit-entry authority and enter the filing"),
        refutation: .init(
            zh: "有效的备案记录，或本人不属于登记备案范围的依据",
            en: "a filing that stands, or the ground for which the person is out of the scope"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let covered = file.covered
        if covered == .no {
            return .notApplicable(.init(zh: "本人不在管", en: "the person is not covered"))
        }
        if file.standingFiling != nil {
            return .satisfied(.init(zh: "已备案", en: "the person is on file"))
        }
        var outcome = Outcome.satisfied(.init(zh: "尚在备案期限内", en: "the filing is not due yet"))
        let due = file.firstFilingDue
        guard file.isAfter(due) else { return outcome }
        outcome.record(
            if: covered,
            .init(
                .person(file.person.ref), facts: ["from": .day(file.coveredRunStart), "due": .day(due)],
                evidence: (file.lastFiling.map { [$0.evidence] } ?? []) + [file.person.evidence]))
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        if let filing = file.standingFiling {
            return Closest(
                .init(zh: "{filed}已备案", en: "filed on {filed}"), ["filed": .day(filing.on)], .fixed,
                evidence: [filing.evidence])
        }
        let due = file.firstFilingDue
        return Closest(
            .init(zh: "自{from}起在管，应于{due}前备案", en: "covered since {from}, to be filed by {due}"),
            ["from": .day(file.coveredRunStart), "due": .day(due)],
            file.covered == .no ? file.barredToday : .left(file.day.days(to: due)),
            evidence: (file.lastFiling.map { [$0.evidence] } ?? []) + [file.person.evidence])
    }

    public static let examples = [
        Example("the last day of thirty", on: "2026-01-31", .satisfied) {
            $0.filings = []
            $0.person.coveredSince = .example("2026-01-01")
        },
        Example("the day after", on: "2026-02-01", .fires(["person:P-1": "2026-02-01"])) {
            $0.filings = []
            $0.person.coveredSince = .example("2026-01-01")
        },
        Example("filed late", on: "2026-02-10", .satisfied) {
            $0.filings[0].on = .example("2026-02-10")
            $0.person.coveredSince = .example("2026-01-01")
        },
        Example("filed tomorrow", on: "2026-02-09", .fires(["person:P-1": "2026-02-01"])) {
            $0.filings[0].on = .example("2026-02-10")
            $0.person.coveredSince = .example("2026-01-01")
        },
        Example("withdrawn while covered", on: "2026-03-05", .fires(["person:P-1": "2026-03-01"])) {
            $0.files(.withdrawn, on: "2026-03-01")
        },
        Example("withdrawn and filed anew on one day", on: "2026-03-05", .satisfied) {
            $0.files(.filed, on: "2026-03-01")
            $0.files(.withdrawn, on: "2026-03-01")
        },
        Example("retired and still covered: the run goes on", on: "2026-03-05", .fires(["person:P-1": "2020-02-01"])) {
            $0.filings = []
            $0.person.category = "sensitive"
            $0.person.status = .retired
            $0.person.statusSince = .example("2026-03-01")
        },
        Example("left", on: "2026-03-05", .notApplicable) {
            $0.filings = []
            $0.person.status = .left
            $0.person.statusSince = .example("2026-03-05")
        },
        Example("leaves tomorrow", on: "2026-03-04", .fires(["person:P-1": "2020-02-01"])) {
            $0.filings = []
            $0.person.status = .left
            $0.person.statusSince = .example("2026-03-05")
        },
        Example("a retired leader of unknown rank", on: "2026-03-05", .undecided(.rank)) {
            $0.filings = []
            $0.retiresWithoutRank(since: "2026-03-01")
        },
        Example("a retired leader of unknown rank, on file", on: "2026-03-05", .satisfied) {
            $0.retiresWithoutRank(since: "2026-03-01")
        },
    ]
}
