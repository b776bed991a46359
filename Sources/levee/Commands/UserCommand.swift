public import ArgumentParser
public import LeveeCore
import LeveeSQLite

struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Who may use the registry, and for what (用户与权限).",
        discussion: """
            The first user has to be an administrator. From then on every writing command asks who acts: the user named \
            with --as, or the one whom your login stands for.

            EXAMPLE
              levee user list
            """,
        subcommands: [Add.self, List.self, Disable.self, Password.self, SecondFactor.self, Sessions.self],
        defaultSubcommand: List.self)

    private static func titles(of roles: Set<Role>) -> [Bilingual] {
        roles.isEmpty ? [Bilingual(zh: "本人", en: "the person concerned")] : roles.sorted().map(\.title)
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a user, or change a user's roles, unit or login.",
            discussion: """
                The roles: clerk, approver, discipline, custodian, reviewer, auditor, administrator
                (经办、审批、纪检、保管、复核、审计、管理). Give --role once for each.

                EXAMPLE
                  levee user add admin --role administrator --unit QL01
                  levee user add clerk-1 --role clerk --unit QL01 --as admin
                  levee user add reviewer-1 --role reviewer --unit QL01 --as admin
                  levee user add reviewer-2 --role reviewer --unit QL01 --as admin
                  levee user add keeper-1 --role custodian --unit QL01 --as admin
                  levee user add keeper-2 --role custodian --unit QL01 --as admin
                  levee user add jiwei-01 --role discipline --unit QL01 --as admin
                  levee user add zuzhi-02 --role approver --unit QL01 --as admin
                  levee user add zhang-3 --ref QL0002 --unit QL01 --as admin
                """)

        @Argument(help: "The user's name, as it will stand in the audit: no white space.", transform: UserName.read)
        var user: String

        @Option(
            name: .customLong("role"),
            help: "A role; may be given several times. A person concerned (--ref) needs none to see his own file.")
        var roles: [Role] = []

        @Option(help: "Code of the unit for which he acts, and what lies under it.")
        var unit: String

        @Option(help: "His own personnel number: he may not act on his own file.", transform: Typed.identifier)
        var ref: String?

        @Option(help: "Login of the operating system that stands for him.", transform: UserName.read)
        var login: String?

        @OptionGroup var common: CommonOptions
        @OptionGroup var actor: ActorOption

        func run() throws {
            try Home(common).open().addUser(
                Account(user: user, roles: Set(roles), unit: unit, ref: ref, login: login), actor: actor.name, at: .now)
            let titles = UserCommand.titles(of: Set(roles))
            common.terminal.say(
                Bilingual(
                    zh: "已登记用户 `\(user)`：\(titles.map(\.zh).joined(separator: "、"))，单位 `\(unit)`",
                    en: "the user `\(user)` is registered: \(titles.map(\.en).joined(separator: ", ")), unit `\(unit)`")
            )
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the users with their roles and units.",
            discussion: """
                EXAMPLE
                  levee user list
                """)

        @OptionGroup var common: CommonOptions

        func run() throws {
            let language = common.language
            let accounts = try Home(common).open().accounts()
            if accounts.isEmpty {
                return common.terminal.say(
                    Bilingual(
                        zh: "尚无登记用户，请用 `levee user add` 添加系统管理员",
                        en: "no user is registered yet; add an administrator with `levee user add`"))
            }
            var table = TextTable([
                .init(title: Bilingual(zh: "用户", en: "user")[language]),
                .init(title: Bilingual(zh: "角色", en: "roles")[language]),
                .init(title: Bilingual(zh: "单位", en: "unit")[language]),
                .init(title: Bilingual(zh: "本人编号", en: "own ref")[language]),
                .init(title: Bilingual(zh: "系统登录名", en: "login")[language]),
                .init(title: Bilingual(zh: "状态", en: "state")[language]),
            ])
            for account in accounts {
                table.add([
                    account.user,
                    UserCommand.titles(of: account.roles).map { $0[language] }
                        .joined(separator: language == .zh ? "、" : ", "),
                    account.unit, account.ref ?? "", account.login ?? "",
                    (account.isDisabled ? Bilingual(zh: "停用", en: "disabled") : Bilingual(zh: "在用", en: "active"))[
                        language],
                ])
            }
            table.lines(to: common.terminal.columns).forEach { print($0) }
        }
    }

    struct Disable: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a user's right to act; what he did stays.",
            discussion: """
                EXAMPLE
                  levee user disable clerk-1 --as admin
                """)

        @Argument(help: "The user's name.", transform: Typed.text)
        var user: String

        @OptionGroup var common: CommonOptions
        @OptionGroup var actor: ActorOption

        func run() throws {
            try Home(common).open().disableUser(user, actor: actor.name, at: .now)
            common.terminal.say(
                Bilingual(zh: "已停用用户 `\(Text.visible(user))`", en: "the user `\(Text.visible(user))` is disabled"))
        }
    }
}

/// Names and logins that a user can have.
private enum UserName {
    static func read(_ input: String) throws -> String {
        let name = Typed.text(input)
        guard (try? Text.identifier(name)) != nil, !Text.isDoubtful(name) else {
            throw ValidationError("a user's name or login has 1 to 100 visible characters and no white space")
        }
        return name
    }
}

extension Role: ExpressibleByArgument {}
