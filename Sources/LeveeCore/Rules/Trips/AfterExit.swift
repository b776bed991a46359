/// 先出后批: leave that was decided after its departure day, and the exit lies between the two.
public enum AfterExit: Rule {
    public static let info = RuleInfo(
        id: "approval.after-exit",
        title: .init(zh: "先出后批", en: "approved after the exit"),
        severity: .serious,
        since: .event,
        keys: [.earlyDays],
        condition: .init(
            zh: "批件的决定日晚于批准出发日，而所覆盖的出境在出发日（含）与决定日（不含）之间",
            en:
                "leave was decided after its day of departure, and the exit that it covers is on or after that day and before "
                + "the decision"),
        message: .init(
            zh: "{day}已出境，批件{decided}才作出（批准出发日{depart}）",
            en: "the exit was on {day}, the decision on {decided}; the approved day of departure was {depart}"),
        remedy: .init(
            zh: "请审批人说明补批原因；如决定日登记有误，请更正", en: "ask the approver why; if the day of decision is wrong, correct it"),
        refutation: .init(
            zh: "证明当时已批准的原件，或边防机关撤回该出境记录",
            en: "the original that shows the decision was earlier, or the border authority's withdrawal of the exit"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let trips = file.trips.approved
        if trips.isEmpty { return .notApplicable(.init(zh: "没有批准行程", en: "no approval covers any exit")) }
        var outcome = Outcome.satisfied(.init(zh: "均先批后出", en: "every approval was decided before its exit"))
        for (trip, grant) in trips {
            let (left, decided) = (trip.left, grant.approval.decidedOn)
            guard let depart = grant.departOn, depart <= left, left < decided else { continue }
            outcome.record(
                .init(
                    .approval(grant.approval.number), day: left,
                    facts: ["day": .day(left), "depart": .day(depart), "decided": .day(decided)],
                    evidence: [grant.approval.evidence, trip.exit.evidence]))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        .nearest(
            of: file.trips.approved.compactMap { trip, grant in
                guard let depart = grant.departOn else { return nil }
                let (left, decided) = (trip.left, grant.approval.decidedOn)
                return Closest(
                    .init(
                        zh: "{approval}（{depart}起）于{decided}批准，{day}出境",
                        en: "{approval} for travel from {depart} was decided on {decided}, the exit was on {day}"),
                    [
                        "approval": .text(grant.approval.number), "depart": .day(depart), "decided": .day(decided),
                        "day": .day(left),
                    ], .spare(max(left.days(to: depart), decided.days(to: left))),
                    evidence: [grant.approval.evidence, trip.exit.evidence])
            })
    }

    private static func leaves(_ dossier: inout Dossier, on day: StaticString, decided: StaticString) {
        dossier.mayTravel("A-1", "2026-03-04", "2026-03-10", decided: decided)
        dossier.crosses(.exit, at: day, with: "ordinaryPassport:E12345678")
    }

    public static let examples = [
        Example("decided on the day of the exit", on: "2026-03-20", .satisfied) {
            leaves(&$0, on: "2026-03-06", decided: "2026-03-06")
        },
        Example("decided the day after", on: "2026-03-20", .fires(["approval:A-1": "2026-03-06"])) {
            leaves(&$0, on: "2026-03-06", decided: "2026-03-07")
        },
        Example("left on the day of departure", on: "2026-03-20", .fires(["approval:A-1": "2026-03-04"])) {
            leaves(&$0, on: "2026-03-04", decided: "2026-03-05")
        },
        Example("left a day before it", on: "2026-03-20", .satisfied) {
            leaves(&$0, on: "2026-03-03", decided: "2026-03-05")
        },
        Example("before the decision there is no approval", on: "2026-03-06", .notApplicable) {
            leaves(&$0, on: "2026-03-06", decided: "2026-03-07")
        },
        Example("decided when he was back", on: "2026-03-20", .fires(["approval:A-1": "2026-03-04"])) {
            leaves(&$0, on: "2026-03-04", decided: "2026-03-20")
            $0.crosses(.entry, at: "2026-03-08", with: "ordinaryPassport:E12345678")
        },
        Example("refused", on: "2026-03-20", .notApplicable) {
            $0.mayTravel("A-1", "2026-03-04", "2026-03-10", decided: "2026-03-07", decision: .refused)
            $0.crosses(.exit, at: "2026-03-06", with: "ordinaryPassport:E12345678")
        },
        Example("decided late and not used", on: "2026-03-20", .notApplicable) {
            $0.mayTravel("A-1", "2026-03-04", "2026-03-10", decided: "2026-03-07")
        },
        Example("he has left", on: "2026-03-20", .fires(["approval:A-1": "2026-03-06"])) {
            leaves(&$0, on: "2026-03-06", decided: "2026-03-07")
            $0.person.status = .left
            $0.person.statusSince = .example("2026-01-01")
        },
    ]
}
