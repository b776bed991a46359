/// 因公证件私用: an exit on an official document for private reasons or without any approval.
public enum OfficialDocument: Rule {
    public static let info = RuleInfo(
        id: "crossing.official-document",
        title: .init(zh: "因公证件私用", en: "official document used privately"),
        severity: .serious,
        since: .event,
        keys: PolicyKey.cover.union([.earlyDays]),
        condition: .init(
            zh: "持因公证件出境，所依批件为因私，或没有批件", en: "an exit on an official document under private leave or under none"),
        message: .init(
            zh: "{day}持{document}出境前往{to}，没有因公批件",
            en: "left on {day} for {to} with {document} without leave for official travel"),
        remedy: .init(zh: "请本人说明用途，并收回因公证件", en: "ask the person what it was used for and call the document in"),
        refutation: .init(
            zh: "覆盖当日的因公批件，或边防机关撤回该记录",
            en: "leave for official travel that covers the day, or the border authority's withdrawal of the record"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let trips = file.trips.trips.filter(\.document.type.isOfficial)
        if trips.isEmpty {
            return .notApplicable(.init(zh: "没有持因公证件的出境", en: "no exit was on an official document"))
        }
        var outcome = Outcome.satisfied(.init(zh: "因公证件均用于因公", en: "official documents served official travel only"))
        for trip in trips where trip.cover?.approval.purpose != .official {
            outcome.record(
                if: file.covered(on: trip.left),
                .init(trip.exit, evidence: [trip.exit.evidence] + (trip.cover.map { [$0.approval.evidence] } ?? [])))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        .nearest(
            of: file.trips.trips.reversed().filter(\.document.type.isOfficial).map { trip in
                let approval = trip.cover?.approval
                var facts: [String: Fact] = ["day": .day(trip.left), "document": .document(trip.document)]
                facts["approval"] = approval.map { .text($0.number) }
                return Closest(
                    approval == nil
                        ? .init(zh: "{day}持{document}出境，无批准", en: "left on {day} with {document}, under no approval")
                        : .init(
                            zh: "{day}持{document}出境，依{approval}",
                            en: "left on {day} with {document}, under {approval}"), facts,
                    approval?.purpose == .official ? .fixed : file.barred(on: trip.left),
                    evidence: [trip.exit.evidence] + (approval.map { [$0.evidence] } ?? []))
            })
    }

    private static let passport: StaticString = "servicePassport:SE1234567"
    private static let fires = Example.Expectation.fires(["crossing:feed/exit-2026-03-01": "2026-03-01"])

    private static func leaves(_ dossier: inout Dossier, for purpose: Approval.Purpose?) {
        dossier.crosses(.exit, at: "2026-03-01", with: passport)
        if let purpose { dossier.mayTravel("A-1", "2026-03-01", "2026-03-10", purpose: purpose) }
    }

    public static let examples = [
        Example("under private leave", on: "2026-03-05", fires) { leaves(&$0, for: .private) },
        Example("under none", on: "2026-03-05", fires) { leaves(&$0, for: nil) },
        Example("under official leave", on: "2026-03-05", .satisfied) { leaves(&$0, for: .official) },
        Example("official leave that does not cover the day", on: "2026-03-06", fires) {
            leaves(&$0, for: nil)
            $0.mayTravel("A-1", "2026-03-05", "2026-03-10", purpose: .official)
        },
        Example(
            "the exit without an entry takes the leave first", on: "2026-03-06",
            .fires(["crossing:feed/exit-2026-03-03": "2026-03-03"])
        ) {
            leaves(&$0, for: .official)
            $0.crosses(.exit, at: "2026-03-03", with: passport)
        },
        Example("a private document under private leave", on: "2026-03-05", .notApplicable) {
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10")
            $0.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678")
        },
        Example("an entry alone", on: "2026-03-05", .notApplicable) {
            $0.crosses(.entry, at: "2026-03-01", with: passport)
        },
        Example("he was not covered then", on: "2026-03-05", .satisfied) {
            leaves(&$0, for: nil)
            $0.person.coveredSince = .example("2026-03-02")
        },
        Example("a retired leader of unknown rank", on: "2026-03-05", .undecided(.rank)) {
            leaves(&$0, for: nil)
            $0.person.status = .retired
            $0.person.statusSince = .example("2026-01-01")
            $0.person.rank = nil
        },
    ]
}
