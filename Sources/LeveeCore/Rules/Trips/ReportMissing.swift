/// 未交回执: the trip is over and its return slip (回执单) has not come in.
public enum ReportMissing: Rule {
    public static let info = RuleInfo(
        id: "trip.report-missing",
        title: .init(zh: "未交回执", en: "return slip missing"),
        severity: .notice,
        since: .run,
        keys: [.earlyDays, .reportDays],
        condition: .init(
            zh: "批准的行程已结束，超过入境日后规定天数仍未交回执单",
            en:
                "the trip under an approval has ended, more than the allowed days after its entry no return slip has come in"
        ),
        message: .init(
            zh: "{entry}入境，回执单应于{due}前交回，至今未交", en: "came back on {entry}; the return slip was due by {due}"),
        remedy: .init(zh: "请补交回执单并登记日期", en: "hand in the return slip and record the day"),
        refutation: .init(zh: "回执单已交的登记", en: "a record of the day on which the slip came in"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let ended = file.trips.approved.filter { $0.trip.entered != nil }
        if ended.isEmpty {
            return .notApplicable(.init(zh: "没有已结束的批准行程", en: "no trip under an approval has ended"))
        }
        var outcome = Outcome.satisfied(.init(zh: "回执单均已交回，或尚在期限内", en: "every return slip is in, or is not due yet"))
        for (trip, grant) in ended where grant.approval.reportedOn == nil {
            guard let entry = trip.entry else { continue }
            let due = entry.on + file.policy.number(.reportDays)
            guard file.isAfter(due) else { continue }
            outcome.record(
                .init(
                    .approval(grant.approval.number), facts: ["entry": .day(entry.on), "due": .day(due)],
                    evidence: [grant.approval.evidence, entry.evidence, trip.exit.evidence]))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        .nearest(
            of: file.trips.approved.compactMap { trip, grant in
                guard let entry = trip.entry else { return nil }
                let due = entry.on + file.policy.number(.reportDays)
                var facts: [String: Fact] = [
                    "approval": .text(grant.approval.number), "entry": .day(entry.on), "due": .day(due),
                ]
                let evidence = [grant.approval.evidence, entry.evidence, trip.exit.evidence]
                guard let reported = grant.approval.reportedOn else {
                    return Closest(
                        .init(
                            zh: "{approval}：{entry}入境，回执单应于{due}前交回",
                            en: "{approval}: back on {entry}, return slip due {due}"), facts,
                        .left(file.day.days(to: due)), evidence: evidence)
                }
                facts["reported"] = .day(reported)
                return Closest(
                    .init(
                        zh: "{approval}：{entry}入境，回执单已于{reported}交回",
                        en: "{approval}: back on {entry}, return slip came in on {reported}"), facts, .fixed,
                    evidence: evidence)
            })
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"

    /// From 1 to 8 March.
    private static func travels(_ dossier: inout Dossier, reported: StaticString? = nil) {
        dossier.mayTravel("A-1", "2026-03-01", "2026-03-10", reported: reported)
        dossier.crosses(.exit, at: "2026-03-01", with: passport)
        dossier.crosses(.entry, at: "2026-03-08", with: passport)
    }

    public static let examples = [
        Example("seven days after the entry", on: "2026-03-15", .satisfied) { travels(&$0) },
        Example("eight days after", on: "2026-03-16", .fires(["approval:A-1": "2026-03-16"])) { travels(&$0) },
        Example("still missing", on: "2026-04-16", .fires(["approval:A-1": "2026-03-16"])) { travels(&$0) },
        Example("reported, though late", on: "2026-03-20", .satisfied) { travels(&$0, reported: "2026-03-20") },
        Example("to be reported tomorrow", on: "2026-03-19", .fires(["approval:A-1": "2026-03-16"])) {
            travels(&$0, reported: "2026-03-20")
        },
        Example("still out", on: "2026-04-16", .notApplicable) {
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10")
            $0.crosses(.exit, at: "2026-03-01", with: passport)
        },
        Example("its entry is missing", on: "2026-04-16", .notApplicable) {
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10")
            $0.crosses(.exit, at: "2026-03-01", with: passport)
            $0.crosses(.exit, at: "2026-03-20", with: passport)
            $0.crosses(.entry, at: "2026-03-25", with: passport)
        },
        Example("not used", on: "2026-04-16", .notApplicable) { $0.mayTravel("A-1", "2026-03-01", "2026-03-10") },
        Example("two trips, one approval", on: "2026-04-16", .fires(["approval:A-1": "2026-03-12"])) {
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10")
            $0.crosses(.exit, at: "2026-03-01", with: passport)
            $0.crosses(.entry, at: "2026-03-04", with: passport)
            $0.crosses(.exit, at: "2026-03-06", with: passport)
            $0.crosses(.entry, at: "2026-03-08", with: passport)
        },
        Example("he has left", on: "2026-03-16", .fires(["approval:A-1": "2026-03-16"])) {
            travels(&$0)
            $0.person.status = .left
            $0.person.statusSince = .example("2026-03-09")
        },
    ]
}
