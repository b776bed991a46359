/// 出入境记录缺失: an exit after which the entry is missing, or an entry before which the exit is.
public enum Unpaired: Rule {
    public static let info = RuleInfo(
        id: "crossing.unpaired",
        title: .init(zh: "出入境记录缺失", en: "crossing without its counterpart"),
        severity: .notice,
        since: .event,
        keys: [.earlyDays, .lookbackDays],
        condition: .init(
            zh: "连续两次出境（缺入境），或入境之前没有出境（缺出境），且其间数据完整",
            en:
                "an exit is followed by an exit, or an entry has no exit before it, and the feeds cover the days between"
        ),
        message: .init(
            zh: "{day}持{document}出入境，缺少对应的另一条记录（应在{first}至{last}之间）",
            en: "the crossing of {day} with {document} has no counterpart; one is missing between {first} and {last}"),
        remedy: .init(
            zh: "请向边防机关核查，并请本人说明所持其他证件",
            en: "ask the border authority for the missing record, and the person about other documents"),
        refutation: .init(
            zh: "补报的出入境记录，或边防机关撤回该记录", en: "the missing record, or the border authority's withdrawal of this one"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let log = file.trips
        if log.crossings.isEmpty {
            return .notApplicable(.init(zh: "没有出入境记录", en: "there is no crossing on record"))
        }
        var outcome = Outcome.satisfied(.init(zh: "出入境记录均成对", en: "every exit has its entry"))
        for trip in log.trips {
            guard let next = trip.nextExit else { continue }
            outcome.record(
                if: file.feedCovers(trip.left, through: next.on),
                draft(trip.exit, trip.left, next.on, beside: next))
        }
        for (entry, previous) in log.loneEntries {
            if let previous {
                outcome.record(
                    if: file.feedCovers(previous.on, through: entry.on),
                    draft(entry, previous.on, entry.on, beside: previous))
            } else {
                // Before the first crossing ever known there may have been an exit that no feed was there to tell.
                let first = entry.on - file.policy.number(.lookbackDays)
                let isCovered = file.feedCovers(first, through: entry.on - 1) == .yes
                outcome.record(if: Truth(isCovered), draft(entry, first, entry.on - 1))
            }
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        let log = file.trips
        if let trip = log.trips.last(where: { $0.nextExit != nil }), let next = trip.nextExit {
            return beside(trip.exit, next)
        }
        if let (entry, previous) = log.loneEntries.last {
            if let previous { return beside(previous, entry) }
            return Closest(
                .init(
                    zh: "{day}入境为首条记录，其前数据不足{days}天",
                    en: "the entry of {day} is the first crossing; the feeds do not cover the {days} days before it"),
                ["day": .day(entry.on), "days": .number(file.policy.number(.lookbackDays))], .fixed,
                evidence: [entry.evidence])
        }
        return log.trips.last.map { trip in
            guard let entry = trip.entry else {
                return Closest(
                    .init(zh: "{day}出境为最近一条记录", en: "the exit of {day} is the last crossing"),
                    ["day": .day(trip.left)], .fixed, evidence: trip.evidence)
            }
            return beside(trip.exit, entry)
        }
    }

    private static func beside(_ first: Crossing, _ second: Crossing) -> Closest {
        func word(_ crossing: Crossing) -> Fact {
            crossing.direction == .exit ? .both(zh: "出境", en: "exit") : .both(zh: "入境", en: "entry")
        }
        return Closest(
            .init(
                zh: "{first}{one}，其后{last}{other}", en: "{one} on {first}, then {other} on {last}"),
            ["first": .day(first.on), "last": .day(second.on), "one": word(first), "other": word(second)], .fixed,
            evidence: [first.evidence, second.evidence])
    }

    private static func draft(
        _ crossing: Crossing, _ first: CalendarDay, _ last: CalendarDay, beside other: Crossing? = nil
    ) -> Outcome.Draft {
        Outcome.Draft(
            crossing, ["first": .day(first), "last": .day(last)],
            evidence: [crossing.evidence] + (other.map { [$0.evidence] } ?? []))
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"

    private static func fires(_ records: String...) -> Example.Expectation {
        .fires(Dictionary(uniqueKeysWithValues: records.map { ("crossing:feed/\($0)", String($0.suffix(10))) }))
    }

    private static func goes(_ dossier: inout Dossier, _ steps: (FeedRecord.Direction, StaticString)...) {
        for (direction, moment) in steps { dossier.crosses(direction, at: moment, with: passport) }
    }

    public static let examples = [
        Example("two exits and an entry", on: "2026-03-20", fires("exit-2026-03-01")) {
            goes(&$0, (.exit, "2026-03-01"), (.exit, "2026-03-05"), (.entry, "2026-03-08"))
            $0.feedCovers("2026-03-01", "2026-03-05")
        },
        Example("the feed ends a day too early", on: "2026-03-20", .undecided(.feed)) {
            goes(&$0, (.exit, "2026-03-01"), (.exit, "2026-03-05"))
            $0.feedCovers("2026-03-01", "2026-03-04")
        },
        Example("the feed begins a day too late", on: "2026-03-20", .undecided(.feed)) {
            goes(&$0, (.exit, "2026-03-01"), (.exit, "2026-03-05"))
            $0.feedCovers("2026-03-02", "2026-03-05")
        },
        Example("two runs with a break between them", on: "2026-03-20", .undecided(.feed)) {
            goes(&$0, (.exit, "2026-03-01"), (.exit, "2026-03-05"))
            $0.feedCovers("2026-03-01", "2026-03-03")
            $0.feedCovers("2026-03-04", "2026-03-05")
        },
        Example("a trip and an open exit", on: "2026-03-20", .satisfied) {
            goes(&$0, (.exit, "2026-03-01"), (.entry, "2026-03-05"), (.exit, "2026-03-08"))
            $0.feedCovers("2026-01-01", "2026-03-19")
        },
        Example("two entries", on: "2026-03-20", fires("entry-2026-03-08")) {
            goes(&$0, (.exit, "2026-03-01"), (.entry, "2026-03-05"), (.entry, "2026-03-08"))
            $0.feedCovers("2026-03-05", "2026-03-08")
        },
        Example("two entries, and the feed begins after the first", on: "2026-03-20", .undecided(.feed)) {
            goes(&$0, (.exit, "2026-03-01"), (.entry, "2026-03-05"), (.entry, "2026-03-08"))
            $0.feedCovers("2026-03-06", "2026-03-08")
        },
        Example(
            "one fires, one cannot be told", on: "2026-03-20",
            .firesUndecided(["crossing:feed/exit-2026-03-01": "2026-03-01"], .feed)
        ) {
            goes(&$0, (.exit, "2026-03-01"), (.exit, "2026-03-05"), (.exit, "2026-03-08"))
            $0.feedCovers("2026-03-01", "2026-03-05")
        },
        Example("the first ever is an entry, 180 days in view", on: "2026-07-05", fires("entry-2026-07-01")) {
            goes(&$0, (.entry, "2026-07-01"))
            $0.feedCovers("2026-01-02", "2026-06-30")
        },
        Example("179 days in view", on: "2026-07-05", .satisfied) {
            goes(&$0, (.entry, "2026-07-01"))
            $0.feedCovers("2026-01-03", "2026-06-30")
        },
        Example("the day before it is not in view", on: "2026-07-05", .satisfied) {
            goes(&$0, (.entry, "2026-07-01"))
            $0.feedCovers("2026-01-01", "2026-06-29")
        },
        Example("out and back in one minute", on: "2026-03-20", .satisfied) {
            goes(&$0, (.entry, "2026-03-01T09:00"), (.exit, "2026-03-01T09:00"))
            $0.feedCovers("2025-01-01", "2026-03-19")
        },
        Example("the same crossing from two records is one", on: "2026-03-20", .satisfied) {
            goes(&$0, (.exit, "2026-03-01"), (.entry, "2026-03-05"))
            $0.crosses(.exit, at: "2026-03-01", with: passport, id: "again")
            $0.feedCovers("2025-01-01", "2026-03-19")
        },
        Example("back on another document, past midnight", on: "2026-03-20", .satisfied) {
            goes(&$0, (.exit, "2026-03-01T23:00"))
            $0.crosses(.entry, at: "2026-03-02T01:00", with: "hkMacaoPermit:C12345678")
            $0.feedCovers("2025-01-01", "2026-03-19")
        },
        Example("the second exit is still to come", on: "2026-03-04", .satisfied) {
            goes(&$0, (.exit, "2026-03-01"), (.exit, "2026-03-05"))
            $0.feedCovers("2026-03-01", "2026-03-05")
        },
        Example("he has left", on: "2026-03-20", fires("exit-2026-03-01")) {
            goes(&$0, (.exit, "2026-03-01"), (.exit, "2026-03-05"))
            $0.feedCovers("2026-03-01", "2026-03-05")
            $0.person.status = .left
            $0.person.statusSince = .example("2026-01-01")
        },
        Example("nobody crossed", on: "2026-03-20", .notApplicable),
    ]
}
