/// 单位暂停申报: somebody of the applicant's unit has kept a booklet long after it was due back.
public enum UnitLocked: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.unit-locked",
        title: .init(zh: "单位暂停申报", en: "unit locked"),
        keys: ReturnOverdue.info.keys.union([.unitLockDays]),
        condition: .init(
            zh: "申请人所在单位（不含下级单位）有人证件逾期未交回，且逾期状态已持续超过规定天数",
            en:
                "somebody of the applicant's own unit, not of units under it, has a document whose return has been overdue for "
                + "more than the allowed days"),
        message: .init(
            zh: "本单位{persons}有证件逾期未交回，超过{limit}天",
            en: "{persons} of the same unit: a document overdue for more than {limit} days"),
        remedy: .init(zh: "请先催交逾期证件并登记交回", en: "have the overdue documents handed in and recorded first"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        let limit = file.policy.number(.unitLockDays)
        if file.around.borrowers.isEmpty { return .clear }
        let checker = Checker(policy: file.policy, rules: [ReturnOverdue.self])
        var persons: [String] = []
        var evidence: [String] = []
        for dossier in file.around.borrowers.sorted(by: { $0.person.ref.precedes($1.person.ref) }) {
            let verdict = checker.verdict(on: dossier)
            if let next = verdict.holdsUntil { file.file.note(next) }
            let long = verdict.findings.filter { file.file.isAfter($0.since + limit) }
            if long.isEmpty { continue }
            persons.append(dossier.person.ref)
            evidence += long.flatMap(\.evidence)
        }
        if persons.isEmpty { return .clear }
        return .found(
            .refer, ["persons": .text(persons.joined(separator: ", ")), "limit": .number(limit)],
            evidence: evidence.unrepeated)
    }

    /// A colleague, or the applicant himself, took a booklet for a trip until 2026-01-10.
    private static func borrows(
        _ example: inout ApplicationExample, _ document: StaticString = "ordinaryPassport:E87654321",
        as ref: String = "P-2",
        _ build: (inout Dossier) -> Void = { _ in }
    ) {
        var colleague = Dossier.example
        colleague.declares(document, issued: "2022-01-10")
        colleague.mayTravel("A-9", "2026-01-01", "2026-01-10")
        colleague.custody(.handedOut, document, at: "2025-12-29", approval: "A-9")
        build(&colleague)
        colleague.belongs(to: ref)
        example.around.borrowers = [colleague]
    }

    public static let examples = [
        ApplicationExample("nobody has a booklet out", on: "2026-03-01", .clear),
        ApplicationExample("overdue since 21 January, thirty days", on: "2026-02-20", .clear) { borrows(&$0) },
        ApplicationExample("thirty-one days", on: "2026-02-21", .refer) { borrows(&$0) },
        ApplicationExample("the applicant himself", on: "2026-02-21", .refer) { borrows(&$0, as: "P-1") },
        ApplicationExample("an official passport, overdue since 18 January", on: "2026-02-18", .refer) {
            borrows(&$0, "servicePassport:SE1234567")
        },
        ApplicationExample("out and not due yet", on: "2026-01-20", .clear) { borrows(&$0) },
        ApplicationExample("the day before it is handed in", on: "2026-02-24", .refer) {
            borrows(&$0) { $0.custody(.handedIn, "ordinaryPassport:E87654321", at: "2026-02-25") }
        },
        ApplicationExample("handed in", on: "2026-02-25", .clear) {
            borrows(&$0) { $0.custody(.handedIn, "ordinaryPassport:E87654321", at: "2026-02-25") }
        },
    ]
}

extension Dossier {
    /// Gives the dossier of an example, with its declarations and approvals, to somebody else.
    fileprivate mutating func belongs(to ref: String) {
        person.ref = ref
        for index in approvals.indices { approvals[index].ref = ref }
        for index in documents.indices { documents[index].declaration?.ref = ref }
    }
}
