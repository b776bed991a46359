/// 无批件领取: a booklet was handed out and nothing in force allowed it.
public enum OutWithoutApproval: Rule {
    public static let info = RuleInfo(
        id: "custody.out-without-approval",
        title: .init(zh: "无批件领取", en: "handed out without approval"),
        severity: .serious,
        since: .event,
        keys: [.issueValidity],
        condition: .init(
            zh: "领出证件时没有批件，或所依批件当日未生效、已过期、属于他人、或限定其他证件（其后交回亦同）",
            en:
                "a document was handed out, even if it came back since, with no approval, with one not in force on the day, "
                + "with another person's, or with one that names other documents"),
        message: .init(
            zh: "{document}于{day}领出，没有有效批件", en: "{document} was handed out on {day} with no approval in force for it"),
        remedy: .init(
            zh: "请核实领取依据；如有批件，请补录，否则收回证件",
            en: "find out on what ground it was given; enter the approval, or call it back in"),
        refutation: .init(
            zh: "领取当日有效、适用于该证件的本人批件", en: "an approval of this person for this document, in force on that day"))

    public static func examine(_ file: CaseFile) -> Outcome {
        var outcome = Outcome.satisfied(.init(zh: "每次领取均有批件", en: "every hand-out had its approval"))
        var isAny = false
        for document in file.inHisCustodyFile {
            let custody = document.custody
            var offending: [CustodyEvent] = []
            for place in custody.indices where custody[place].event == .handedOut {
                isAny = true
                let day = file.policy.zone.day(of: custody[place].at)
                if !isAllowed(document.key, on: day, under: custody[place].approval, file) {
                    offending.append(custody[place])
                }
            }
            guard let first = offending.first else { continue }
            let day = file.policy.zone.day(of: first.at)
            outcome.record(
                .init(
                    .document(document.key), day: day,
                    facts: ["document": .document(document.key), "day": .day(day)],
                    evidence: evidence(of: offending, file)))
        }
        return isAny ? outcome : .notApplicable(.init(zh: "没有领取记录", en: "no document was ever handed out"))
    }

    public static func closest(in file: CaseFile) -> Closest? {
        .nearest(
            of: file.inHisCustodyFile.flatMap(\.custody).filter { $0.event == .handedOut }.compactMap { event in
                guard let grant = file.approvals.grant(for: event.approval), let last = lastDay(of: grant, file) else {
                    return nil
                }
                let day = file.policy.zone.day(of: event.at)
                return Closest(
                    .init(
                        zh: "{document}于{day}依{approval}领出，该批件自{decided}至{last}有效",
                        en: "{document} was handed out on {day} under {approval}, in force from {decided} to {last}"),
                    [
                        "document": .document(event.document), "day": .day(day),
                        "approval": .text(grant.approval.number), "decided": .day(grant.approval.decidedOn),
                        "last": .day(last),
                    ], .spare(min(grant.approval.decidedOn.days(to: day), day.days(to: last))),
                    evidence: [event.evidence] + grant.evidence)
            })
    }

    /// The last day on which a hand-out may rest on it.
    private static func lastDay(of grant: Grant, _ file: CaseFile) -> CalendarDay? {
        grant.approval.kind == .issue
            ? grant.approval.decidedOn + file.policy.number(.issueValidity) : grant.returnDay
    }

    /// An extension stands for its root: decision, day and documents are the root's.
    private static func isAllowed(
        _ document: DocumentKey, on day: CalendarDay, under number: String?, _ file: CaseFile
    ) -> Bool {
        guard let grant = file.approvals.grant(for: number), grant.approval.decidedOn <= day else { return false }
        guard let last = lastDay(of: grant, file), day <= last else { return false }
        return grant.approval.documents.isEmpty || grant.approval.documents.contains(document)
    }

    /// The hand-outs, then what each was said to rest on, once.
    private static func evidence(of handOuts: [CustodyEvent], _ file: CaseFile) -> [String] {
        handOuts.flatMap { approvals(behind: $0, file) }.reduce(into: handOuts.map(\.evidence)) { all, next in
            if !all.contains(next) { all.append(next) }
        }
    }

