/// 越权审批: the one who is to decide has no authority over the applicant.
public enum WrongApprover: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.wrong-approver",
        title: .init(zh: "越权审批", en: "wrong approver"),
        kinds: [.travel, .issue, .extension, .lend],
        condition: .init(
            zh: "已填写审批人，而其核查日的审批权限不及申请人的级别或单位",
            en: "the approver is named, and his authority on the as-of day does not reach the applicant's rank or unit"),
        message: .init(zh: "审批人{approver}无权审批：{reason}", en: "{approver} may not decide this: {reason}"),
        remedy: .init(
            zh: "请改由有权限的审批人审批；如权限登记有误，请更正", en: "name an approver with authority, or correct the record of his"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        guard let approver = file.application.approver.given else { return .clear }
        let held = file.around.approvers.filter { row in
            row.user == approver && file.file.hasReached(row.from)
                && row.until.map { !file.file.isAfter($0) } ?? true
        }
        let authority = Authority(of: held, over: file.person, among: file.around.units)
        guard let reason = authority.refusal else { return .clear }
        if authority == .unknownRank { return .undecided(Missing(.rank)) }
        return .found(
            .incomplete, ["approver": .text(approver), "reason": .both(zh: reason.zh, en: reason.en)],
            evidence: [file.person.evidence])
    }

    private static func authority(
        _ example: inout ApplicationExample, upTo rank: Rank = .bureau, over unit: String = "U-1",
        from: StaticString = "2020-01-01", until: StaticString? = nil
    ) {
        example.around.approvers = [
            Approver(
                user: "u-9", upToRank: rank, unit: unit, from: .example(from), until: until.map { .example($0) })
        ]
    }

    public static let examples = [
        ApplicationExample("of the applicant's own rank", on: "2026-03-01", .clear) { authority(&$0, upTo: .county) },
        ApplicationExample("below it", on: "2026-03-01", .incomplete) { authority(&$0, upTo: .countyDeputy) },
        ApplicationExample("over the unit above", on: "2026-03-01", .clear) {
            $0.around.units = [
                Unit(code: "U-0", name: "厅", region: "449999"),
                Unit(code: "U-1", name: "局", parent: "U-0", region: "449999"),
            ]
            authority(&$0, over: "U-0")
        },
        ApplicationExample("over the unit below", on: "2026-03-01", .incomplete) {
            $0.around.units.append(Unit(code: "U-2", name: "处", parent: "U-1", region: "449999"))
            authority(&$0, over: "U-2")
        },
        ApplicationExample("on its last day", on: "2026-03-01", .clear) { authority(&$0, until: "2026-03-01") },
        ApplicationExample("ended yesterday", on: "2026-03-02", .incomplete) { authority(&$0, until: "2026-03-01") },
        ApplicationExample("on its first day", on: "2026-03-01", .clear) { authority(&$0, from: "2026-03-01") },
        ApplicationExample("begins tomorrow", on: "2026-02-28", .incomplete) { authority(&$0, from: "2026-03-01") },
        ApplicationExample("somebody without any", on: "2026-03-01", .incomplete) { $0.application.approver = "u-8" },
        ApplicationExample("nobody named yet", on: "2026-03-01", .clear) { $0.application.approver = nil },
        ApplicationExample("the applicant's rank is not known", on: "2026-03-01", .undecided) {
            $0.dossier?.person.rank = nil
        },
        ApplicationExample("nor does it reach the unit", on: "2026-03-01", .incomplete) {
            $0.dossier?.person.rank = nil
            authority(&$0, over: "U-2")
        },
    ]
}
