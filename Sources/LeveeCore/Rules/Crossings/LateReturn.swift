/// 逾期入境: the trip ended after the approval's return day.
public enum LateReturn: Rule {
    public static let info = RuleInfo(
        id: "crossing.late-return",
        title: .init(zh: "逾期入境", en: "late return"),
        severity: .serious,
        since: .event,
        keys: PolicyKey.cover.union([.earlyDays, .lateTolerance]),
        condition: .init(
            zh: "行程的入境日晚于批准的返回日加容许天数", en: "the trip's entry is later than the approved return day and the tolerance"),
        message: .init(
            zh: "{day}入境，批准返回日为{due}", en: "came back on {day}; the approved return day was {due}"),
        remedy: .init(
            zh: "请本人说明；因不可抗力并经核实的，予以结案",
            en: "ask the person to explain; verified force majeure closes it without blame"),
        refutation: .init(
            zh: "返回日之前批准的延期，或边防机关撤回该记录",
            en: "an extension decided by the return day, or the border authority's withdrawal of the record"))

    public static func examine(_ file: CaseFile) -> Outcome {
        var isAny = false
        var outcome = Outcome.satisfied(.init(zh: "均按期入境", en: "every trip ended in time"))
        let tolerance = file.policy.number(.lateTolerance)
        for (trip, grant) in file.trips.approved {
            guard let entered = trip.entered else { continue }
            isAny = true
            guard let due = grant.returnDay, entered > due + tolerance, let entry = trip.entry else { continue }
            outcome.record(
                if: file.covered(on: entry.on),
                .init(entry, ["due": .day(due)], evidence: trip.evidence + grant.evidence))
        }
        if isAny { return outcome }
        return .notApplicable(.init(zh: "没有已结束的批准行程", en: "no trip under an approval has ended"))
    }

    public static func closest(in file: CaseFile) -> Closest? {
        let tolerance = file.policy.number(.lateTolerance)
        return .nearest(
            of: file.trips.approved.compactMap { trip, grant in
                guard let entered = trip.entered, let due = grant.returnDay else { return nil }
                return Closest(
                    .init(
                        zh: "{entry}入境，{approval}批准至{due}", en: "came back on {entry}; {approval} lasts until {due}"),
                    ["entry": .day(entered), "approval": .text(grant.approval.number), "due": .day(due)],
                    entered > due + tolerance
                        ? file.barred(on: entered) : .spare(entered.days(to: due + tolerance)),
                    evidence: trip.evidence + grant.evidence)
            })
    }

    public static let examples = [
        Example("back on the return day", on: "2026-03-20", .satisfied) {
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10")
            $0.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678")
            $0.crosses(.entry, at: "2026-03-10T23:59", with: "ordinaryPassport:E12345678")
        },
        Example("back a day later", on: "2026-03-20", .fires(["crossing:feed/entry-2026-03-11": "2026-03-11"])) {
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10")
            $0.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678")
            $0.crosses(.entry, at: "2026-03-11T00:00", with: "ordinaryPassport:E12345678")
        },
        Example("an extension decided on the return day", on: "2026-03-20", .satisfied) {
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10")
            $0.approval(.extension, "A-2", decided: "2026-03-10", until: "2026-03-12", extends: "A-1")
            $0.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678")
            $0.crosses(.entry, at: "2026-03-11", with: "ordinaryPassport:E12345678")
        },
        Example(
            "an extension decided a day too late", on: "2026-03-20",
            .fires(["crossing:feed/entry-2026-03-11": "2026-03-11"])
        ) {
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10")
            $0.approval(.extension, "A-2", decided: "2026-03-11", until: "2026-03-12", extends: "A-1")
            $0.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678")
            $0.crosses(.entry, at: "2026-03-11", with: "ordinaryPassport:E12345678")
        },
        Example("still out", on: "2026-03-20", .notApplicable) {
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10")
            $0.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678")
        },
    ]
}
