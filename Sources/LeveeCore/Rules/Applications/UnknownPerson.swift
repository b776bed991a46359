/// 查无此人: the ref is not in the registry. The checker says so before any rule is run, for there is nothing to run them on.
public enum UnknownPerson: ApplicationRule {
    public static let id = "application.unknown-person"

    public static let info = ApplicationRuleInfo(
        id: id,
        title: .init(zh: "查无此人", en: "unknown person"),
        kinds: [.travel, .issue, .extension, .lend],
        condition: .init(zh: "申请人不在登记册中", en: "the applicant is not in the registry"),
        message: .init(zh: "登记册中没有 {person}", en: "{person} is not in the registry"),
        remedy: .init(
            zh: "请核对人员编号；如应登记，请先登记", en: "check the personnel number; if he belongs in the registry, enter him first"))

    public static func examine(_ file: ApplicationFile) -> ApplicationAnswer { .clear }

    public static let examples = [
        ApplicationExample("nobody of that number", on: "2026-03-01", .undecided, dossier: nil),
        ApplicationExample("somebody", on: "2026-03-01", .clear),
    ]
}
