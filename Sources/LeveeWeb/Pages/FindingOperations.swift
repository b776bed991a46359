import LeveeCore

/// The steps of a finding's life (处置), each its own form beside what was found.
enum FindingOperations {
    private static let path = "/findings/{finding}"
    private static let on = Field("on", .day, isRequired: false, limit: 40)
    private static let whole = Field("wholeCase", .flag, isRequired: false)
    private static let reason = Field("reason", .text)

    static func routes(_ installing: Installing) -> [Route] {
        installing.resource(
            "findings", "/findings", for: Granted<ReadsFindings>.self,
            query: ["state", "severity", "unit", "after"] + Sorting.query
        ) {
            try await FindingsAnswer.gather($0)
        }
            + installing.resource("finding", path, for: Granted<ReadsFindings>.self) {
                try await FindingAnswer.gather($0)
            }
            + installing.operation(notify) + installing.operation(answer) + installing.operation(decide)
            + installing.operation(askReview) + installing.operation(review) + installing.operation(assign)
            + letter(installing)
    }

    private static var notify: Operation<Granted<NotifiesFindings>> {
        Operation(
            name: "notifyFinding", path: "\(path)/notice", fields: [whole, on], submit: "findings.notify",
            prepare: { try await prepare($0, FindingStep.notify.offer) },
            perform: { asked, form in try await act(asked, &form) { try $0.notifyFinding($1, $2) } })
    }

    private static var answer: Operation<Granted<AnswersFindings>> {
        Operation(
            name: "answerFinding", path: "\(path)/answer", fields: answerFields, submit: "findings.answer",
            prepare: { try await prepare($0, FindingStep.answer.offer) },
            perform: { asked, form in
                let answer = Self.answer(form)
                return try await act(asked, &form) { try $0.answerFinding($1, answer, $2) }
            })
    }

    static var answerFields: [Field] {
        [
            Field("text", .text, label: "findings.text"),
            Field("attachments", .text, isRequired: false, label: "findings.attachments"), whole,
        ]
    }

    static func answer(_ form: FormReading) -> FindingAct.Answer {
        .init(
            form.values["text"] ?? "",
            attachments: (form.values["attachments"] ?? "").split(separator: "\n").map { String($0) })
    }

    private static var decide: Operation<Granted<DecidesFindings>> {
        let words = FindingAct.Decision.Word.allCases.map { Field.Choice($0.rawValue, $0.step.title) }
        return Operation(
            name: "decideFinding", path: "\(path)/decision",
            fields: [Field("word", .choice(words)), reason, whole, on],
            submit: "findings.decide", isGrave: true, prepare: { try await prepare($0, FindingStep.uphold.offer) },
            perform: { asked, form in
                let (word, reason) = (
                    form.values["word"].flatMap(FindingAct.Decision.Word.init(rawValue:)), form.values["reason"] ?? ""
                )
                return try await act(asked, &form) { desk, target, entry in
                    guard let word else { throw Missing() }
                    return try desk.decideFinding(target, word, reason: reason, entry)
                }
            })
    }

    private static var askReview: Operation<Granted<AsksFindingReviews>> {
        Operation(
            name: "askFindingReview", path: "\(path)/review-request", fields: [reason, on],
            submit: "application.ask-review",
            prepare: { try await prepare($0, FindingStep.askReview.offer) },
            perform: { asked, form in
                let reason = form.values["reason"] ?? ""
                return try await act(asked, &form) { try $0.askFindingReview($1, reason: reason, $2) }
            })
    }

