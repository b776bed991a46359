/// 限制期内出境: an exit while a restriction was in force, or within the declassification period (脱密期) without leave.
public enum UnderRestriction: Rule {
    public static let info = RuleInfo(
        id: "crossing.under-restriction",
        title: .init(zh: "限制期内出境", en: "exit under restriction"),
        severity: .critical,
        since: .event,
        keys: [.earlyDays],
        condition: .init(
            zh: "出境当日有拟调整任用以外的限制生效，或在脱密期届满日之前（含当日）出境且无批件",
            en:
                "on the day of an exit a restriction other than a transfer was in force, or the declassification period had "
                + "not ended and no approval covers the exit"),
        message: .init(
            zh: "{day}持{document}出境前往{to}，当日尚在限制期或脱密期内",
            en: "left on {day} for {to} with {document} within a restriction or the declassification period"),
        remedy: .init(
            zh: "请立即报告作出限制的机关，并请本人说明", en: "tell the body that set the restriction and ask the person to explain"),
        refutation: .init(
            zh: "限制机关的同意或终止通知，覆盖当日的批件（仅脱密期），或边防机关撤回该记录",
            en:
                "the restricting body's consent or notice of its end, for declassification leave that covers the day, or "
                + "the border authority's withdrawal of the record"))

    public static func examine(_ file: CaseFile) -> Outcome {
        if file.trips.trips.isEmpty {
            return .notApplicable(.init(zh: "没有出境记录", en: "there is no exit on record"))
        }
        var outcome = Outcome.satisfied(.init(zh: "没有限制期内的出境", en: "no exit fell into a restriction"))
        if file.facts.restrictions.isEmpty && file.person.clearanceEnds == nil { return outcome }
        for trip in file.trips.trips {
            var grounds = file.restrictions(on: trip.left).map(\.evidence)
            if let ends = file.person.clearanceEnds, trip.left <= ends, trip.cover == nil {
                grounds.append(Subject.person(file.person.ref).description)
            }
            if grounds.isEmpty { continue }
            outcome.record(.init(trip.exit, evidence: [trip.exit.evidence] + grounds))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        .nearest(of: file.trips.trips.reversed().flatMap { candidates(for: $0, file) })
    }

    private static func candidates(for trip: Trip, _ file: CaseFile) -> [Closest] {
        let day = ["day": Fact.day(trip.left)]
        let plain = Closest(
            .init(zh: "{day}出境，没有限制措施", en: "left on {day}; no restriction is on record"), day, .fixed,
            evidence: [trip.exit.evidence])
        let restrictions = file.facts.restrictions.filter { $0.kind != .transfer }.map { restriction in
            var facts = day
            facts["restriction"] = .text(restriction.reference)
            facts["from"] = .day(restriction.from)
            facts["until"] = restriction.until.map(Fact.day)
            let isBefore = trip.left < restriction.from
            let gap = isBefore ? trip.left.days(to: restriction.from) : restriction.until?.days(to: trip.left)
            return Closest(
                restriction.until == nil
                    ? .init(
                        zh: "{day}出境，限制{restriction}自{from}起",
                        en: "left on {day}; restriction {restriction} runs from {from}")
                    : .init(
                        zh: "{day}出境，限制{restriction}自{from}至{until}",
                        en: "left on {day}; restriction {restriction} runs from {from} to {until}"), facts,
                gap.map { .spare($0) } ?? .fixed, evidence: [trip.exit.evidence, restriction.evidence])
        }
        guard let ends = file.person.clearanceEnds else { return restrictions.isEmpty ? [plain] : restrictions }
        return restrictions + [
            Closest(
                trip.cover == nil
                    ? .init(zh: "{day}出境，脱密期至{ends}", en: "left on {day}; the declassification period ended on {ends}")
                    : .init(
                        zh: "{day}经批准出境，脱密期至{ends}",
                        en: "left on {day} under an approval; the declassification period ends on {ends}"),
                day.merging(["ends": .day(ends)]) { $1 }, trip.left > ends ? .spare(ends.days(to: trip.left)) : .fixed,
                evidence: [trip.exit.evidence, file.person.evidence] + (trip.cover?.evidence ?? []))
        ]
    }

    private static let fires = Example.Expectation.fires(["crossing:feed/exit-2026-03-01": "2026-03-01"])

    private static func leaves(_ dossier: inout Dossier) {
        dossier.crosses(.exit, at: "2026-03-01", with: "ordinaryPassport:E12345678")
    }

    public static let examples = [
        Example("on the first day of a ban", on: "2026-03-05", fires) {
            leaves(&$0)
            $0.restricted(.exitBan, from: "2026-03-01")
        },
        Example("the day before it", on: "2026-03-05", .satisfied) {
            leaves(&$0)
            $0.restricted(.exitBan, from: "2026-03-02")
        },
        Example("on its last day", on: "2026-03-05", fires) {
            leaves(&$0)
            $0.restricted(.exitBan, from: "2026-01-01", until: "2026-03-01")
        },
        Example("the day after it", on: "2026-03-05", .satisfied) {
            leaves(&$0)
            $0.restricted(.exitBan, from: "2026-01-01", until: "2026-02-28")
        },
        Example("leave does not lift a restriction", on: "2026-03-05", fires) {
            leaves(&$0)
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10")
            $0.restricted(.sanction, from: "2026-01-01")
        },
        Example("a transfer", on: "2026-03-05", .satisfied) {
            leaves(&$0)
            $0.restricted(.transfer, from: "2026-01-01")
        },
        Example("an entry", on: "2026-03-05", .notApplicable) {
            $0.crosses(.entry, at: "2026-03-01", with: "ordinaryPassport:E12345678")
            $0.restricted(.exitBan, from: "2026-01-01")
        },
        Example("the last day of declassification", on: "2026-03-05", fires) {
            leaves(&$0)
            $0.person.clearanceEnds = .example("2026-03-01")
        },
        Example("the day after declassification", on: "2026-03-05", .satisfied) {
            leaves(&$0)
            $0.person.clearanceEnds = .example("2026-02-28")
        },
        Example("declassification, with leave", on: "2026-03-05", .satisfied) {
            leaves(&$0)
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10")
            $0.person.clearanceEnds = .example("2026-12-31")
        },
        Example("he has left", on: "2026-03-05", fires) {
            leaves(&$0)
            $0.restricted(.criminalCase, from: "2026-01-01")
            $0.person.status = .left
            $0.person.statusSince = .example("2026-01-01")
        },
    ]
}
