/// 逾期未归: he is out, and the day by which he should be back has passed.
public enum NotReturned: Rule {
    public static let info = RuleInfo(
        id: "crossing.not-returned",
        title: .init(zh: "逾期未归", en: "not returned"),
        severity: .critical,
        since: .run,
        keys: PolicyKey.cover.union([.earlyDays, .alarmDays]),
        condition: .init(
            zh: "最后一次出入境为出境，且已超过批准返回日（没有批件的，出境日）后规定天数；本人在管或持批件出行，且数据覆盖至前一日",
            en:
                "the last crossing is an exit, more than the alarm days after the approved return day (without approval, after "
                + "the exit), of a covered person or under a covering approval, and the feeds reach yesterday"),
        message: .init(
            zh: "{day}出境前往{to}，最迟应于{due}前入境，至今无入境记录",
            en: "left on {day} for {to} and was expected back by {due} at the latest; no entry is known"),
        remedy: .init(
            zh: "请立即与本人及其家属联系，核实去向并报告", en: "get in touch with the person and the family at once and report"),
        refutation: .init(
            zh: "入境记录，返回日之前批准的延期，或边防机关撤回该出境记录",
            en: "an entry, an extension decided by the return day, or the border authority's withdrawal of the exit"))

    public static func examine(_ file: CaseFile) -> Outcome {
        guard let trip = file.trips.open else {
            return .notApplicable(.init(zh: "没有在外的行程", en: "the last crossing is not an exit"))
        }
        var outcome = Outcome.satisfied(.init(zh: "尚未超过最迟入境日", en: "the last day for coming back has not passed"))
        let due = (trip.cover?.returnDay ?? trip.left) + file.policy.number(.alarmDays)
        guard file.isAfter(due) else { return outcome }
        // Whoever travels under an approval is expected back, whatever became of his post meanwhile.
        let isOurs = trip.cover == nil ? file.covered : .yes
        outcome.record(
            if: isOurs.and(file.feedReachesYesterday(from: trip.left)),
            .init(trip.exit, ["due": .day(due)], evidence: [trip.exit.evidence] + (trip.cover?.evidence ?? [])))
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        guard let trip = file.trips.open else { return nil }
        let due = (trip.cover?.returnDay ?? trip.left) + file.policy.number(.alarmDays)
        return Closest(
            .init(zh: "{day}出境，最迟应于{due}前入境", en: "out since {day}, to be back by {due} at the latest"),
            ["day": .day(trip.left), "due": .day(due)],
            file.day <= due ? .left(file.day.days(to: due)) : trip.cover == nil ? file.barredToday : .fixed,
            evidence: [trip.exit.evidence] + (trip.cover?.evidence ?? []))
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"
    private static func fires(_ day: String) -> Example.Expectation { .fires(["crossing:feed/exit-2026-03-01": day]) }

    /// Out since 1 March, approved until the 10th if at all.
    private static func leaves(
        _ dossier: inout Dossier, approved: Bool = true, feed first: StaticString = "2026-03-01",
        to last: StaticString = "2026-03-31"
    ) {
        if approved { dossier.mayTravel("A-1", "2026-03-01", "2026-03-10") }
        dossier.crosses(.exit, at: "2026-03-01", with: passport)
        dossier.feedCovers(first, last)
    }

    private static func retires(_ dossier: inout Dossier, on day: StaticString, _ status: Person.Status = .retired) {
        dossier.person.status = status
        dossier.person.statusSince = .example(day)
        dossier.person.rank = nil
    }

    public static let examples = [
        Example("two days after the return day, and no feed", on: "2026-03-12", .satisfied) {
            leaves(&$0, to: "2026-03-01")
        },
        Example("three days after", on: "2026-03-13", fires("2026-03-13")) { leaves(&$0, to: "2026-03-12") },
        Example("a week later", on: "2026-03-20", fires("2026-03-13")) { leaves(&$0) },
        Example("the feed ends a day too early", on: "2026-03-13", .undecided(.feed)) { leaves(&$0, to: "2026-03-11") },
        Example("the feed begins a day too late", on: "2026-03-20", .undecided(.feed)) {
            leaves(&$0, feed: "2026-03-02")
        },
        Example("no approval, two days after the exit", on: "2026-03-03", .satisfied) { leaves(&$0, approved: false) },
        Example("no approval, three days after", on: "2026-03-20", fires("2026-03-04")) {
            leaves(&$0, approved: false)
        },
        Example("an extension", on: "2026-03-17", .satisfied) {
            leaves(&$0)
            $0.approval(.extension, "A-2", decided: "2026-03-10", until: "2026-03-15", extends: "A-1")
        },
        Example("an extension has run out", on: "2026-03-20", fires("2026-03-18")) {
            leaves(&$0)
            $0.approval(.extension, "A-2", decided: "2026-03-10", until: "2026-03-15", extends: "A-1")
        },
        Example("he is back", on: "2026-03-20", .notApplicable) {
            leaves(&$0)
            $0.crosses(.entry, at: "2026-03-20", with: passport)
        },
        Example("the last of two exits counts", on: "2026-03-20", fires("2026-03-13")) {
            $0.crosses(.exit, at: "2026-02-20", with: passport)
            leaves(&$0)
        },
        Example("he left the service, and travels under an approval", on: "2026-03-20", fires("2026-03-13")) {
            leaves(&$0)
            retires(&$0, on: "2026-01-01", .left)
        },
        Example("he left the service, and has none", on: "2026-03-20", .satisfied) {
            leaves(&$0, approved: false)
            retires(&$0, on: "2026-03-10", .left)
        },
        Example("covered again while out", on: "2026-03-20", fires("2026-03-15")) {
            leaves(&$0, approved: false)
            $0.person.coveredSince = .example("2026-03-15")
        },
        Example("a retired leader of unknown rank without approval", on: "2026-03-20", .undecided(.rank)) {
            leaves(&$0, approved: false)
            retires(&$0, on: "2026-01-01")
        },
        Example("and with one", on: "2026-03-20", fires("2026-03-13")) {
            leaves(&$0)
            retires(&$0, on: "2026-01-01")
        },
    ]
}
