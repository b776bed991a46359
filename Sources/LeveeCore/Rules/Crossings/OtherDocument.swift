/// 使用非批准证件: he left on a document that the approval does not name.
public enum OtherDocument: Rule {
    public static let info = RuleInfo(
        id: "crossing.other-document",
        title: .init(zh: "使用非批准证件", en: "other document than approved"),
        severity: .serious,
        since: .event,
        keys: PolicyKey.cover.union([.earlyDays]),
        condition: .init(
            zh: "出境所持证件不在批件所列证件之内（批件未列的不适用，入境不看）",
            en: "an exit was made on a document that is not among those that the covering approval names"),
        message: .init(
            zh: "{day}持{document}出境，批准证件为{approved}", en: "left on {day} with {document}; the approval names {approved}"
        ),
        remedy: .init(zh: "请本人说明，并核对证件保管情况", en: "ask the person to explain and look where both documents are"),
        refutation: .init(
            zh: "批件证件号码的更正，或边防机关撤回该记录",
            en: "a correction of the number in the approval, or the border authority's withdrawal of the record"))

    public static func examine(_ file: CaseFile) -> Outcome {
        var isAny = false
        var outcome = Outcome.satisfied(.init(zh: "均使用批准的证件", en: "every exit was on an approved document"))
        for (trip, grant) in file.trips.approved {
            let approved = grant.approval.documents
            if approved.isEmpty { continue }
            isAny = true
            if approved.contains(trip.document) { continue }
            outcome.record(
                if: file.covered(on: trip.left),
                .init(
                    trip.exit, ["approved": .documents(approved)],
                    evidence: [trip.exit.evidence, grant.approval.evidence]))
        }
        if isAny { return outcome }
        return .notApplicable(.init(zh: "没有列明证件的批准行程", en: "no covering approval names a document"))
    }

    public static func closest(in file: CaseFile) -> Closest? {
        .nearest(
            of: file.trips.approved.reversed().filter { !$0.grant.approval.documents.isEmpty }.map { trip, grant in
                let approved = grant.approval.documents
                return Closest(
                    .init(
                        zh: "{day}持{document}出境，{approval}列明{approved}",
                        en: "left on {day} with {document}; {approval} names {approved}"),
                    [
                        "day": .day(trip.left), "document": .document(trip.document),
                        "approval": .text(grant.approval.number), "approved": .documents(approved),
                    ], approved.contains(trip.document) ? .fixed : file.barred(on: trip.left),
                    evidence: [trip.exit.evidence, grant.approval.evidence])
            })
    }

    private static let passport: StaticString = "ordinaryPassport:E12345678"
    private static let permit: StaticString = "hkMacaoPermit:C12345678"

    private static func leaves(_ dossier: inout Dossier, with document: StaticString, approved: [StaticString]) {
        dossier.mayTravel("A-1", "2026-03-01", "2026-03-10", with: approved)
        dossier.crosses(.exit, at: "2026-03-01", with: document)
    }

    public static let examples = [
        Example("another document", on: "2026-03-05", .fires(["crossing:feed/exit-2026-03-01": "2026-03-01"])) {
            leaves(&$0, with: passport, approved: [permit])
        },
        Example("same number, other type", on: "2026-03-05", .fires(["crossing:feed/exit-2026-03-01": "2026-03-01"])) {
            leaves(&$0, with: "ordinaryPassport:C12345678", approved: [permit])
        },
        Example("one of two", on: "2026-03-05", .satisfied) {
            leaves(&$0, with: passport, approved: [permit, passport])
        },
        Example("no document is named", on: "2026-03-05", .notApplicable) { leaves(&$0, with: passport, approved: []) },
        Example("back on another document", on: "2026-03-09", .satisfied) {
            leaves(&$0, with: permit, approved: [permit])
            $0.crosses(.entry, at: "2026-03-08", with: passport)
        },
        Example("no approval at all", on: "2026-03-05", .notApplicable) {
            $0.crosses(.exit, at: "2026-03-01", with: passport)
        },
        Example("he was not covered then", on: "2026-03-05", .satisfied) {
            leaves(&$0, with: passport, approved: [permit])
            $0.person.coveredSince = .example("2026-03-02")
        },
        Example("a retired leader of unknown rank", on: "2026-03-05", .undecided(.rank)) {
            leaves(&$0, with: passport, approved: [permit])
            $0.person.status = .retired
            $0.person.statusSince = .example("2026-01-01")
            $0.person.rank = nil
        },
    ]
}
