/// 家属移居未按期报告: a spouse or child lives abroad, and the person reported it late or not at all.
public enum FamilyReportLate: Rule {
    public static let info = RuleInfo(
        id: "family.report-late",
        title: .init(zh: "家属移居未按期报告", en: "family abroad reported late"),
        severity: .moderate,
        // The event is the first day after the deadline: cover is asked on it, and nothing later undoes it.
        since: .event,
        keys: PolicyKey.cover.union([.familyReportDays]),
        condition: .init(
            zh: "配偶或子女移居或居住国（境）外，未在规定天数内报告，期满次日本人在管",
            en:
                "a spouse or child lives abroad and it was not reported within the allowed days, while the person was covered "
                + "on the day after"),
        message: .init(
            zh: "{name}自{from}在{country}，应于{due}前报告", en: "{name} in {country} since {from} was to be reported by {due}"
        ),
        remedy: .init(zh: "请本人补报并说明原因", en: "ask the person to report it and to explain the delay"),
        refutation: .init(
            zh: "期限内的报告，或更正后的移居日期", en: "a report within the time, or the corrected day of the move"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let abroad = file.facts.relatives.filter { [.spouse, .child].contains($0.relation) && $0.isAbroad }
        if abroad.isEmpty {
            return .notApplicable(.init(zh: "没有配偶或子女在国（境）外", en: "no spouse or child is abroad"))
        }
        var outcome = Outcome.satisfied(
            .init(zh: "均已按期报告，或尚在期限内", en: "each was reported in time, or is not due yet"))
        for relative in abroad {
            let due = relative.since + file.policy.number(.familyReportDays)
            guard file.isAfter(due) else { continue }
            if let reported = relative.reportedOn, reported <= due { continue }
            var facts: [String: Fact] = [
                "name": .text(relative.name), "from": .day(relative.since), "country": .country(relative.country),
                "due": .day(due),
            ]
            facts["reported"] = relative.reportedOn.map(Fact.day)
            outcome.record(
                if: file.covered(on: due + 1),
                .init(
                    .relative(relative.relation, relative.name), day: due + 1, facts: facts,
                    evidence: [relative.evidence]))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        .nearest(
            of: file.facts.relatives.filter { [.spouse, .child].contains($0.relation) && $0.isAbroad }.map { relative in
                let due = relative.since + file.policy.number(.familyReportDays)
                var facts: [String: Fact] = [
                    "name": .text(relative.name), "from": .day(relative.since), "due": .day(due),
                ]
                guard let reported = relative.reportedOn, reported <= due || file.day > due else {
                    return Closest(
                        .init(
                            zh: "{name}自{from}起在国（境）外，应于{due}前报告",
                            en: "{name} is abroad since {from}, to be reported by {due}"), facts,
                        file.day <= due ? .left(file.day.days(to: due)) : file.barred(on: due + 1),
                        evidence: [relative.evidence])
                }
                facts["reported"] = .day(reported)
                return Closest(
                    .init(
                        zh: "{name}自{from}起在国（境）外，应于{due}前报告，已于{reported}报告",
                        en: "{name} is abroad since {from}, to be reported by {due}, reported on {reported}"), facts,
                    reported <= due ? .spare(reported.days(to: due)) : file.barred(on: due + 1),
                    evidence: [relative.evidence])
            })
    }

    public static let examples = [
        Example("thirty days and no report", on: "2026-01-31", .satisfied) {
            $0.relative(.spouse, "李四", in: "CAN", .permanentResident, since: "2026-01-01")
        },
        Example("the day after", on: "2026-02-01", .fires(["relative:spouse/李四": "2026-02-01"])) {
            $0.relative(.spouse, "李四", in: "CAN", .permanentResident, since: "2026-01-01")
        },
        Example("reported on the last day", on: "2026-03-01", .satisfied) {
            $0.relative(.spouse, "李四", in: "CAN", .citizen, since: "2026-01-01", reported: "2026-01-31")
        },
        Example("reported a day late", on: "2026-03-01", .fires(["relative:spouse/李四": "2026-02-01"])) {
            $0.relative(.spouse, "李四", in: "CAN", .citizen, since: "2026-01-01", reported: "2026-02-01")
        },
        Example(
            "reported long after, and not yet by then", on: "2026-03-01", .fires(["relative:child/张小": "2026-02-01"])
        ) {
            $0.relative(.child, "张小", in: "USA", .residing, since: "2026-01-01", reported: "2026-05-01")
        },
        Example("back again", on: "2026-03-01", .notApplicable) {
            $0.relative(.child, "张小", in: "USA", .returned, since: "2026-01-01")
        },
        Example("a child at home, a parent abroad", on: "2026-03-01", .notApplicable) {
            $0.relative(.child, "张小", in: "CHN", .residing, since: "2026-01-01")
            $0.relative(.parent, "张老", in: "USA", .citizen, since: "2026-01-01")
        },
        Example("covered on the day after the deadline", on: "2026-03-01", .fires(["relative:child/张小": "2026-02-01"]))
        {
            $0.person.coveredSince = .example("2026-02-01")
            $0.relative(.child, "张小", in: "HKG", .residing, since: "2026-01-01")
        },
        Example("covered a day later", on: "2026-03-01", .satisfied) {
            $0.person.coveredSince = .example("2026-02-02")
            $0.relative(.child, "张小", in: "HKG", .residing, since: "2026-01-01")
        },
        Example("left since then", on: "2026-03-01", .fires(["relative:child/张小": "2026-02-01"])) {
            $0.person.status = .left
            $0.person.statusSince = .example("2026-02-02")
            $0.relative(.child, "张小", in: "HKG", .residing, since: "2026-01-01")
        },
        Example("a retired leader of unknown rank", on: "2026-03-01", .undecided(.rank)) {
            $0.retiresWithoutRank(since: "2026-02-01")
            $0.relative(.child, "张小", in: "HKG", .residing, since: "2026-01-01")
        },
    ]
}
