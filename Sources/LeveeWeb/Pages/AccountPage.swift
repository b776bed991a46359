import Hummingbird
import LeveeCore

/// One's own account: roles, unit, password, sessions (我的账户).
enum AccountPage {
    static func routes(_ installing: Installing, _ signIn: SignIn, _ cookies: CookieNames) -> [Route] {
        installing.page("/account", for: SignedIn.self) { asked in try await page(asked, signIn, installing) }
            + [
                installing.route(.post, "/account/sessions", for: SignedIn.self, changes: true) { request, context in
                    let values = try await installing.submitted(request, context.visit)
                    switch values["session"] {
                    case "others":
                        guard let stay = context.visitor.stay else { throw Missing() }
                        _ = try await installing.office.records.act { try signIn.endOthers(stay) }
                    case let name?:
                        let user = context.user
                        try await installing.office.records.act {
                            guard
                                let one = try signIn.records.sessions(of: user).first(where: {
                                    Self.name(of: $0) == name
                                })
                            else { throw Missing() }
                            try signIn.end(one)
                        }
                    case nil: throw Missing()
                    }
                    return Installing.redirect(to: "/account")
                }
            ]
    }

    private static func page(_ asked: Asked<SignedIn>, _ signIn: SignIn, _ installing: Installing) async throws -> Page
    {
        let words = asked.words
        let account = asked.context.visitor.account
        let units = try await asked.records { records, _ in try records.units() }
        let sessions = try await asked.office.records.act { try signIn.records.sessions(of: account.user) }
        let roles = account.roles.sorted().map { words[$0.title] }
        let token = installing.setter.forms.token(for: asked.context.visit)
        let rows = sessions.map { session -> Summary.Row in
            let isThis = session.id == asked.context.visitor.session
            return .init(
                key: words[session.browser.title],
                values: [
                    .text(since(session, words)),
                    .text(words("account.seen", ["at": Moment.shown(Zone.shanghai.text(of: session.lastSeenAt))])),
                ] + (isThis ? [.tag(.init(text: words["account.this"], tone: .good))] : []))
        }
        let others = sessions.filter { $0.id != asked.context.visitor.session }
        let end = others.isEmpty ? [] : [Block.form(ending(others, words, token: token))]
        return Page(
            words["account.title"],
            [
                .summary(
                    Summary(
                        nil,
                        [
                            .init(words["account.user"], account.user),
                            .init(
                                words["account.roles"],
                                roles.isEmpty
                                    ? words["account.no-role"]
                                    : roles.joined(separator: words.language == .zh ? "、" : ", ")),
                            .init(words["account.unit"], UnitName(account.unit, among: units).name),
                        ])),
                .actions([.init(words["account.password"], to: "/sign-in/password")]),
                .section(
                    words["account.sessions"], [.summary(Summary(nil, rows))] + end),
            ])
    }

    /// Each of the others can be ended by itself, or all of them.
    private static func ending(_ others: [Session], _ words: Words, token: String) -> FormBlock {
        let all = others.count > 1 ? [Field.Choice("others", .same(words["account.all-others"]))] : []
        let single = others.map { session in
            Field.Choice(name(of: session), .same("\(words[session.browser.title]) \(since(session, words))"))
        }
        return FormBlock(
            path: "/account/sessions", submit: words["account.end"],
            fields: [.init(Field("session", .choice([])), Values(), [], words, choices: single + all)], token: token)
    }

    private static func since(_ session: Session, _ words: Words) -> String {
        words("account.since", ["at": Moment.shown(Zone.shanghai.text(of: session.startedAt))])
    }

    static func name(of session: Session) -> String { session.id.prefix(8).map { String($0, radix: 16) }.joined() }
}
