/// 因私频次: with this trip he would have made more private trips in the year than the limit.
public enum Frequency: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.frequency",
        title: .init(zh: "因私频次", en: "private trips in the year"),
        keys: [.earlyDays, .frequencyLimit],
        condition: .init(
            zh: "连同本次，启程当年因私出境次数（已出境的，以及已获批尚未成行的）将超过上限",
            en:
                "this would be one private trip more than the limit in the calendar year of the departure, counting those begun "
                + "and those approved and still to come"),
        message: .init(
            zh: "本次为{year}年第{count}次因私出境（已出境{begun}次，已批未行{ahead}次），上限为{limit}次",
            en:
                "private trip number {count} of {year} ({begun} begun, {ahead} approved and still to come); the limit is {limit}"
        ),
        remedy: .init(
            zh: "请说明再次出境的必要性；已批而不再成行的，请先撤销其批件",
            en: "state why one more trip is needed; have an approval that will not be used withdrawn first"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        guard file.application.purpose == .private, let year = file.application.departOn?.year else { return .clear }
        let own = file.application.isOwn
        let log = file.file.trips
        let begun = log.trips.filter { trip in
            trip.left.year == year && trip.isPrivate && !(trip.cover.map { own($0.approval) } ?? false)
        }
        let ahead = file.file.approvals.travel.filter { grant in
            guard let depart = grant.departOn, depart.year == year, let back = grant.returnDay else { return false }
            return grant.approval.purpose == .private && !own(grant.approval)
                && log.trip(under: grant.approval.number) == nil && !file.file.isAfter(back)
        }.sorted { $0.approval.number.precedes($1.approval.number) }
        let count = begun.count + ahead.count + 1
        let limit = file.policy.number(.frequencyLimit)
        guard count > limit else { return .clear }
        return .found(
            .refer,
            [
                "year": .number(year), "count": .number(count), "begun": .number(begun.count),
                "ahead": .number(ahead.count), "limit": .number(limit),
            ], evidence: begun.map(\.exit.evidence) + ahead.flatMap(\.evidence))
    }

    /// An exit on each day; without any entry between them each still begins a trip.
    private static func left(
        _ example: inout ApplicationExample, with document: StaticString = "ordinaryPassport:E12345678",
        on days: StaticString...
    ) {
        for day in days { example.dossier?.crosses(.exit, at: day, with: document) }
    }

    public static let examples = [
        ApplicationExample("the fourth trip", on: "2026-04-01", .clear) {
            left(&$0, on: "2026-01-01", "2026-02-01", "2026-03-01")
        },
        ApplicationExample("the fifth trip", on: "2026-04-01", .refer) {
            left(&$0, on: "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01")
        },
        ApplicationExample("one of them begins tomorrow", on: "2026-03-31", .clear) {
            left(&$0, on: "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01")
        },
        ApplicationExample("the departure is in the next year", on: "2026-04-01", .clear) {
            left(&$0, on: "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01")
            $0.application.departOn = .example("2027-01-01")
        },
        ApplicationExample("one approved and still to come", on: "2026-04-10", .refer) {
            left(&$0, on: "2026-01-01", "2026-02-01", "2026-03-01")
            $0.dossier?.mayTravel("A-1", "2026-04-05", "2026-04-10")
        },
        ApplicationExample("its return day has passed", on: "2026-04-11", .clear) {
            left(&$0, on: "2026-01-01", "2026-02-01", "2026-03-01")
            $0.dossier?.mayTravel("A-1", "2026-04-05", "2026-04-10")
        },
        ApplicationExample("the approved one was used by an early exit", on: "2026-04-10", .clear) {
            left(&$0, on: "2026-01-01", "2026-02-01", "2026-04-02")
            $0.dossier?.mayTravel("A-1", "2026-04-05", "2026-04-10")
        },
        ApplicationExample("the approved one is this one", on: "2026-04-10", .clear) {
            left(&$0, on: "2026-01-01", "2026-02-01", "2026-03-01")
            $0.dossier?.mayTravel("S-1", "2026-05-01", "2026-05-05", decided: "2026-03-10")
        },
        ApplicationExample("this one has begun, and counts once", on: "2026-05-02", .clear) {
            left(&$0, on: "2026-01-01", "2026-02-01", "2026-03-01", "2026-05-01")
            $0.dossier?.mayTravel("S-1", "2026-05-01", "2026-05-05", decided: "2026-03-10")
        },
        ApplicationExample("one of four was official", on: "2026-04-01", .clear) {
            left(&$0, on: "2026-01-01", "2026-02-01", "2026-03-01")
            left(&$0, with: "servicePassport:SE1234567", on: "2026-04-01")
        },
        ApplicationExample("an official one ahead", on: "2026-04-01", .clear) {
            left(&$0, on: "2026-01-01", "2026-02-01", "2026-03-01")
            $0.dossier?.mayTravel("A-1", "2026-06-01", "2026-06-05", decided: "2026-03-10", purpose: .official)
        },
        ApplicationExample("an official application", on: "2026-04-01", .clear) {
            left(&$0, on: "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01")
            $0.application.purpose = .official
        },
    ]
}