    private static var review: Operation<Granted<ReviewsFindings>> {
        let words = [
            Field.Choice("uphold", FindingStep.upholdInReview.title),
            Field.Choice("dismiss", FindingStep.dismissInReview.title),
        ]
        return Operation(
            name: "reviewFinding", path: "\(path)/review", fields: [Field("word", .choice(words)), reason, on],
            submit: "application.review", isGrave: true,
            prepare: { try await prepare($0, FindingStep.upholdInReview.offer) },
            perform: { asked, form in
                let (dismisses, reason) = (form.values["word"] == "dismiss", form.values["reason"] ?? "")
                return try await act(asked, &form) {
                    try $0.reviewFinding($1, dismisses: dismisses, reason: reason, $2)
                }
            })
    }

    private static var assign: Operation<Granted<AssignsFindings>> {
        Operation(
            name: "assignFinding", path: "\(path)/assignment",
            fields: [Field("to", isRequired: false, label: "findings.assigned", limit: 100), whole],
            submit: "findings.assign", prepare: { try await prepare($0, FindingStep.assign.offer) },
            perform: { asked, form in
                let user = form.values["to"]
                return try await act(asked, &form) { try $0.assignFinding($1, to: user, $2) }
            })
    }

    // MARK: - What they share

    private static func prepare<Context: Known>(_ asked: Asked<Context>, _ title: Said) async throws -> Prepared {
        let answer = try await FindingAnswer.gather(asked, isOwn: false)
        let words = asked.words
        return Prepared(
            title: words.title(words[title], of: "\(words[answer.line.title]) \(answer.line.id)"),
            back: .init(answer.line.id, to: answer.line.address), beside: answer.facts(words) + [answer.history(words)])
    }

    static func act<Context: Known>(
        _ asked: Asked<Context>, isOwn: Bool = false, _ form: inout FormReading,
        _ work: @escaping @Sendable (any OfficeDesk, FindingTarget, Entry) throws -> FindingsDone
    ) async throws -> Done {
        let day = form.day("on", notAfter: asked.today)
        try form.done()
        let answer = try await FindingAnswer.gather(asked, isOwn: isOwn)
        let target = FindingTarget(answer.line.id, wholeCase: form.values["wholeCase"] != nil)
        let entry = try await asked.entry(on: day)
        let done = try await asked.act { try work($0, target, entry) }
        let state = done.done.first?.life.state.title ?? Said(zh: "", en: "")
        return Done(
            Said(
                zh: "\(answer.line.id) 现为：\(state.zh)（共 \(done.done.count) 项）",
                en: "\(answer.line.id) is now: \(state.en) (\(done.done.count) in all)"),
            at: isOwn ? "/my-file/findings/\(answer.line.id)" : answer.line.address)
    }

    /// The notice to the person and his unit, as it is printed.
    private static func letter(_ installing: Installing) -> [Route] {
        installing.page("\(path)/letter", for: Granted<ReadsFindings>.self) { asked in
            let policy = try await asked.policy()
            let (id, language, own) = (
                asked.parameter("finding"), asked.words.language, asked.context.visitor.account.unit
            )
            let record = try await asked.found { try $0.findingRecord(id, in: $1, zone: policy.zone) }
            guard let notice = record.filed.life.notice else { throw Missing() }
            try await asked.note(.letter, of: record.person.ref)
            let then = try await asked.policy(on: notice.act.day)
            let units = try await asked.records { records, _ in try records.units() }
            let together = ([record.filed] + record.together).filter { $0.life.notice?.act.at == notice.act.at }
            var seen: Set<String> = []
            let letter = FindingNotice(
                together.filter { seen.insert($0.filed.id).inserted }.map {
                    .init(id: $0.filed.id, finding: $0.finding)
                }, person: record.person,
                unit: UnitName(record.person.unit, among: units).name, issuer: UnitName(own, among: units).name,
                day: notice.act.day, due: notice.due)
            let papers = letter.papers(language, policy: then)
            return Page(
                "\(asked.words["findings.letter"]) \(id)", back: .init(id, to: "/findings/\(id)"),
                [.note(asked.words["paper.print"])]
                    + papers.map { .paper(Markup(escapedByHand: PaperHTML.article($0))) })
        }
    }
}
