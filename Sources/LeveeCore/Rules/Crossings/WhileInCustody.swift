/// 在库证件出境: a booklet that lay in the safe crossed the border. One of the records is false, or there are two booklets.
public enum WhileInCustody: Rule {
    public static let info = RuleInfo(
        id: "crossing.while-in-custody",
        title: .init(zh: "在库证件出境", en: "crossing on a document in custody"),
        severity: .critical,
        since: .event,
        keys: [.earlyDays],
        condition: .init(
            zh: "出境或入境的时刻，所持证件按保管台账在库", en: "at the moment of an exit or entry its document was in custody"),
        message: .init(
            zh: "{day}持{document}出入境，而台账显示该证件自{kept}起在库",
            en: "{document} crossed the border on {day} while the ledger had it in custody since {kept}"),
        remedy: .init(
            zh: "请开柜核对实物；台账与边防记录必有一误，或另有一本证件",
            en: "open the safe and look: the ledger or the border record is false, or there is a second document"),
        refutation: .init(
            zh: "补录的领取登记，或边防机关撤回该记录",
            en: "an entry for the hand-out that was missing, or the border authority's withdrawal of the record"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let crossings = file.trips.crossings
        if crossings.isEmpty { return .notApplicable(.init(zh: "没有出入境记录", en: "there is no crossing on record")) }
        var outcome = Outcome.satisfied(.init(zh: "出入境时证件均不在库", en: "no document was in custody when it crossed"))
        let inLedger = file.allDocuments.filter { !$0.custody.isEmpty }
        for place in crossings.indices {
            guard let document = inLedger.first(where: { $0.key == crossings[place].document }),
                document.state(at: crossings[place].at) == .kept
            else { continue }
            let crossing = crossings[place]
            let events = document.record.custodyTrail(until: crossing.at).events
            guard let first = events.first else { continue }
            let kept = file.policy.zone.day(of: first.at)
            outcome.record(
                .init(crossing, ["kept": .day(kept)], evidence: [crossing.evidence] + events.map(\.evidence)))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        .nearest(
            of: file.trips.crossings.reversed().map { crossing in
                let facts: [String: Fact] = ["day": .day(crossing.on), "document": .document(crossing.document)]
                guard let document = file.document(crossing.document), !document.custody.isEmpty else {
                    return Closest(
                        .init(
                            zh: "{day}持{document}出入境，台账没有该证件",
                            en: "{document} crossed on {day}; the ledger does not know it"), facts, .fixed,
                        evidence: [crossing.evidence])
                }
                let title = document.state(at: crossing.at).title
                func gap(_ event: CustodyEvent) -> Int {
                    abs(crossing.on.days(to: file.policy.zone.day(of: event.at)))
                }
                let nearest = document.custody.min { gap($0) < gap($1) }
                return Closest(
                    .init(
                        zh: "{day}持{document}出入境，其时台账为“{state}”",
                        en: "{document} crossed on {day}; the ledger had it as: {state}"),
                    facts.merging(["state": .both(zh: title.zh, en: title.en)]) { $1 },
                    nearest.map { .spare(gap($0)) } ?? .fixed,
                    evidence: [crossing.evidence] + (nearest.map { [$0.evidence] } ?? []))
            })
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"

    private static func fires(_ records: String...) -> Example.Expectation {
        .fires(Dictionary(uniqueKeysWithValues: records.map { ("crossing:feed/\($0)", String($0.suffix(10))) }))
    }

    public static let examples = [
        Example("in the safe at ten, at the border at eleven", on: "2026-03-05", fires("exit-2026-03-01")) {
            $0.custody(.handedIn, passport, at: "2026-03-01T10:00")
            $0.crosses(.exit, at: "2026-03-01T11:00", with: passport)
        },
        Example("handed in at the very moment", on: "2026-03-05", fires("exit-2026-03-01")) {
            $0.custody(.handedIn, passport, at: "2026-03-01T11:00")
            $0.crosses(.exit, at: "2026-03-01T11:00", with: passport)
        },
        Example("handed in a minute later", on: "2026-03-05", .satisfied) {
            $0.custody(.handedIn, passport, at: "2026-03-01T11:01")
            $0.crosses(.entry, at: "2026-03-01T11:00", with: passport)
        },
        Example("handed out at the very moment", on: "2026-03-05", .satisfied) {
            $0.custody(.handedIn, passport, at: "2026-02-01")
            $0.custody(.handedOut, passport, at: "2026-03-01T11:00")
            $0.crosses(.exit, at: "2026-03-01T11:00", with: passport)
        },
        Example("handed out a minute later", on: "2026-03-05", fires("exit-2026-03-01")) {
            $0.custody(.handedIn, passport, at: "2026-02-01")
            $0.custody(.handedOut, passport, at: "2026-03-01T11:01")
            $0.crosses(.exit, at: "2026-03-01T11:00", with: passport)
        },
        Example("both ways", on: "2026-03-10", fires("exit-2026-03-01", "entry-2026-03-04")) {
            $0.custody(.handedIn, passport, at: "2026-02-01")
            $0.crosses(.exit, at: "2026-03-01", with: passport)
            $0.crosses(.entry, at: "2026-03-04", with: passport)
        },
        Example("missing at the time, seen later", on: "2026-03-10", .satisfied) {
            $0.custody(.handedIn, passport, at: "2026-02-01")
            $0.custody(.missing, passport, at: "2026-02-20")
            $0.crosses(.exit, at: "2026-03-01", with: passport)
            $0.custody(.seen, passport, at: "2026-03-05")
        },
        Example("missing, and seen again before", on: "2026-03-10", fires("exit-2026-03-01")) {
            $0.custody(.handedIn, passport, at: "2026-02-01")
            $0.custody(.missing, passport, at: "2026-02-20")
            $0.custody(.seen, passport, at: "2026-02-25")
            $0.crosses(.exit, at: "2026-03-01", with: passport)
        },
        Example("seen alone is not in custody", on: "2026-03-10", .satisfied) {
            $0.custody(.seen, passport, at: "2026-02-01")
            $0.crosses(.exit, at: "2026-03-01", with: passport)
        },
        Example("forwarded since, and he has left", on: "2026-03-10", fires("exit-2026-03-01")) {
            $0.custody(.handedIn, passport, at: "2026-02-01")
            $0.crosses(.exit, at: "2026-03-01", with: passport)
            $0.custody(.forwarded, passport, at: "2026-03-05")
            $0.person.status = .left
            $0.person.statusSince = .example("2026-01-01")
        },
        Example("another document was in the safe", on: "2026-03-10", .satisfied) {
            $0.custody(.handedIn, "hkMacaoPermit:C12345678", at: "2026-02-01")
            $0.crosses(.exit, at: "2026-03-01", with: passport)
        },
        Example("nobody crossed", on: "2026-03-10", .notApplicable) {
            $0.custody(.handedIn, passport, at: "2026-02-01")
        },
    ]
}
