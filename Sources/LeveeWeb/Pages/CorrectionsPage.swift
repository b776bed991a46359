import HTTPTypes
import LeveeCore

/// Corrections that wait for a second person (更正复核).
struct CorrectionsAnswer: Answer {
    struct Line: Codable, Sendable {
        var request: String
        var fact: String
        /// Column by column, what it said and what it is to say.
        var changes: [Said]
        var reason: String
        var by: String
        var address: String
    }

    var waiting: [Line]

    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("corrections", "/corrections", for: Granted<ConfirmsCorrections>.self) { asked in
            try await asked.records { records, reach in
                CorrectionsAnswer(waiting: try records.corrections(isOpen: true, in: reach).map(Line.init))
            }
        } + installing.operation(settle)
    }

    private static var settle: Operation<Granted<ConfirmsCorrections>> {
        let words = [
            Field.Choice("confirm", Said(zh: "确认更正", en: "confirm: from now on it is so")),
            Field.Choice("decline", Said(zh: "不予更正", en: "decline")),
        ]
        return Operation(
            name: "settleCorrection", path: "/corrections/{request}",
            fields: [Field("word", .choice(words)), Field("reason", .text, isRequired: false)],
            submit: "form.continue", isGrave: true,
            prepare: { asked in
                let line = Line(try await find(asked))
                let words = asked.words
                return Prepared(
                    title: "\(words["corrections.one"]) \(line.request)",
                    back: .init(words["corrections.title"], to: "/corrections"),
                    blocks: [
                        .summary(
                            Summary(
                                nil,
                                [
                                    .init(
                                        key: words["corrections.fact"], values: [EvidenceCell.of(line.fact, words)]),
                                    .init(
                                        key: words["corrections.changes"], values: line.changes.map { .text(words[$0]) }
                                    ),
                                    .init(words["application.reason"], line.reason),
                                    .init(words["application.by"], line.by),
                                ]))
                    ])
            },
            perform: { asked, form in
                let isConfirmed = form.values["word"] == "confirm"
                if !isConfirmed, form.values["reason"] == nil { form.note("reason", Said(zh: "请说明理由", en: "say why")) }
                try form.done()
                let filed = try await find(asked)
                let (user, now, reason) = (asked.user, asked.now, form.values["reason"] ?? "")
                _ = try await asked.act { desk in
                    isConfirmed
                        ? try desk.confirmCorrection(filed.request.number, actor: user, at: now)
                        : try desk.declineCorrection(filed.request.number, reason: reason, actor: user, at: now)
                }
                return Done(
                    isConfirmed
                        ? Said(zh: "\(filed.request.name) 已确认", en: "\(filed.request.name) is confirmed")
                        : Said(zh: "\(filed.request.name) 不予更正", en: "\(filed.request.name) is declined"),
                    at: "/corrections")
            })
    }

    private static func find(_ asked: Asked<some Known>) async throws -> FiledCorrection {
        let number = Int64(asked.parameter("request"))
        let filed = try await asked.found { records, reach in
            try records.corrections(isOpen: false, in: reach).first { $0.request.number == number }
        }
        if let told = filed.request.settledBefore { throw Rejected(Failure(.conflict, told)) }
        for ref in Set(filed.correction.facts.compactMap(\.ref)).sorted() { try await asked.note(.dossier, of: ref) }
        return filed
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        return Page(
            words["corrections.title"],
            [
                .table(
                    Table(
                        words["corrections.title"],
                        [
                            .init(words["custody.request"]), .init(words["corrections.fact"]),
                            .init(words["corrections.changes"]), .init(words["application.reason"]),
                            .init(words["application.by"]),
                        ],
                        waiting.map {
                            [
                                .link(.init($0.request, to: $0.address)), EvidenceCell.of($0.fact, words),
                                .texts($0.changes.map { words[$0] }),
                                .text($0.reason), .code($0.by),
                            ]
                        },
                        none: words["corrections.none"]))
            ])
    }
}

extension CorrectionsAnswer.Line {
    init(_ filed: FiledCorrection) {
        request = filed.request.name
        fact = Text.visible(filed.correction.was.evidence)
        let isVoid = filed.correction.becomes == nil
        let changes = filed.correction.changes.map { change in
            func shown(_ value: String) -> Said { value.isEmpty ? .same("–") : change.column.shown(value) }
            let (title, was, becomes) = (change.column.title, shown(change.was), shown(change.becomes))
            return Said(
                zh: "\(title.zh)：\(was.zh) → \(becomes.zh)", en: "\(title.en): \(was.en) → \(becomes.en)")
        }
        // What is taken away, or merely counts again.
        self.changes = changes.isEmpty ? [CorrectionForm.words(isVoid: !isVoid)[isVoid ? 1 : 0].text] : changes
        reason = Text.visible(filed.request.reason)
        by = Text.visible(filed.request.askedBy)
        address = "/corrections/\(filed.request.number)"
    }
}
