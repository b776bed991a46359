/// 逾期未交回: a booklet that is out under an approval and should have come back.
public enum ReturnOverdue: Rule {
    public static let info = RuleInfo(
        id: "custody.return-overdue",
        title: .init(zh: "逾期未交回", en: "return overdue"),
        severity: .serious,
        since: .run,
        keys: [.earlyDays, .returnDaysPrivate, .returnDaysOfficial],
        condition: .init(
            zh: "证件依出行批件领出，超过入境日（无入境记录的，批准返回日）后规定天数仍未交回；或依借用批件领出，超过应还日仍未交回",
            en:
                "a document is out under leave to travel, more than the allowed days after the trip's entry (without one, "
                + "after the approved return day), or out under a loan after its return day"),
        message: .init(
            zh: "{document}于{out}领出，应于{due}前交回，至今未交回",
            en: "{document} was handed out on {out}, was due back by {due} and is still out"),
        remedy: .init(zh: "请将证件交回保管，并登记交回时间", en: "hand the document back in and record when"),
        refutation: .init(
            zh: "交回登记，或返回日之前批准的延期", en: "a custody entry for its return, or an extension decided by the return day"))

    public static func examine(_ file: CaseFile) -> Outcome {
        let out = file.inHisCustodyFile.filter { $0.state == .out }
        if out.isEmpty { return .notApplicable(.init(zh: "没有已领出的证件", en: "no document is out")) }
        var outcome = Outcome.satisfied(.init(zh: "领出的证件均未到交回期限", en: "no document that is out is due back yet"))
        for document in out {
            guard let handedOut = document.record.custodyState.handedOut,
                let (due, evidence) = dueBack(document, handedOut, file), file.isAfter(due)
            else { continue }
            let day = file.policy.zone.day(of: handedOut.at)
            outcome.record(
                .init(
                    .document(document.key),
                    facts: ["document": .document(document.key), "out": .day(day), "due": .day(due)],
                    evidence: [handedOut.evidence] + evidence))
        }
        return outcome
    }

    public static func closest(in file: CaseFile) -> Closest? {
        .nearest(
            of: file.inHisCustodyFile.compactMap { document in
                guard document.state == .out, let handedOut = document.record.custodyState.handedOut else { return nil }
                var facts: [String: Fact] = [
                    "document": .document(document.key), "out": .day(file.policy.zone.day(of: handedOut.at)),
                ]
                guard let (due, evidence) = dueBack(document, handedOut, file) else {
                    return Closest(
                        .init(
                            zh: "{document}于{out}领出，没有规定交回日的有效批件",
                            en: "{document} is out since {out}; no approval in force says when it is due back"), facts,
                        .fixed, evidence: [handedOut.evidence])
                }
                facts["due"] = .day(due)
                return Closest(
                    .init(zh: "{document}应于{due}前交回", en: "{document} due back {due}"), facts,
                    .left(file.day.days(to: due)), evidence: [handedOut.evidence] + evidence)
            })
    }

