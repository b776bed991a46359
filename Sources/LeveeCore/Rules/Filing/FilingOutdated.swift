/// 备案信息过期: the filing that stands gives a unit or post that the person no longer has.
public enum FilingOutdated: Rule {
    public static let info = RuleInfo(
        id: "filing.outdated",
        title: .init(zh: "备案信息过期", en: "filing out of date"),
        severity: .notice,
        since: .run,
        keys: PolicyKey.cover.union([.filingDays]),
        condition: .init(
            zh: "有效备案的单位或职务与本人现任不一致，且超过任现状态之日与备案之日较晚者后规定天数，本人在管",
            en:
                "the filing that stands gives another unit or post than the person has, more than the allowed days after "
                + "the later of the change of status and the filing, while the person is covered"),
        message: .init(
            zh: "{filed}备案为{filedUnit} {filedPost}，现为{unit} {post}，应于{due}前变更",
            en: "filed on {filed} as {filedUnit} {filedPost}, now {unit} {post}; the change was due by {due}"),
        remedy: .init(zh: "请办理备案变更，并录入变更记录", en: "file the change with the authority and enter it"),
        refutation: .init(
            zh: "变更备案的记录，或更正后的单位、职务", en: "the filing of the change, or the corrected unit or post"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let person = file.person
        guard let filing = file.standingFiling else {
            return .notApplicable(.init(zh: "没有有效备案", en: "no filing stands"))
        }
        if file.agrees(filing) {
            return .satisfied(.init(zh: "备案信息与现任一致", en: "the filing agrees with the person"))
        }
        var outcome = Outcome.satisfied(.init(zh: "尚在变更期限内，或本人不在管", en: "not due yet, or not covered"))
        let due = file.changeDue(of: filing)
        guard file.isAfter(due) else { return outcome }
        outcome.record(
            if: file.covered,
            .init(
                .person(person.ref),
                facts: [
                    "filed": .day(filing.on), "filedUnit": .text(filing.unit), "filedPost": .text(filing.post),
                    "unit": .text(person.unit), "post": .text(person.post), "due": .day(due),
                ], evidence: [filing.evidence, person.evidence]))
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        guard let filing = file.standingFiling else { return nil }
        let evidence = [filing.evidence, file.person.evidence]
        if file.agrees(filing) {
            return Closest(
                .init(zh: "{filed}的备案与现任单位、职务一致", en: "the filing of {filed} has the present unit and post"),
                ["filed": .day(filing.on)], .fixed, evidence: evidence)
        }
        let due = file.changeDue(of: filing)
        return Closest(
            .init(
                zh: "{filed}的备案与现任不符，应于{due}前变更备案",
                en: "the filing of {filed} has another unit or post, to be changed by {due}"),
            ["filed": .day(filing.on), "due": .day(due)],
            file.day <= due ? .left(file.day.days(to: due)) : file.barredToday, evidence: evidence)
    }

    public static let examples = [
        Example("thirty days after the change", on: "2026-03-31", .satisfied) {
            $0.person.post = "副局长"
            $0.person.statusSince = .example("2026-03-01")
        },
        Example("the day after", on: "2026-04-01", .fires(["person:P-1": "2026-04-01"])) {
            $0.person.post = "副局长"
            $0.person.statusSince = .example("2026-03-01")
        },
        Example("another unit", on: "2026-05-01", .fires(["person:P-1": "2026-04-01"])) {
            $0.person.unit = "U-2"
            $0.person.statusSince = .example("2026-03-01")
        },
        Example("a wrong filing has thirty days of its own", on: "2026-04-19", .satisfied) {
            $0.person.post = "副局长"
            $0.files(.changed, on: "2026-03-20", post: "处长")
        },
        Example("and not a day more", on: "2026-04-20", .fires(["person:P-1": "2026-04-20"])) {
            $0.person.post = "副局长"
            $0.files(.changed, on: "2026-03-20", post: "处长")
        },
        Example("filed and changed on one day", on: "2026-05-01", .satisfied) {
            $0.person.post = "副局长"
            $0.files(.changed, on: "2026-03-20", post: "副局长")
            $0.files(.filed, on: "2026-03-20", post: "局长")
        },
        Example("compared exactly", on: "2026-03-01", .fires(["person:P-1": "2020-02-10"])) {
            $0.person.post = "局长 "
        },
        Example("the change is filed", on: "2026-05-01", .satisfied) {
            $0.person.post = "副局长"
            $0.files(.changed, on: "2026-04-20", post: "副局长")
        },
        Example("the filing was withdrawn", on: "2026-05-01", .notApplicable) {
            $0.person.post = "副局长"
            $0.files(.withdrawn, on: "2026-03-20")
        },
        Example("not covered any more", on: "2026-05-01", .satisfied) {
            $0.person.post = "退休干部"
            $0.person.status = .retired
            $0.person.statusSince = .example("2026-03-01")
        },
        Example("a retired leader of unknown rank", on: "2026-05-01", .undecided(.rank)) {
            $0.person.post = "退休干部"
            $0.retiresWithoutRank(since: "2026-03-01")
        },
        Example("nothing differs, whatever his rank", on: "2026-05-01", .satisfied) {
            $0.retiresWithoutRank(since: "2026-03-01")
        },
    ]
}