    private static func approvals(behind event: CustodyEvent, _ file: CaseFile) -> [String] {
        if let grant = file.approvals.grant(for: event.approval) { return grant.evidence }
        return event.approval.flatMap(file.approvals.root(of:)).map { [$0.evidence] } ?? []
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"

    private static func takes(_ dossier: inout Dossier, at moment: StaticString, under approval: String? = "A-1") {
        dossier.declares(passport, issued: "2025-01-01")
        dossier.custody(.handedOut, passport, at: moment, approval: approval)
    }

    private static func fires(_ day: String) -> Example.Expectation { .fires(["ordinaryPassport:E12345678": day]) }

    public static let examples = [
        Example("no approval", on: "2026-03-05", fires("2026-03-01")) { takes(&$0, at: "2026-03-01", under: nil) },
        Example("an unknown approval, or another person's", on: "2026-03-05", fires("2026-03-01")) {
            takes(&$0, at: "2026-03-01", under: "A-9")
        },
        Example("even if it came back since", on: "2026-03-05", fires("2026-03-01")) {
            takes(&$0, at: "2026-03-01", under: nil)
            $0.custody(.handedIn, passport, at: "2026-03-02")
        },
        Example("the earliest of two", on: "2026-03-30", fires("2026-03-05")) {
            takes(&$0, at: "2026-02-28")
            $0.mayTravel("A-1", "2026-03-01", "2026-03-04")
            $0.custody(.handedOut, passport, at: "2026-03-05", approval: "A-1")
            $0.custody(.handedOut, passport, at: "2026-03-20")
        },
        Example("on the day of the decision", on: "2026-03-05", .satisfied) {
            takes(&$0, at: "2026-03-01")
            $0.mayTravel("A-1", "2026-03-04", "2026-03-10", decided: "2026-03-01")
        },
        Example("a day before the decision", on: "2026-03-05", fires("2026-03-01")) {
            takes(&$0, at: "2026-03-01")
            $0.mayTravel("A-1", "2026-03-04", "2026-03-10", decided: "2026-03-02")
        },
        Example("on the last minute of the return day", on: "2026-03-15", .satisfied) {
            takes(&$0, at: "2026-03-10T23:59")
            $0.mayTravel("A-1", "2026-03-04", "2026-03-10")
        },
        Example("the day after the return day", on: "2026-03-15", fires("2026-03-11")) {
            takes(&$0, at: "2026-03-11T00:00")
            $0.mayTravel("A-1", "2026-03-04", "2026-03-10")
        },
        Example("an accepted extension moves the return day", on: "2026-03-15", .satisfied) {
            takes(&$0, at: "2026-03-11")
            $0.mayTravel("A-1", "2026-03-04", "2026-03-10")
            $0.approval(.extension, "A-2", decided: "2026-03-09", until: "2026-03-11", extends: "A-1")
        },
        Example("a refused extension stands for its root", on: "2026-03-15", .satisfied) {
            takes(&$0, at: "2026-03-10", under: "A-2")
            $0.mayTravel("A-1", "2026-03-04", "2026-03-10")
            $0.approval(
                .extension, "A-2", decided: "2026-03-11", until: "2026-03-20", extends: "A-1", decision: .refused)
        },
        Example("but moves nothing", on: "2026-03-15", fires("2026-03-11")) {
            takes(&$0, at: "2026-03-11", under: "A-2")
            $0.mayTravel("A-1", "2026-03-04", "2026-03-10")
            $0.approval(
                .extension, "A-2", decided: "2026-03-09", until: "2026-03-20", extends: "A-1", decision: .refused)
        },
        Example("a refused approval", on: "2026-03-05", fires("2026-03-01")) {
            takes(&$0, at: "2026-03-01")
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10", decision: .refused)
        },
        Example("consent to apply, 180 days later", on: "2026-08-01", .satisfied) {
            takes(&$0, at: "2026-06-30")
            $0.approval(.issue, "A-1", decided: "2026-01-01")
        },
        Example("and 181 days later", on: "2026-08-01", fires("2026-07-01")) {
            takes(&$0, at: "2026-07-01")
            $0.approval(.issue, "A-1", decided: "2026-01-01")
        },
        Example("a loan on its return day", on: "2026-04-01", .satisfied) {
            takes(&$0, at: "2026-03-10")
            $0.approval(.lend, "A-1", decided: "2026-03-01", until: "2026-03-10")
        },
        Example("a loan after its return day", on: "2026-04-01", fires("2026-03-11")) {
            takes(&$0, at: "2026-03-11")
            $0.approval(.lend, "A-1", decided: "2026-03-01", until: "2026-03-10")
        },
        Example("an approval that names it", on: "2026-03-05", .satisfied) {
            takes(&$0, at: "2026-03-01")
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10", with: ["hkMacaoPermit:C12345678", passport])
        },
        Example("an approval that names another", on: "2026-03-05", fires("2026-03-01")) {
            takes(&$0, at: "2026-03-01")
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10", with: ["hkMacaoPermit:C12345678"])
        },
        Example("the documents are those of the root", on: "2026-03-05", fires("2026-03-01")) {
            takes(&$0, at: "2026-03-01", under: "A-2")
            $0.mayTravel("A-1", "2026-03-01", "2026-03-10", with: ["hkMacaoPermit:C12345678"])
            $0.approval(
                .extension, "A-2", decided: "2026-02-25", until: "2026-03-20", extends: "A-1", with: [passport])
        },
        Example("he has left and it has expired", on: "2026-03-05", fires("2026-03-01")) {
            $0.declares(passport, issued: "2015-01-01", expires: "2024-12-31")
            $0.custody(.handedOut, passport, at: "2026-03-01")
            $0.person.status = .left
            $0.person.statusSince = .example("2026-01-01")
        },
        Example("forwarded since", on: "2026-03-05", .notApplicable) {
            takes(&$0, at: "2026-03-01", under: nil)
            $0.custody(.forwarded, passport, at: "2026-03-04")
        },
        Example("a number that nobody knows", on: "2026-03-05", .notApplicable) {
            $0.custody(.handedOut, passport, at: "2026-03-01")
        },
    ]
}
