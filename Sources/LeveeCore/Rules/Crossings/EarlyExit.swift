/// 提前出境: he left before the day from which the approval lets him go, within the days that it still covers.
public enum EarlyExit: Rule {
    public static let info = RuleInfo(
        id: "crossing.early-exit",
        title: .init(zh: "提前出境", en: "early exit"),
        severity: .moderate,
        since: .event,
        keys: PolicyKey.cover.union([.earlyDays]),
        condition: .init(zh: "出境日早于批准的出发日", en: "the exit is earlier than the approved day of departure"),
        message: .init(zh: "{day}出境，批准出发日为{depart}", en: "left on {day}; the approved day of departure was {depart}"),
        remedy: .init(zh: "请本人说明提前出境的原因", en: "ask the person to explain the early departure"),
        refutation: .init(
            zh: "更正的批准日期，或边防机关撤回该记录", en: "a correction of the approved day, or the border authority's withdrawal"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let trips = file.trips.approved
        if trips.isEmpty { return .notApplicable(.init(zh: "没有批准行程", en: "no approval covers any exit")) }
        var outcome = Outcome.satisfied(.init(zh: "没有提前出境", en: "no exit was early"))
        for (trip, grant) in trips {
            guard let depart = grant.departOn, trip.left < depart else { continue }
            outcome.record(
                if: file.covered(on: trip.left),
                .init(trip.exit, ["depart": .day(depart)], evidence: [trip.exit.evidence, grant.approval.evidence]))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        .nearest(
            of: file.trips.approved.compactMap { trip, grant in
                guard let depart = grant.departOn else { return nil }
                return Closest(
                    .init(
                        zh: "{day}出境，{approval}批准自{depart}起",
                        en: "left on {day}; {approval} allows it from {depart}"),
                    ["day": .day(trip.left), "approval": .text(grant.approval.number), "depart": .day(depart)],
                    trip.left < depart ? file.barred(on: trip.left) : .spare(depart.days(to: trip.left)),
                    evidence: [trip.exit.evidence, grant.approval.evidence])
            })
    }

    private static func leaves(_ dossier: inout Dossier, at moment: StaticString) {
        dossier.mayTravel("A-1", "2026-03-04", "2026-03-10", decided: "2026-02-01")
        dossier.crosses(.exit, at: moment, with: "ordinaryPassport:E12345678")
    }

    public static let examples = [
        Example("on the approved day, just after midnight", on: "2026-03-05", .satisfied) {
            leaves(&$0, at: "2026-03-04T00:00")
        },
        Example(
            "a minute before the approved day", on: "2026-03-05",
            .fires(["crossing:feed/exit-2026-03-03": "2026-03-03"])
        ) { leaves(&$0, at: "2026-03-03T23:59") },
        Example("three days early", on: "2026-03-20", .fires(["crossing:feed/exit-2026-03-01": "2026-03-01"])) {
            leaves(&$0, at: "2026-03-01")
        },
        Example("four days early has no approval at all", on: "2026-03-20", .notApplicable) {
            leaves(&$0, at: "2026-02-28")
        },
        Example("he was not covered then", on: "2026-03-20", .satisfied) {
            leaves(&$0, at: "2026-03-01")
            $0.person.coveredSince = .example("2026-03-02")
        },
        Example("a retired leader of unknown rank", on: "2026-03-20", .undecided(.rank)) {
            leaves(&$0, at: "2026-03-01")
            $0.person.status = .retired
            $0.person.statusSince = .example("2026-03-01")
            $0.person.rank = nil
        },
        Example("he retired a day later", on: "2026-03-20", .fires(["crossing:feed/exit-2026-03-01": "2026-03-01"])) {
            leaves(&$0, at: "2026-03-01")
            $0.person.status = .retired
            $0.person.statusSince = .example("2026-03-02")
            $0.person.rank = nil
        },
    ]
}