    /// The last day for bringing it back, and the records that set it; nil where no approval in force sets one.
    private static func dueBack(
        _ document: KnownDocument, _ handedOut: CustodyEvent, _ file: CaseFile
    ) -> (CalendarDay, [String])? {
        guard let grant = file.approvals.grant(for: handedOut.approval), let back = grant.returnDay else { return nil }
        let trip = file.trips.trip(under: grant.approval.number)
        let evidence = grant.evidence + (trip?.evidence ?? [])
        switch grant.approval.kind {
        case .travel: return ((trip?.entered ?? back) + file.policy.returnDays(for: document.key.type), evidence)
        case .lend: return (back, evidence)
        case .issue, .extension: return nil
        }
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"
    private static let official: StaticString = "servicePassport:SE1234567"

    /// Handed out for a trip from 1 to 10 March.
    private static func takes(_ document: StaticString, _ dossier: inout Dossier, under approval: String = "A-1") {
        dossier.declares(document, issued: "2025-01-01")
        dossier.mayTravel("A-1", "2026-03-01", "2026-03-10")
        dossier.custody(.handedOut, document, at: "2026-02-27", approval: approval)
    }

    /// The same, and the trip made, back on 8 March.
    private static func travels(with document: StaticString, _ dossier: inout Dossier) {
        takes(document, &dossier)
        dossier.crosses(.exit, at: "2026-03-01", with: document)
        dossier.crosses(.entry, at: "2026-03-08", with: document)
    }

    public static let examples = [
        Example("ten days after the entry", on: "2026-03-18", .satisfied) { travels(with: passport, &$0) },
        Example("eleven days after", on: "2026-03-19", .fires(["ordinaryPassport:E12345678": "2026-03-19"])) {
            travels(with: passport, &$0)
        },
        Example("an official passport has seven days", on: "2026-03-15", .satisfied) { travels(with: official, &$0) },
        Example("and not eight", on: "2026-03-16", .fires(["servicePassport:SE1234567": "2026-03-16"])) {
            travels(with: official, &$0)
        },
        Example("he never travelled, ten days after the return day", on: "2026-03-20", .satisfied) {
            takes(passport, &$0)
        },
        Example("eleven days after it", on: "2026-03-30", .fires(["ordinaryPassport:E12345678": "2026-03-21"])) {
            takes(passport, &$0)
        },
        Example(
            "a late entry starts the days anew", on: "2026-04-10", .fires(["ordinaryPassport:E12345678": "2026-04-05"])
        ) {
            takes(passport, &$0)
            $0.crosses(.exit, at: "2026-03-01", with: passport)
            $0.crosses(.entry, at: "2026-03-25", with: passport)
        },
        Example("an extension moves the return day", on: "2026-03-25", .satisfied) {
            takes(passport, &$0)
            $0.approval(.extension, "A-2", decided: "2026-03-10", until: "2026-03-15", extends: "A-1")
        },
        Example(
            "a refused extension stands for its root", on: "2026-03-21",
            .fires(["ordinaryPassport:E12345678": "2026-03-21"])
        ) {
            takes(passport, &$0, under: "A-2")
            $0.approval(
                .extension, "A-2", decided: "2026-02-26", until: "2026-03-15", extends: "A-1", decision: .refused)
        },
        Example("a loan on its return day", on: "2026-03-10", .satisfied) {
            $0.declares(passport, issued: "2025-01-01")
            $0.approval(.lend, "A-3", decided: "2026-03-01", until: "2026-03-10")
            $0.custody(.handedOut, passport, at: "2026-03-02", approval: "A-3")
        },
        Example("a loan the day after", on: "2026-03-12", .fires(["ordinaryPassport:E12345678": "2026-03-11"])) {
            $0.declares(passport, issued: "2025-01-01")
            $0.approval(.lend, "A-3", decided: "2026-03-01", until: "2026-03-10")
            $0.custody(.handedOut, passport, at: "2026-03-02", approval: "A-3")
        },
        Example("only the last hand-out counts", on: "2026-04-01", .satisfied) {
            takes(passport, &$0)
            $0.custody(.handedIn, passport, at: "2026-03-25")
            $0.approval(.lend, "A-3", decided: "2026-03-26", until: "2026-04-10")
            $0.custody(.handedOut, passport, at: "2026-03-27", approval: "A-3")
        },
        Example("handed back", on: "2026-04-01", .notApplicable) {
            takes(passport, &$0)
            $0.custody(.handedIn, passport, at: "2026-03-25")
        },
        Example("a withdrawn approval is another rule's business", on: "2026-04-01", .satisfied) {
            $0.declares(passport, issued: "2025-01-01")
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10", decision: .withdrawn)
            $0.custody(.handedOut, passport, at: "2026-02-27", approval: "A-1")
        },
        Example(
            "he has left and it is cancelled", on: "2026-03-21", .fires(["ordinaryPassport:E12345678": "2026-03-21"])
        ) {
            takes(passport, &$0)
            $0.authority(.cancelled, passport, on: "2026-03-15")
            $0.person.status = .left
            $0.person.statusSince = .example("2026-03-12")
        },
        Example("forwarded", on: "2026-04-01", .notApplicable) {
            takes(passport, &$0)
            $0.custody(.forwarded, passport, at: "2026-03-25")
        },
    ]
}
