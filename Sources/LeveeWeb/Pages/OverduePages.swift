import LeveeCore

/// Booklets that are overdue (催交), and which letter is due.
struct OverdueAnswer: Answer {
    struct Line: Codable, Sendable {
        var person: Named
        var document: String
        var address: String
        var ground: Said
        var due: String
        var days: Int
        var letters: Int
        var next: Said
        /// What the holder says, where nobody has looked yet.
        var claim: String?
        var send: String?
        /// What else can be done now.
        var steps: [ApplicationAnswer.Step]
    }

    var overdue: [Line]

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        let sorting = OverduePages.sorting(setting.query)
        return Page(
            words["custody.overdue"], back: .init(words["custody.title"], to: "/custody"),
            [
                .table(
                    Table(
                        words["custody.overdue"],
                        [
                            sorting.heading(words["custody.holder"], "holder"), .init(words["custody.document"]),
                            sorting.heading(words["overdue.ground"], "ground"),
                            sorting.heading(words["overdue.due"], "due"),
                            .init(words["overdue.days"], isNumber: true),
                            sorting.heading(words["overdue.letters"], "letters", isNumber: true),
                            .init(words["overdue.next"]),
                            .init(words["overdue.said"]), .init(words["overdue.do"]),
                        ],
                        overdue.map { line in
                            [
                                .cells([
                                    .link(.init(line.person.name, to: line.person.address)), .code(line.person.ref),
                                ]), .link(.init(words.document(line.document), to: line.address)),
                                .text(words[line.ground]), .text(line.due), .number(line.days), .number(line.letters),
                                line.send.map {
                                    .link(.init(words[line.next], to: $0, about: words.document(line.document)))
                                } ?? .text(words[line.next]),
                                .text(line.claim ?? ""),
                                .cells(
                                    line.steps.map {
                                        .link(
                                            .init(
                                                words[$0.title], to: $0.address,
                                                about: words.document(line.document)))
                                    }),
                            ]
                        }, none: words["overdue.none"]))
            ])
    }
}

enum OverduePages {
    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("overdue", "/custody/overdue", for: Granted<ReadsCustody>.self, query: Sorting.query) {
            asked in
            let sorting = sorting(asked.query)
            let policy = try await asked.policy()
            return try await asked.records { records, reach in
                OverdueAnswer(
                    overdue: sorting.sorted(try records.dunning(policy, in: reach)) { found, column in
                        switch column {
                        case "holder": .text(found.person.ref)
                        case "ground": .text(found.ground.rawValue)
                        case "due": .number(Int(found.due.number))
                        default: .number(found.letters.count)
                        }
                    }.map { found in
                        let address = asked.path(document: found.document)
                        return .init(
                            person: Named(
                                ref: found.person.ref, name: Text.visible(found.person.name),
                                address: asked.path(person: found.person.ref)),
                            document: found.document.description, address: address, ground: found.ground.title,
                            due: found.due.description, days: found.days(on: policy.day), letters: found.letters.count,
                            next: found.outlook, claim: found.openClaim.map { Text.visible($0.note) },
                            send: found.dueLetter != nil && asked.may(.sendDunning) ? "\(address)/reminder" : nil,
                            steps: ClaimOperations.steps(found, at: address, asked))
                    })
            }
        } + installing.operation(send) + ClaimOperations.routes(installing)
    }

    static func sorting(_ query: Values) -> Sorting {
        Sorting(query, of: "/custody/overdue", by: ["holder", "ground", "due", "letters"])
    }

    private static var send: Operation<Granted<SendsReminders>> {
        Operation(
            name: "sendReminder", path: "/custody/{document}/reminder", fields: [], submit: "overdue.sent",
            prepare: { asked in
                let (found, policy) = try await find(asked)
                let words = asked.words
                let language = words.language
                guard let rung = found.dueLetter else {
                    return Prepared(
                        title: words["overdue.no-letter"], back: .init(words["custody.overdue"], to: "/custody/overdue")
                    )
                }
                let own = asked.context.visitor.account.unit
                let units = try await asked.records { records, _ in try records.units() }
                let paper = found.letter(
                    rung, language, unit: UnitName(found.person.unit, among: units).name,
                    issuer: UnitName(own, among: units).name, policy: policy)
                return Prepared(
                    title: words.title(words["overdue.send"], of: Text.visible(found.document.number)),
                    lead: words["paper.print"],
                    back: .init(words["custody.overdue"], to: "/custody/overdue"),
                    blocks: [.paper(Markup(escapedByHand: PaperHTML.article(paper)))])
            },
            perform: { asked, form in
                try form.done()
                let (found, policy) = try await find(asked)
                let (user, now) = (asked.user, asked.now)
                _ = try await asked.act {
                    try $0.sendDunning(of: found.person.ref, for: found.document, policy, actor: user, at: now)
                }
                return Done(Said(zh: "已登记催交", en: "the reminder is recorded"), at: "/custody/overdue")
            })
    }

    private static func find(_ asked: Asked<some Known>) async throws -> (DunningCase, PolicyOnDay) {
        let document = try BookletOperations.document(asked)
        let policy = try await asked.policy()
        let found = try await asked.found { records, reach in
            try records.dunning(policy, in: reach).first { $0.document == document }
        }
        try await asked.note(.letter, of: found.person.ref)
        return (found, policy)
    }
}
