/// 裸官任限入岗位: an active official with moved-abroad family holds a post that is closed to such officials.
public enum RestrictedPost: Rule {
    public static let info = RuleInfo(
        id: "family.restricted-post",
        title: .init(zh: "裸官任限入岗位", en: "restricted post with family abroad"),
        severity: .serious,
        since: .run,
        keys: PolicyKey.cover.union([.familyAbroadStatuses]),
        condition: .init(
            zh: "在职且在管，配偶已移居国（境）外，或没有配偶而子女均已移居国（境）外，且现岗位为限入性岗位",
            en:
                "an active, covered person in a restricted post has a spouse who moved abroad, or no spouse and only children "
                + "who all did"),
        message: .init(
            zh: "家属已移居国（境）外：{relatives}；现任{post}为限入性岗位",
            en: "family moved abroad: {relatives}; the present post {post} is a restricted one"),
        remedy: .init(zh: "请干部管理部门核实并研究岗位调整", en: "let the personnel department verify it and decide on the post"),
        refutation: .init(
            zh: "家属已放弃移居或回国的材料，或岗位不属限入性岗位的认定",
            en: "proof that the family gave the residence up or returned, or a ruling that the post is not restricted"))

    public static func examine(_ file: CaseFile) -> Outcome {
        guard file.person.restrictedPost else {
            return .notApplicable(.init(zh: "不在限入性岗位", en: "the post is not restricted"))
        }
        var outcome = Outcome.satisfied(.init(zh: "不属于裸官", en: "no such family abroad"))
        let relatives = file.familyAbroad
        guard !relatives.isEmpty else { return outcome }
        outcome.record(
            if: file.covered,
            .init(
                .person(file.person.ref),
                facts: [
                    "relatives": .text(relatives.map(\.name).joined(separator: ", ")), "post": .text(file.person.post),
                ], evidence: relatives.map(\.evidence) + [file.person.evidence]))
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        guard file.person.restrictedPost else { return nil }
        let family = file.facts.relatives.filter { [.spouse, .child].contains($0.relation) }
        let given: [String: Fact] = [
            "post": .text(file.person.post),
            "relatives": .text(family.map { "\($0.name) (\($0.country.text))" }.joined(separator: ", ")),
        ]
        if family.isEmpty {
            return Closest(
                .init(zh: "{post}为限入性岗位，没有配偶子女的记录", en: "{post} is restricted; no spouse or child is on record"),
                given, .fixed, evidence: [file.person.evidence])
        }
        return Closest(
            .init(zh: "{post}为限入性岗位，配偶子女：{relatives}", en: "{post} is restricted; spouse and children: {relatives}"),
            given, file.isActive ? (file.hasFamilyAbroad ? file.barredToday : .fixed) : .barred(.notActive),
            evidence: family.map(\.evidence) + [file.person.evidence])
    }

    public static let examples = [
        Example("the spouse became a citizen", on: "2026-03-05", .fires(["person:P-1": "2026-03-01"])) {
            $0.person.restrictedPost = true
            $0.relative(.spouse, "李四", in: "CAN", .citizen, since: "2026-03-01")
        },
        Example("the day before", on: "2026-02-28", .satisfied) {
            $0.person.restrictedPost = true
            $0.relative(.spouse, "李四", in: "CAN", .citizen, since: "2026-03-01")
        },
        Example("the post is not restricted", on: "2026-03-05", .notApplicable) {
            $0.relative(.spouse, "李四", in: "CAN", .citizen, since: "2026-03-01")
        },
        Example("residing is not moved", on: "2026-03-05", .satisfied) {
            $0.person.restrictedPost = true
            $0.relative(.spouse, "李四", in: "CAN", .residing, since: "2026-03-01")
        },
        Example("a resident of Hong Kong", on: "2026-03-05", .fires(["person:P-1": "2026-03-01"])) {
            $0.person.restrictedPost = true
            $0.relative(.spouse, "李四", in: "HKG", .permanentResident, since: "2026-03-01")
        },
        Example("a citizen at home", on: "2026-03-05", .satisfied) {
            $0.person.restrictedPost = true
            $0.relative(.spouse, "李四", in: "CHN", .citizen, since: "2000-01-01")
        },
        Example("any one of several spouses", on: "2026-03-05", .fires(["person:P-1": "2026-03-01"])) {
            $0.person.restrictedPost = true
            $0.relative(.spouse, "李四", in: "CHN", .residing, since: "2000-01-01")
            $0.relative(.spouse, "王五", in: "USA", .longTermResident, since: "2026-03-01")
        },
        Example("a spouse at home, every child away", on: "2026-03-05", .satisfied) {
            $0.person.restrictedPost = true
            $0.relative(.spouse, "李四", in: "CHN", .residing, since: "2000-01-01")
            $0.relative(.child, "张小", in: "USA", .citizen, since: "2026-03-01")
        },
        Example("no spouse, every child away", on: "2026-03-05", .fires(["person:P-1": "2020-03-01"])) {
            $0.person.restrictedPost = true
            $0.relative(.child, "张大", in: "USA", .citizen, since: "2020-03-01")
            $0.relative(.child, "张小", in: "AUS", .longTermResident, since: "2026-03-01")
        },
        Example("no spouse, one child back", on: "2026-03-05", .satisfied) {
            $0.person.restrictedPost = true
            $0.relative(.child, "张大", in: "USA", .citizen, since: "2020-03-01")
            $0.relative(.child, "张小", in: "AUS", .returned, since: "2026-03-01")
        },
        Example("only a parent away", on: "2026-03-05", .satisfied) {
            $0.person.restrictedPost = true
            $0.relative(.parent, "张老", in: "USA", .citizen, since: "2020-03-01")
        },
        Example("retired, though covered", on: "2026-03-05", .satisfied) {
            $0.person.restrictedPost = true
            $0.person.category = "sensitive"
            $0.person.status = .retired
            $0.person.statusSince = .example("2026-03-05")
            $0.relative(.spouse, "李四", in: "CAN", .citizen, since: "2026-03-01")
        },
        Example("not covered yet", on: "2026-03-05", .satisfied) {
            $0.person.restrictedPost = true
            $0.person.coveredSince = .example("2026-03-06")
            $0.relative(.spouse, "李四", in: "CAN", .citizen, since: "2026-03-01")
        },
    ]
}
