/// 出境频次异常: more private trips begun in the calendar year than the limit.
public enum TooFrequent: Rule {
    public static let info = RuleInfo(
        id: "trip.too-frequent",
        title: .init(zh: "出境频次异常", en: "too many private trips"),
        severity: .notice,
        since: .run,
        keys: PolicyKey.cover.union([.earlyDays, .frequencyLimit]),
        condition: .init(
            zh: "在管人员当年因私出境次数超过上限（所依批件为因私，或没有批件而持因私证件）",
            en:
                "a covered person began more private trips in the calendar year than the limit: under private leave, or under "
                + "none on a private document"),
        message: .init(
            zh: "{year}年已因私出境{count}次，上限为{limit}次", en: "{count} private trips in {year}; the limit is {limit}"),
        remedy: .init(zh: "请本人说明各次出境事由", en: "ask the person for the reason of each trip"),
        refutation: .init(
            zh: "其中某次出境的因公批件，或边防机关撤回其记录",
            en: "leave for official travel behind one of them, or the border authority's withdrawal of a record"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let year = file.day.year
        let trips = file.trips.trips.filter { $0.left.year == year && $0.isPrivate }
        if trips.isEmpty {
            return .notApplicable(.init(zh: "当年没有因私出境", en: "no private trip began in this year"))
        }
        if let newYear = CalendarDay(year: year + 1, month: 1, day: 1) { file.note(newYear) }
        var outcome = Outcome.satisfied(.init(zh: "因私出境次数未超过上限", en: "private trips are within the limit"))
        let limit = file.policy.number(.frequencyLimit)
        guard trips.count > limit else { return outcome }
        outcome.record(
            if: file.covered,
            .init(
                .person(file.person.ref),
                facts: ["year": .number(year), "count": .number(trips.count), "limit": .number(limit)],
                evidence: trips.map(\.exit.evidence) + trips.compactMap(\.cover?.approval.evidence)))
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        let year = file.day.year
        let limit = file.policy.number(.frequencyLimit)
        let trips = file.trips.trips.filter { $0.left.year == year && $0.isPrivate }
        if trips.isEmpty { return nil }
        return Closest(
            .init(
                zh: "{year}年因私出境{count}次，上限{limit}次", en: "private trips begun in {year}: {count}; the limit is {limit}"
            ),
            ["year": .number(year), "count": .number(trips.count), "limit": .number(limit)],
            trips.count > limit ? file.barredToday : .fixed,
            evidence: trips.map(\.exit.evidence) + trips.compactMap(\.cover?.approval.evidence))
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"
    private static let official: StaticString = "servicePassport:SE1234567"

    private static func fires(_ day: String) -> Example.Expectation { .fires(["person:P-1": day]) }

    /// An exit on each day; without any entry between them each still begins a trip.
    private static func leaves(
        _ dossier: inout Dossier, with document: StaticString = "ordinaryPassport:E12345678", _ days: StaticString...
    ) {
        for day in days { dossier.crosses(.exit, at: day, with: document) }
    }

    public static let examples = [
        Example("four trips", on: "2026-06-01", .satisfied) {
            leaves(&$0, "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01")
        },
        Example("five trips", on: "2026-06-01", fires("2026-05-01")) {
            leaves(&$0, "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01")
        },
        Example("six trips, since the fifth", on: "2026-07-01", fires("2026-05-01")) {
            leaves(&$0, "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01")
        },
        Example("the last day of the year", on: "2026-12-31", fires("2026-12-31")) {
            leaves(&$0, "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-12-31")
        },
        Example("the new year begins with none", on: "2027-01-01", .notApplicable) {
            leaves(&$0, "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-12-31")
        },
        Example("one of five in the old year", on: "2026-06-01", .satisfied) {
            leaves(&$0, "2025-12-31", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01")
        },
        Example("too many in both years are two runs", on: "2027-06-01", fires("2027-05-01")) {
            leaves(&$0, "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-12-31")
            leaves(&$0, "2027-01-01", "2027-02-01", "2027-03-01", "2027-04-01", "2027-05-01")
        },
        Example("one of five under official leave", on: "2026-06-01", .satisfied) {
            leaves(&$0, "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01")
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10", purpose: .official)
        },
        Example("one of five on an official document", on: "2026-06-01", .satisfied) {
            leaves(&$0, "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01")
            leaves(&$0, with: official, "2026-05-01")
        },
        Example("on an official document under private leave", on: "2026-06-01", fires("2026-05-01")) {
            leaves(&$0, "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01")
            leaves(&$0, with: official, "2026-05-01")
            $0.mayTravel("A-1", "2026-05-01", "2026-05-10")
        },
        Example("he is covered no more", on: "2026-06-01", .satisfied) {
            leaves(&$0, "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01")
            $0.person.status = .left
            $0.person.statusSince = .example("2026-06-01")
        },
        Example("covered since the trips", on: "2026-06-01", fires("2026-05-20")) {
            leaves(&$0, "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01")
            $0.person.coveredSince = .example("2026-05-20")
        },
        Example("a retired leader of unknown rank", on: "2026-06-01", .undecided(.rank)) {
            leaves(&$0, "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01")
            $0.person.status = .retired
            $0.person.statusSince = .example("2026-01-01")
            $0.person.rank = nil
        },
    ]
}
