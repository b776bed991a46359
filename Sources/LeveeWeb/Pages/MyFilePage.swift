import LeveeCore

/// For the person concerned (我的档案): what is held about him and on what basis, who read it, his answers.
struct MyFileAnswer: Answer {
    struct Reader: Codable, Sendable {
        var at: String
        var user: String
        var what: Said
    }

    var file: DossierAnswer
    var readers: [Reader]
    /// Where the next part of them begins; nil at the end.
    var next: String?

    private static let readersShown = 100

    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("myFile", "/my-file", for: SignedIn.self, query: ["before"]) { try await gather($0) }
            + installing.resource("myFinding", "/my-file/findings/{finding}", for: SignedIn.self) { asked in
                try await FindingAnswer.gather(asked, isOwn: true)
            } + installing.operation(answer) + installing.operation(askReview)
    }

    private static func gather(_ asked: Asked<SignedIn>) async throws -> MyFileAnswer {
        guard let ref = asked.context.visitor.account.ref else { throw Missing() }
        let policy = try await asked.policy()
        guard let file = try await DossierGathering(asked, policy).answer(of: ref, isOwn: true) else { throw Missing() }
        let before = asked.query["before"].flatMap { Int64($0) }
        let readers = try await asked.records { records, _ in
            try records.readings(.file(ref: ref), in: .everybody, before: before, limit: readersShown + 1)
        }
        let (part, next) = ListPart.first(readersShown, of: readers) { $0.number.map(String.init) }
        return MyFileAnswer(
            file: file,
            readers: part.map {
                Reader(at: Zone.shanghai.text(of: $0.at), user: Text.visible($0.user), what: $0.what.title)
            }, next: next)
    }

    private static var answer: Operation<SignedIn> {
        Operation(
            name: "answerMyFinding", path: "/my-file/findings/{finding}/answer", fields: FindingOperations.answerFields,
            submit: "findings.answer",
            prepare: { try await prepare($0, FindingStep.answer.offer) },
            perform: { asked, form in
                let answer = FindingOperations.answer(form)
                return try await FindingOperations.act(asked, isOwn: true, &form) {
                    try $0.answerFinding($1, answer, $2)
                }
            })
    }

    private static var askReview: Operation<SignedIn> {
        Operation(
            name: "askMyFindingReview", path: "/my-file/findings/{finding}/review-request",
            fields: [Field("reason", .text)],
            submit: "application.ask-review", prepare: { try await prepare($0, FindingStep.askReview.offer) },
            perform: { asked, form in
                let reason = form.values["reason"] ?? ""
                return try await FindingOperations.act(asked, isOwn: true, &form) {
                    try $0.askFindingReview($1, reason: reason, $2)
                }
            })
    }

    private static func prepare(_ asked: Asked<SignedIn>, _ title: Said) async throws -> Prepared {
        let answer = try await FindingAnswer.gather(asked, isOwn: true)
        return Prepared(
            title: asked.words.title(asked.words[title], of: asked.words[answer.line.title]),
            back: .init(asked.words["my-file.title"], to: "/my-file"), beside: answer.facts(asked.words))
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        let readerTable = Table(
            words["my-file.readers"],
            [.init(words["custody.at"]), .init(words["application.by"]), .init(words["application.what"])],
            readers.map { [.text(Moment.shown($0.at)), .code($0.user), .text(words[$0.what])] },
            none: words["my-file.nobody"], next: next.map { "/my-file?before=\($0)" })
        return Page(
            words["my-file.title"], lead: words["my-file.lead"],
            file.standing(words) + [
                .columns([
                    [
                        .section(
                            words["dossier.facts"],
                            [.summary(Summary(nil, file.facts.map { $0.row(words) }))])
                    ],
                    [
                        .section(words["dossier.family"], [file.familyTable(words)]),
                        .section(words["dossier.restrictions"], file.restrictionBlocks(words)),
                    ],
                ]),
                .section(words["dossier.documents"], file.documentBlocks(words)),
                .section(words["dossier.trips"], [file.tripTable(words)]),
                .section(words["my-file.readers"], [.table(readerTable)]),
                .notice(
                    .init(
                        tone: .information, title: words["my-file.wrong"], texts: [words["my-file.wrong.text"]],
                        links: [.init(words["my-file.ask"], to: "/my-file/record")])),
            ])
    }
}
