import Hummingbird
import LeveeCore

/// One's own account: roles, unit, password, sessions (我的账户).
struct AccountPage: Sendable {
    let installing: Installing
    let signIn: SignIn

    var routes: [Route] {
        installing.page("/account", for: SignedIn.self) { asked in try await page(asked, Values(), []) }
            + [
                installing.route(.post, "/account", for: SignedIn.self, changes: true) { request, context in
                    let values = try await installing.submitted(request, context.visit)
                    do {
                        try await end(values, context)
                        return Installing.redirect(to: "/account")
                    } catch let errors as FieldErrors {
                        let asked = installing.asked(request, context)
                        var page = try await page(asked, values, errors.errors)
                        page.status = Failure(errors).status
                        return installing.setter.response(page, for: context.visit)
                    }
                }
            ]
    }

    /// - Throws: ``FieldErrors`` where none of his other sessions was chosen.
    private func end(_ values: Values, _ context: SignedIn) async throws {
        guard let stay = context.visitor.stay else { throw Missing() }
        let others = try await others(of: context.visitor)
        try FormReading(values, fields: [Self.field(among: others, context.visit.words)]).done()
        let chosen = values["session"]
        try await installing.office.records.act {
            if chosen == Self.all { _ = try signIn.endOthers(stay) }
            if let one = others.first(where: { Self.name(of: $0) == chosen }) { try signIn.end(one) }
        }
    }

    private func others(of visitor: Visitor) async throws -> [Session] {
        try await installing.office.records.act {
            try signIn.records.sessions(of: visitor.account.user).filter { $0.id != visitor.session }
        }
    }

    private func page(_ asked: Asked<SignedIn>, _ values: Values, _ errors: [FieldError]) async throws -> Page {
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
                    .text(Self.since(session, words)),
                    .text(words("account.seen", ["at": Moment.shown(Zone.shanghai.text(of: session.lastSeenAt))])),
                ] + (isThis ? [.tag(.init(text: words["account.this"], tone: .good))] : []))
        }
        let others = sessions.filter { $0.id != asked.context.visitor.session }
        let form = FormBlock(
            path: "/account", submit: words["account.end"],
            fields: [.init(Self.field(among: others, words), values, errors, words)], token: token)
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
                    words["account.sessions"], [.summary(Summary(nil, rows))] + (others.isEmpty ? [] : [.form(form)])),
            ], errors: errors)
    }

    /// Each of the others can be ended by itself, or all of them.
    private static func field(among others: [Session], _ words: Words) -> Field {
        let single = others.map { session in
            Field.Choice(name(of: session), .same("\(words[session.browser.title]) \(since(session, words))"))
        }
        let all = others.count > 1 ? [Field.Choice(Self.all, .same(words["account.all-others"]))] : []
        return Field("session", .choice(single + all))
    }

    /// What is chosen for all the others.
    private static let all = "others"

    private static func since(_ session: Session, _ words: Words) -> String {
        words("account.since", ["at": Moment.shown(Zone.shanghai.text(of: session.startedAt))])
    }

    private static func name(of session: Session) -> String {
        session.id.prefix(8).map { String($0, radix: 16) }.joined()
    }
}
