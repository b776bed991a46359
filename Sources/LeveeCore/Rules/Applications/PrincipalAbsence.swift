/// 正职同时外出: two principal leaders of one unit would be away on a common day.
public enum PrincipalAbsence: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.principal-absence",
        title: .init(zh: "正职同时外出", en: "principals away together"),
        kinds: [.travel, .extension],
        condition: .init(
            zh: "申请人为单位正职，同单位另一正职有生效的出行批件，且日期重叠",
            en:
                "the applicant is a principal, and another principal of the same unit has leave to travel over a common day"
        ),
        message: .init(
            zh: "同单位正职{others}在此期间已获批外出", en: "{others}, a principal of the same unit too, has leave over these days"),
        remedy: .init(
            zh: "请调整日期，或由上级确认同时外出期间的主持工作人选",
            en: "move the dates, or let the superior unit name who is in charge meanwhile"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        guard file.person.isPrincipal, let days = file.application.days else { return .clear }
        var others: [String] = []
        var evidence: [String] = []
        for dossier in file.around.otherPrincipals.sorted(by: { $0.person.ref.precedes($1.person.ref) }) {
            let other = CaseFile(dossier, on: file.day, policy: file.policy)
            let grants = other.approvals.travel.filter { $0.isAway(on: days) }
                .sorted { $0.approval.number.precedes($1.approval.number) }
            if let next = other.nextFact { file.file.note(next) }
            if grants.isEmpty { continue }
            others.append(other.person.ref)
            evidence += grants.flatMap(\.evidence)
        }
        if others.isEmpty { return .clear }
        return .found(.refer, ["others": .text(others.joined(separator: ", "))], evidence: evidence)
    }

    private static func otherPrincipal(
        _ example: inout ApplicationExample, _ build: (inout Dossier) -> Void
    ) {
        example.dossier?.person.isPrincipal = true
        var other = Dossier.example
        other.person.ref = "P-2"
        other.person.isPrincipal = true
        build(&other)
        example.around.otherPrincipals = [other]
    }

    public static let examples = [
        ApplicationExample("the other is back on the day of departure", on: "2026-03-01", .refer) {
            otherPrincipal(&$0) { $0.mayTravel("A-2", "2026-04-20", "2026-05-01", decided: "2026-03-01") }
        },
        ApplicationExample("the other is back the day before", on: "2026-03-01", .clear) {
            otherPrincipal(&$0) { $0.mayTravel("A-2", "2026-04-20", "2026-04-30", decided: "2026-03-01") }
        },
        ApplicationExample("the other leaves on the day of return, on duty", on: "2026-03-01", .refer) {
            otherPrincipal(&$0) {
                $0.mayTravel("A-2", "2026-05-05", "2026-05-20", decided: "2026-03-01", purpose: .official)
            }
        },
        ApplicationExample("the other's leave is decided tomorrow", on: "2026-02-28", .clear) {
            otherPrincipal(&$0) { $0.mayTravel("A-2", "2026-05-05", "2026-05-20", decided: "2026-03-01") }
        },
        ApplicationExample("an extension reaches the day of departure", on: "2026-04-29", .refer) {
            otherPrincipal(&$0) {
                $0.mayTravel("A-2", "2026-04-20", "2026-04-30", decided: "2026-03-01")
                $0.approval(.extension, "A-3", decided: "2026-04-29", until: "2026-05-02", extends: "A-2")
            }
        },
        ApplicationExample("the other was refused", on: "2026-03-01", .clear) {
            otherPrincipal(&$0) {
                $0.mayTravel("A-2", "2026-05-01", "2026-05-05", decided: "2026-03-01", decision: .refused)
            }
        },
        ApplicationExample("the other's leave ends before it begins", on: "2026-03-01", .clear) {
            otherPrincipal(&$0) { $0.mayTravel("A-2", "2026-05-03", "2026-05-02", decided: "2026-03-01") }
        },
        ApplicationExample("the applicant is no principal", on: "2026-03-01", .clear) {
            otherPrincipal(&$0) { $0.mayTravel("A-2", "2026-05-01", "2026-05-05", decided: "2026-03-01") }
            $0.dossier?.person.isPrincipal = false
        },
        ApplicationExample("no day of return given", on: "2026-03-01", .clear) {
            otherPrincipal(&$0) { $0.mayTravel("A-2", "2026-05-01", "2026-05-05", decided: "2026-03-01") }
            $0.application.returnOn = nil
        },
    ]
}
