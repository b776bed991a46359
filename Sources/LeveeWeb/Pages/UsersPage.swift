import LeveeCore

/// People who use this (用户): roles, units, whether they may act.
struct UsersAnswer: Answer {
    struct Line: Codable, Sendable {
        var user: String
        var roles: [Said]
        var unit: UnitName
        var ref: String?
        var isDisabled: Bool
        var address: String
    }

    var users: [Line]

    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("users", "/users", for: Granted<ReadsUsers>.self, query: Sorting.query) { asked in
            let sorting = sorting(asked.query)
            return try await asked.records { records, _ in
                let units = try records.units()
                let accounts = sorting.sorted(try records.accounts()) { account, column in
                    switch column {
                    case "user": .text(account.user)
                    case "unit": .text(UnitName(account.unit, among: units).name)
                    case "ref": account.ref.map { .text($0) }
                    default: .number(account.isDisabled ? 1 : 0)
                    }
                }
                return UsersAnswer(
                    users: accounts.map { account in
                        Line(
                            user: Text.visible(account.user), roles: account.roles.sorted().map(\.title),
                            unit: UnitName(account.unit, among: units),
                            ref: account.ref, isDisabled: account.isDisabled,
                            address: "/users/\(asked.office.seal.seal(account.user))")
                    })
            }
        } + installing.operation(add) + installing.operation(change) + installing.operation(disable)
    }

    private static func sorting(_ query: Values) -> Sorting {
        Sorting(query, of: "/users", by: ["user", "unit", "ref", "state"])
    }

    private static let fields = [
        Field("roles", .choices(Role.allCases.map { .init($0.rawValue, $0.title) }), isRequired: false),
        Field("unit", limit: 100),
        Field("ref", isRequired: false, label: "users.ref", limit: 100),
    ]

    private static var add: Operation<Granted<AddsUsers>> {
        Operation(
            name: "addUser", path: "/users/new", fields: [Field("user", limit: 100)] + fields, submit: "users.add",
            prepare: { asked in
                Prepared(
                    title: asked.words["users.add"], lead: asked.words["users.add.lead"],
                    back: .init(asked.words["users.title"], to: "/users"))
            },
            perform: { asked, form in
                let name = form.values["user"] ?? ""
                if (try? Text.identifier(name)) == nil || Text.isDoubtful(name) {
                    form.note(
                        "user",
                        Said(
                            zh: "用户名为 1 至 100 个可见字符，不含空白",
                            en: "a user's name has 1 to 100 visible characters and no white space"))
                }
                if try await asked.records({ records, _ in try records.accounts() }).contains(where: { $0.user == name }
                ) {
                    form.note(
                        "user",
                        Said(zh: "已有此用户，请在其页面修改", en: "there is such a user already; change him on his own page"))
                }
                return try await put(asked, name, &form)
            })
    }

    private static var change: Operation<Granted<AddsUsers>> {
        Operation(
            name: "changeUser", path: "/users/{user}",
            fields: fields + [Field("enable", .flag, isRequired: false, label: "users.enable")], submit: "users.change",
            prepare: { asked in
                let account = try await find(asked)
                var values = Values(["unit": [account.unit], "roles": account.roles.sorted().map(\.rawValue)])
                values.set("ref", account.ref)
                return Prepared(
                    title: Text.visible(account.user), back: .init(asked.words["users.title"], to: "/users"),
                    blocks: account.isDisabled
                        ? [.note(asked.words["users.disabled"])]
                        : [
                            .links([
                                .init(asked.words["users.disable"], to: "/users/\(asked.parameter("user"))/disabling")
                            ])
                        ],
                    values: values, without: account.isDisabled ? [] : ["enable"])
            },
            perform: { asked, form in
                let account = try await find(asked)
                return try await put(asked, account.user, &form, known: account)
            })
    }

    private static var disable: Operation<Granted<DisablesUsers>> {
        Operation(
            name: "disableUser", path: "/users/{user}/disabling", fields: [], submit: "users.disable", isGrave: true,
            prepare: { asked in
                let account = try await find(asked)
                return Prepared(
                    title: asked.words.title(asked.words["users.disable"], of: Text.visible(account.user)),
                    lead: asked.words["users.disable.lead"],
                    back: .init(Text.visible(account.user), to: "/users/\(asked.parameter("user"))"))
            },
            perform: { asked, form in
                try form.done()
                let account = try await find(asked)
                let (user, now) = (asked.user, asked.now)
                try await asked.act { try $0.disableUser(account.user, actor: user, at: now) }
                return Done(
                    Said(zh: "已停用 \(Text.visible(account.user))", en: "\(Text.visible(account.user)) is disabled"),
                    at: "/users")
            })
    }

    private static func find(_ asked: Asked<some Known>) async throws -> Account {
        let name = try asked.opened("user")
        return try await asked.found { records, _ in try records.accounts().first { $0.user == name } }
    }

    private static func put(
        _ asked: Asked<Granted<AddsUsers>>, _ name: String, _ form: inout FormReading, known: Account? = nil
    ) async throws -> Done {
        try form.done()
        let account = Account(
            user: name, roles: Set(form.values.list("roles").compactMap(Role.init(rawValue:))),
            unit: form.values["unit"] ?? "",
            ref: form.values["ref"], login: known?.login,
            isDisabled: known?.isDisabled == true && form.values["enable"] == nil)
        let (user, now) = (asked.user, asked.now)
        try await asked.act { try $0.addUser(account, actor: user, at: now) }
        return Done(
            Said(zh: "已登记 \(Text.visible(name))", en: "\(Text.visible(name)) is registered"), at: "/users",
            notes: known != nil
                ? []
                : [
                    Said(
                        zh: "首个密码用 `levee user password` 设置", en: "his first password is set with `levee user password`"
                    )
                ])
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        let sorting = Self.sorting(setting.query)
        return Page(
            words["users.title"],
            (setting.may(.addUser) ? [.actions([.init(words["users.add"], to: "/users/new")])] : []) + [
                .table(
                    Table(
                        words["users.list"],
                        [
                            sorting.heading(words["account.user"], "user"), .init(words["account.roles"]),
                            sorting.heading(words["account.unit"], "unit"), sorting.heading(words["users.ref"], "ref"),
                            sorting.heading(words["users.state"], "state"),
                        ],
                        users.map { line in
                            [
                                setting.may(.addUser) ? .link(.init(line.user, to: line.address)) : .code(line.user),
                                .texts(line.roles.isEmpty ? [words["account.no-role"]] : line.roles.map { words[$0] }),
                                .text(line.unit.name), .code(line.ref ?? "–"),
                                line.isDisabled
                                    ? .tag(.init(text: words["users.disabled"], tone: .quiet))
                                    : .tag(.init(text: words["users.active"], tone: .good)),
                            ]
                        }, none: "", isFilterable: true))
            ])
    }
}
