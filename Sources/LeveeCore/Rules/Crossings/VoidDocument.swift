/// 持失效证件出入境: a crossing on a document that was cancelled, lost or expired on that day.
public enum VoidDocument: Rule {
    public static let info = RuleInfo(
        id: "crossing.void-document",
        title: .init(zh: "持失效证件出入境", en: "crossing on a void document"),
        severity: .critical,
        since: .event,
        keys: PolicyKey.cover.union([.earlyDays]),
        condition: .init(
            zh: "出入境当日，所持证件已注销、已报失或已过有效期",
            en: "on the day of a crossing its document was cancelled, reported lost or past its expiry day"),
        message: .init(
            zh: "{day}持{document}出入境，该证件自{void}起已失效",
            en: "crossed the border on {day} with {document}, which was void from {void}"),
        remedy: .init(
            zh: "请向公安机关核实证件状态，收缴失效证件", en: "ask the authority about the document and call the void booklet in"),
        refutation: .init(
            zh: "公安机关更正证件状态，或边防机关撤回该记录",
            en: "the authority's correction of the document's state, or the withdrawal of the crossing"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let crossings = file.trips.crossings
        if crossings.isEmpty { return .notApplicable(.init(zh: "没有出入境记录", en: "there is no crossing on record")) }
        var outcome = Outcome.satisfied(.init(zh: "出入境证件当日均有效", en: "no crossing was on a void document"))
        let doubtful = file.allDocuments.filter { $0.mayHaveBeenVoid(before: file.day) }
        if doubtful.isEmpty { return outcome }
        for crossing in crossings {
            guard let document = doubtful.first(where: { $0.key == crossing.document }),
                let void = document.void(on: crossing.on)
            else { continue }
            outcome.record(
                if: file.covered(on: crossing.on),
                .init(crossing, ["void": .day(void.since)], evidence: [crossing.evidence] + void.evidence))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        .nearest(
            of: file.trips.crossings.reversed().map { crossing in
                let document = file.document(crossing.document)
                var facts: [String: Fact] = ["day": .day(crossing.on), "document": .document(crossing.document)]
                if let void = document?.void(on: crossing.on) {
                    facts["void"] = .day(void.since)
                    return Closest(
                        .init(
                            zh: "{day}持{document}出入境，该证件自{void}起失效",
                            en: "crossed on {day} with {document}, void from {void}"), facts,
                        file.barred(on: crossing.on), evidence: [crossing.evidence] + void.evidence)
                }
                let reports = document?.mentions.filter { $0.kind == .document(.lost) && $0.on > crossing.on } ?? []
                let ends = [document?.expiresOn().map { $0 + 1 }, document?.cancelledOn] + reports.map { $0.on }
                guard let end = ends.compactMap({ $0 }).min() else {
                    return Closest(
                        .init(
                            zh: "{day}持{document}出入境，没有失效记录",
                            en: "crossed on {day} with {document}, of which nothing says that it was void"), facts,
                        .fixed, evidence: [crossing.evidence])
                }
                facts["void"] = .day(end)
                return Closest(
                    .init(
                        zh: "{day}持{document}出入境，该证件自{void}起才失效",
                        en: "crossed on {day} with {document}, not void before {void}"), facts,
                    .spare(crossing.on.days(to: end - 1)), evidence: [crossing.evidence] + (document?.evidence ?? []))
            })
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"
    private static let fires = Example.Expectation.fires(["crossing:feed/exit-2026-03-01": "2026-03-01"])

    private static func leaves(_ dossier: inout Dossier, expires: StaticString = "2034-12-31") {
        dossier.declares(passport, issued: "2016-01-01", expires: expires)
        dossier.crosses(.exit, at: "2026-03-01", with: passport)
    }

    public static let examples = [
        Example("cancelled the day before", on: "2026-03-05", fires) {
            leaves(&$0)
            $0.authority(.cancelled, passport, on: "2026-02-28")
        },
        Example("cancelled the same day", on: "2026-03-05", fires) {
            leaves(&$0)
            $0.authority(.cancelled, passport, on: "2026-03-01")
        },
        Example("cancelled the day after", on: "2026-03-05", .satisfied) {
            leaves(&$0)
            $0.authority(.cancelled, passport, on: "2026-03-02")
        },
        Example("found, but cancelled is final", on: "2026-03-05", fires) {
            leaves(&$0)
            $0.authority(.cancelled, passport, on: "2026-02-01")
            $0.authority(.found, passport, on: "2026-02-02")
        },
        Example("lost the same day", on: "2026-03-05", fires) {
            leaves(&$0)
            $0.authority(.lost, passport, on: "2026-03-01")
        },
        Example("lost and found before", on: "2026-03-05", .satisfied) {
            leaves(&$0)
            $0.authority(.lost, passport, on: "2026-02-01")
            $0.authority(.found, passport, on: "2026-02-10")
        },
        Example("lost, and found the day after", on: "2026-03-05", fires) {
            leaves(&$0)
            $0.authority(.lost, passport, on: "2026-02-01")
            $0.authority(.found, passport, on: "2026-03-02")
        },
        Example("on its last day", on: "2026-03-05", .satisfied) { leaves(&$0, expires: "2026-03-01") },
        Example("the day after its last", on: "2026-03-05", fires) { leaves(&$0, expires: "2026-02-28") },
        Example("the authority's expiry day stands", on: "2026-03-05", .satisfied) {
            leaves(&$0, expires: "2026-02-28")
            $0.authority(.issued, passport, on: "2016-01-01", expires: "2026-03-31")
        },
        Example(
            "back on an expired document", on: "2026-03-05", .fires(["crossing:feed/entry-2026-03-03": "2026-03-03"])
        ) {
            leaves(&$0, expires: "2026-03-02")
            $0.crosses(.entry, at: "2026-03-03", with: passport)
        },
        Example("its expiry is not known", on: "2026-03-05", .satisfied) {
            $0.crosses(.exit, at: "2026-03-01", with: passport)
        },
        Example("its expiry is not known, and it is lost", on: "2026-03-05", fires) {
            $0.crosses(.exit, at: "2026-03-01", with: passport)
            $0.authority(.lost, passport, on: "2026-02-01")
        },
        Example("forwarded since", on: "2026-03-05", fires) {
            leaves(&$0, expires: "2026-02-28")
            $0.custody(.forwarded, passport, at: "2026-03-04")
        },
        Example("he was not covered then", on: "2026-03-05", .satisfied) {
            leaves(&$0, expires: "2026-02-28")
            $0.person.coveredSince = .example("2026-03-02")
        },
        Example("a retired leader of unknown rank", on: "2026-03-05", .undecided(.rank)) {
            leaves(&$0, expires: "2026-02-28")
            $0.person.status = .retired
            $0.person.statusSince = .example("2026-01-01")
            $0.person.rank = nil
        },
        Example("nobody crossed", on: "2026-03-05", .notApplicable) {
            $0.declares(passport, issued: "2016-01-01", expires: "2026-02-28")
        },
    ]
}
