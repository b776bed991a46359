/// Why somebody may not do something, and who may.
public enum AccessRefusal: Error, Hashable, Sendable {
    case nobodyRegistered(Permission)
    case unknownUser(String)
    case disabled(String)
    /// None of the user's roles may do it.
    case role(String, Permission)
    case ownFile(String)
    /// The user, his unit, and the ref of the person whom it does not reach.
    case outsideUnit(String, String, String)
    /// The user, and his unit, which does not reach everybody whom it could be about; who that is is not his to know.
    case someoneOutsideUnit(String, String)
    /// The user, and his unit, which lies under another one.
    case notUppermost(String, String)
    /// The user has to be another one than the one named beside him, who did something before.
    case samePerson(String, Bilingual)
    /// The user, the ref of the person over whom he has no authority, and why not.
    case noAuthority(String, String, Bilingual)

    public var explanation: Bilingual {
        switch self {
        case .nobodyRegistered(let permission):
            .init(
                zh: "尚无登记用户，不能\(permission.title.zh)，请先用 `levee user add` 添加系统管理员",
                en: "no user is registered yet, so nobody may \(permission.title.en); "
                    + "add an administrator with `levee user add` first")
        case .unknownUser(let name):
            .init(
                zh: "`\(Text.visible(name))` 不是登记用户，请用 --as 指定用户，或由管理员用 `levee user add` 添加",
                en: "`\(Text.visible(name))` is no registered user; name one with --as, "
                    + "or let an administrator add him with `levee user add`")
        case .disabled(let user):
            .init(
                zh: "用户 `\(Text.visible(user))` 已停用，请由其他用户办理",
                en: "the user `\(Text.visible(user))` is disabled; another user has to do it")
        case .role(let user, let permission):
            .init(
                zh:
                    "用户 `\(Text.visible(user))` 无权\(permission.title.zh)，需要角色：\(PermissionTable.names(for: permission, .zh))",
                en: "the user `\(Text.visible(user))` may not \(permission.title.en); it takes one of the roles "
                    + PermissionTable.names(for: permission, .en))
        case .ownFile(let user):
            .init(
                zh: "用户 `\(Text.visible(user))` 不得办理本人的事项，请由其他用户办理",
                en: "the user `\(Text.visible(user))` may not act on his own file; another user has to do it")
        case .outsideUnit(let user, let unit, let ref):
            .init(
                zh: "用户 `\(Text.visible(user))` 的单位 `\(unit)` 管不到 `\(ref)` 所在单位，请由其单位或上级单位的用户办理",
                en: "the unit `\(unit)` of the user `\(Text.visible(user))` does not reach the unit of `\(ref)`; "
                    + "a user of that unit or of one above it has to do it")
        case .someoneOutsideUnit(let user, let unit):
            .init(
                zh: "用户 `\(Text.visible(user))` 的单位 `\(unit)` 管不到所涉的全部人员，请由上级单位的用户办理",
                en:
                    "the unit `\(unit)` of the user `\(Text.visible(user))` does not reach everybody whom this could be about; "
                    + "a user of a unit above it has to do it")
        case .notUppermost(let user, let unit):
            .init(
                zh: "用户 `\(Text.visible(user))` 的单位 `\(unit)` 有上级单位，此事涉及全体，请由顶层单位的用户办理",
                en: "the unit `\(unit)` of the user `\(Text.visible(user))` lies under another one, "
                    + "and this concerns everybody; a user of an uppermost unit has to do it")
        case .samePerson(let user, let role):
            .init(
                zh: "`\(Text.visible(user))` \(role.zh)，须由另一人办理",
                en: "`\(Text.visible(user))` \(role.en); another person has to do this")
        case .noAuthority(let user, let ref, let reason):
            .init(
                zh: "用户 `\(Text.visible(user))` 对 `\(Text.visible(ref))` 没有审批权限（\(reason.zh)），"
                    + "请由有权限的审批人决定，或更正 `approvers` 表",
                en: "the user `\(Text.visible(user))` has no authority over `\(Text.visible(ref))` (\(reason.en)); "
                    + "an approver with authority has to decide, or the table `approvers` is to be corrected")
        }
    }
}
