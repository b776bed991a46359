/// 自批自审: one and the same person applies, files or decides twice over.
public enum SelfApproval: ApplicationRule {
    public static let info = ApplicationRuleInfo(
        id: "application.self-approval",
        title: .init(zh: "自批自审", en: "self-approval"),
        kinds: [.travel, .issue, .extension, .lend],
        condition: .init(
            zh: "申请人、经办人、审批人中有两者为同一人（仅就已填写的）",
            en: "two of applicant, filing clerk and approver, those that are named, are the same person"),
        message: .init(zh: "{roles}为同一人{who}", en: "{roles} are the same person, {who}"),
        remedy: .init(zh: "请由他人经办或审批", en: "let somebody else file or decide it"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer {
        let application = file.application
        let (person, clerk, approver) = (application.person, application.filedBy.given, application.approver.given)
        guard clerk == person || approver == person || (approver != nil && approver == clerk) else { return .clear }
        let roles: [(title: Bilingual, who: String?)] = [
            (.init(zh: "申请人", en: "applicant"), person),
            (.init(zh: "经办人", en: "filing clerk"), clerk),
            (.init(zh: "审批人", en: "approver"), approver),
        ]
        for role in roles {
            let same = roles.filter { $0.who != nil && $0.who == role.who }.map(\.title)
            guard let who = role.who, same.count > 1 else { continue }
            let names = Fact.both(
                zh: same.map(\.zh).joined(separator: "、"), en: same.map(\.en).joined(separator: " and "))
            return .found(.incomplete, ["roles": names, "who": .text(who)])
        }
        return .clear
    }

    public static let examples = [
        ApplicationExample("three people", on: "2026-03-01", .clear),
        ApplicationExample("he filed it himself", on: "2026-03-01", .incomplete) { $0.application.filedBy = "P-1" },
        ApplicationExample("he is to decide it himself", on: "2026-03-01", .incomplete) {
            $0.application.approver = "P-1"
        },
        ApplicationExample("the clerk is to decide it", on: "2026-03-01", .incomplete) {
            $0.application.approver = "u-1"
        },
        ApplicationExample("nobody filed it and nobody is to decide it", on: "2026-03-01", .clear) {
            $0.application.filedBy = nil
            $0.application.approver = nil
        },
        ApplicationExample("consent: he filed it himself", on: "2026-03-01", .incomplete) {
            $0.application = .issueExample
            $0.application.filedBy = "P-1"
        },
    ]
}
