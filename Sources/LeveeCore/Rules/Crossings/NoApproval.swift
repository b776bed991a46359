/// 未经批准出境: the exit of a covered person that no approval covers.
public enum NoApproval: Rule {
    public static let info = RuleInfo(
        id: "crossing.no-approval",
        title: .init(zh: "未经批准出境", en: "exit without approval"),
        severity: .critical,
        since: .event,
        keys: PolicyKey.cover.union([.earlyDays]),
        condition: .init(
            zh: "在管人员出境，无任何有效批准覆盖", en: "a covered person left the country and no approval in force covers the exit"),
        message: .init(
            zh: "{day}持{document}出境前往{to}，没有批准", en: "left on {day} for {to} with {document} without an approval"),
        remedy: .init(
            zh: "请本人说明情况；如有批件，请补录后重新核对",
            en: "ask the person to explain; if there was an approval, enter it and examine again"),
        refutation: .init(
            zh: "覆盖当日的批件，或边防机关撤回该出境记录",
            en: "an approval that covers the day, or the border authority's withdrawal of the record"))

    public static func examine(_ file: CaseFile) -> Outcome {
        if file.trips.trips.isEmpty {
            return .notApplicable(.init(zh: "没有出境记录", en: "there is no exit on record"))
        }
        var outcome = Outcome.satisfied(.init(zh: "每次出境均有批准", en: "an approval covers every exit"))
        for trip in file.trips.trips where trip.cover == nil {
            outcome.record(if: file.covered(on: trip.left), .init(trip.exit))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        .nearest(of: file.trips.trips.map { covering(of: $0, file) })
    }

    private static func covering(of trip: Trip, _ file: CaseFile) -> Closest {
        guard let grant = trip.cover, let depart = grant.departOn, let last = grant.returnDay else {
            return Closest(
                .init(zh: "{day}出境无批准", en: "nothing covers the exit of {day}"), ["day": .day(trip.left)],
                file.barred(on: trip.left), evidence: [trip.exit.evidence])
        }
        let first = depart - file.policy.number(.earlyDays)
        return Closest(
            .init(
                zh: "{day}出境，{approval}可涵盖{first}至{last}",
                en: "left on {day}; {approval} covers an exit from {first} to {last}"),
            [
                "day": .day(trip.left), "approval": .text(grant.approval.number), "first": .day(first),
                "last": .day(last),
            ], .spare(min(first.days(to: trip.left), trip.left.days(to: last))),
            evidence: [trip.exit.evidence] + grant.evidence)
    }

    public static let examples = [
        Example("no approval at all", on: "2026-03-05", .fires(["crossing:feed/exit-2026-03-01": "2026-03-01"])) {
            $0.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678")
        },
        Example("three days early is covered", on: "2026-03-05", .satisfied) {
            $0.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678")
            $0.mayTravel("A-1", "2026-03-04", "2026-03-10", decided: "2026-02-01")
        },
        Example("four days early is not", on: "2026-03-06", .fires(["crossing:feed/exit-2026-03-01": "2026-03-01"])) {
            $0.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678")
            $0.mayTravel("A-1", "2026-03-05", "2026-03-10", decided: "2026-02-01")
        },
        Example("one approval, one trip", on: "2026-03-09", .fires(["crossing:feed/exit-2026-03-06": "2026-03-06"])) {
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10")
            $0.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678")
            $0.crosses(.entry, at: "2026-03-04", with: "ordinaryPassport:E12345678")
            $0.crosses(.exit, at: "2026-03-06", with: "ordinaryPassport:E12345678")
        },
        Example("he was not covered then", on: "2026-03-05", .satisfied) {
            $0.person.coveredSince = .example("2026-03-02")
            $0.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678")
        },
        Example("a retired leader of unknown rank", on: "2026-03-05", .undecided(.rank)) {
            $0.person.status = .retired
            $0.person.statusSince = .example("2026-01-01")
            $0.person.rank = nil
            $0.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678")
        },
        Example("nobody crossed", on: "2026-03-05", .notApplicable),
    ]
}
