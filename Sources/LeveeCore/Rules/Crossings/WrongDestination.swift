/// 擅自变更行程: he left for a place that the approval does not name.
public enum WrongDestination: Rule {
    public static let info = RuleInfo(
        id: "crossing.wrong-destination",
        title: .init(zh: "擅自变更行程", en: "other destination"),
        severity: .serious,
        since: .event,
        keys: PolicyKey.cover.union([.earlyDays]),
        condition: .init(
            zh: "出境前往地不在批件所列目的地之内（批件未列的不适用）",
            en: "the next place of an exit is not among the destinations that the covering approval names"),
        message: .init(
            zh: "{day}出境前往{to}，批准目的地为{approved}", en: "left on {day} for {to}; the approval names {approved}"),
        remedy: .init(
            zh: "请本人说明行程；边防记录只载下一站，经停的请附行程单",
            en: "ask for the itinerary: a border record knows only the next place, which may have been a stop"),
        refutation: .init(
            zh: "经停证明，或边防机关撤回该记录", en: "proof of a mere stop, or the border authority's withdrawal of the record"))

    public static func examine(_ file: CaseFile) -> Outcome {
        var isAny = false
        var outcome = Outcome.satisfied(.init(zh: "均前往批准的目的地", en: "every exit was for an approved destination"))
        for (trip, grant) in file.trips.approved {
            let approved = grant.approval.destinations
            if approved.isEmpty { continue }
            isAny = true
            guard let to = trip.to, !approved.contains(to) else { continue }
            outcome.record(
                if: file.covered(on: trip.left),
                .init(
                    trip.exit, ["approved": .countries(approved)],
                    evidence: [trip.exit.evidence, grant.approval.evidence]))
        }
        if isAny { return outcome }
        return .notApplicable(.init(zh: "没有列明目的地的批准行程", en: "no covering approval names a destination"))
    }

    public static func closest(in file: CaseFile) -> Closest? {
        .nearest(
            of: file.trips.approved.reversed().compactMap { trip, grant in
                let approved = grant.approval.destinations
                guard !approved.isEmpty else { return nil }
                var facts: [String: Fact] = [
                    "day": .day(trip.left), "approval": .text(grant.approval.number), "approved": .countries(approved),
                    "to": .both(zh: "不明", en: "a place not on record"),
                ]
                if let to = trip.to { facts["to"] = .country(to) }
                return Closest(
                    .init(
                        zh: "{day}前往{to}，{approval}列明{approved}",
                        en: "left on {day} for {to}; {approval} names {approved}"),
                    facts, trip.to.map { approved.contains($0) } ?? true ? .fixed : file.barred(on: trip.left),
                    evidence: [trip.exit.evidence, grant.approval.evidence])
            })
    }

    private static func leaves(_ dossier: inout Dossier, for place: StaticString, approved: [StaticString]) {
        dossier.mayTravel("A-1", "2026-03-01", "2026-03-10", to: approved)
        dossier.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678", to: place)
    }

    public static let examples = [
        Example("another place", on: "2026-03-05", .fires(["crossing:feed/exit-2026-03-01": "2026-03-01"])) {
            leaves(&$0, for: "USA", approved: ["SGP", "THA"])
        },
        Example("one of two", on: "2026-03-05", .satisfied) { leaves(&$0, for: "THA", approved: ["SGP", "THA"]) },
        Example("no destination is named", on: "2026-03-05", .notApplicable) { leaves(&$0, for: "USA", approved: []) },
        Example("back from another place", on: "2026-03-09", .satisfied) {
            leaves(&$0, for: "SGP", approved: ["SGP"])
            $0.crosses(.entry, at: "2026-03-08", with: "ordinaryPassport:E12345678", to: "USA")
        },
        Example(
            "an extension's places do not count", on: "2026-03-05",
            .fires(["crossing:feed/exit-2026-03-01": "2026-03-01"])
        ) {
            leaves(&$0, for: "USA", approved: ["SGP"])
            $0.approval(.extension, "A-2", decided: "2026-03-01", until: "2026-03-12", extends: "A-1")
            $0.approvals[1].destinations = [.example("USA")]
        },
        Example("no approval at all", on: "2026-03-05", .notApplicable) {
            $0.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678", to: "USA")
        },
        Example("he was not covered then", on: "2026-03-05", .satisfied) {
            leaves(&$0, for: "USA", approved: ["SGP"])
            $0.person.coveredSince = .example("2026-03-02")
        },
        Example("a retired leader of unknown rank", on: "2026-03-05", .undecided(.rank)) {
            leaves(&$0, for: "USA", approved: ["SGP"])
            $0.person.status = .retired
            $0.person.statusSince = .example("2026-01-01")
            $0.person.rank = nil
        },
    ]
}
