import LeveeCore

/// What can be done to an application (办理): each its own form, with the verdict beside it.
enum ApplicationOperations {
    static let path = "/applications/{application}"
    static let on = Field("on", .day, isRequired: false, limit: 40)
    static func reason(_ isRequired: Bool = true) -> Field { Field("reason", .text, isRequired: isRequired) }

    static func routes(_ installing: Installing) -> [Route] {
        installing.operation(check) + installing.operation(opinion) + installing.operation(decide)
            + installing.operation(report) + installing.operation(withdraw) + installing.operation(askReview)
            + installing.operation(review) + ApplicationChanges.routes(installing)
            + letter(installing)
    }

    private static var check: Operation<Granted<ChecksApplications>> {
        Operation(
            name: "checkApplication", path: "\(path)/check", fields: [on], submit: "application.check",
            prepare: { try await prepare($0, "application.check") },
            perform: { asked, form in
                try await act(asked, &form) { desk, number, entry in try desk.checkApplication(number, entry) }
            })
    }

    private static var opinion: Operation<Granted<ReadsApplications>> {
        let offices = OpinionOffice.allCases.map { Field.Choice($0.rawValue, $0.permission.title) }
        let words = [
            Field.Choice("agree", Said(zh: "同意", en: "agree")),
            Field.Choice("disagree", Said(zh: "不同意", en: "disagree")),
        ]
        return Operation(
            name: "giveOpinion", path: "\(path)/opinion",
            fields: [Field("office", .choice(offices)), Field("opinion", .choice(words)), reason(false), on],
            submit: "application.opinion",
            prepare: { asked in
                var prepared = try await prepare(asked, "application.opinion")
                let mine = OpinionOffice.allCases.filter { asked.may($0.permission) }
                prepared.choices["office"] = mine.map { Field.Choice($0.rawValue, $0.permission.title) }
                if mine.count == 1 { prepared.values.set("office", mine[0].rawValue) }
                return prepared
            },
            perform: { asked, form in
                let agrees = form.values["opinion"] == "agree"
                if !agrees, form.values["reason"] == nil {
                    form.note("reason", Said(zh: "不同意须说明理由", en: "say why it disagrees"))
                }
                let (office, reason) = (
                    form.values["office"].flatMap(OpinionOffice.init(rawValue:)), form.values["reason"]
                )
                return try await act(asked, &form) { desk, number, entry in
                    guard let office else { throw Missing() }
                    return try desk.giveOpinion(
                        .init(office: office, agrees: agrees, reason: reason), on: number, entry)
                }
            })
    }

    private static var decide: Operation<Granted<DecidesApplications>> {
        let words = [
            Field.Choice("approve", Said(zh: "批准", en: "approve")),
            Field.Choice("refuse", Said(zh: "不予批准", en: "refuse")),
        ]
        return Operation(
            name: "decideApplication", path: "\(path)/decision",
            fields: [
                Field("decision", .choice(words)), reason(false), Field("number", isRequired: false, limit: 100), on,
            ],
            submit: "application.decide", isGrave: true,
            prepare: { try await prepare($0, "application.decide") },
            perform: { asked, form in
                let approves = form.values["decision"] == "approve"
                let (reason, given) = (form.values["reason"], form.values["number"])
                return try await act(asked, &form) { desk, number, entry in
                    try desk.decideApplication(number, approves: approves, reason: reason, as: given, entry)
                }
            })
    }

    private static var report: Operation<Granted<ReportsReturns>> {
        Operation(
            name: "reportReturn", path: "\(path)/return", fields: [on], submit: "application.report",
            prepare: { try await prepare($0, "application.report") },
            perform: { asked, form in try await act(asked, &form) { try $0.reportReturn($1, $2) } })
    }

    private static var withdraw: Operation<Granted<WithdrawsApplications>> {
        Operation(
            name: "withdrawApplication", path: "\(path)/withdrawal", fields: [reason(), on],
            submit: "application.withdraw",
            isGrave: true, prepare: { try await prepare($0, "application.withdraw") },
            perform: { asked, form in
                let reason = form.values["reason"] ?? ""
                return try await act(asked, &form) { try $0.withdrawApplication($1, reason: reason, $2) }
            })
    }

    private static var askReview: Operation<Granted<AsksReviews>> {
        Operation(
            name: "askReview", path: "\(path)/review-request", fields: [reason(), on], submit: "application.ask-review",
            prepare: { try await prepare($0, "application.ask-review") },
            perform: { asked, form in
                let reason = form.values["reason"] ?? ""
                return try await act(asked, &form) { try $0.askReview(of: $1, reason: reason, $2) }
            })
    }

    private static var review: Operation<Granted<DecidesReviews>> {
        let words = [
            Field.Choice("uphold", Said(zh: "维持原决定", en: "the refusal stands")),
            Field.Choice("reopen", Said(zh: "重新办理", en: "reopen it")),
        ]
        return Operation(
            name: "decideReview", path: "\(path)/review", fields: [Field("review", .choice(words)), reason(), on],
            submit: "application.review", isGrave: true, prepare: { try await prepare($0, "application.review") },
            perform: { asked, form in
                let (reopens, reason) = (form.values["review"] == "reopen", form.values["reason"] ?? "")
                return try await act(asked, &form) { try $0.decideReview(of: $1, reopens: reopens, reason: reason, $2) }
            })
    }

    // MARK: - What they share

    /// The application as it stands, beside the form: whoever comes second sees what the first one did.
    static func prepare(_ asked: Asked<some Known>, _ key: String) async throws -> Prepared {
        let number = try asked.opened("application")
        let policy = try await asked.policy()
        let filed = try await asked.found { try $0.application(number, in: $1, on: policy) }
        try await asked.note(.application, of: filed.person.ref)
        let answer = ApplicationAnswer(filed, asked)
        let words = asked.words
        return Prepared(
            title: words.title(words[key], of: Text.visible(number)),
            back: .init(Text.visible(number), to: asked.path(application: number)),
            beside: answer.facts(words) + answer.verdictBlocks(words) + [answer.history(words)])
    }

    static func act(
        _ asked: Asked<some Known>, _ form: inout FormReading, did: Said? = nil,
        _ work: @escaping @Sendable (any OfficeDesk, String, Entry) throws -> FiledApplication
    ) async throws -> Done {
        let number = try asked.opened("application")
        let day = form.day("on", notAfter: asked.today)
        try form.done()
        // Beyond his reach there is nothing, whatever he would do to it.
        let policy = try await asked.policy()
        _ = try await asked.found { try $0.application(number, in: $1, on: policy) }
        let entry = try await asked.entry(on: day)
        let filed = try await asked.act { try work($0, number, entry) }
        let did = did ?? filed.file.acts.last?.title ?? Said(zh: "办理", en: "done")
        // A longer stay is an application of its own.
        let name = Text.visible(filed.file.number)
        return Done(
            Said(
                zh: "已\(did.zh) \(name)：\(filed.stage.title.zh)", en: "\(did.en) \(name): \(filed.stage.title.en)"),
            at: asked.path(application: filed.file.number), notes: filed.awaited.map { [$0] } ?? [])
    }

    /// The letter of the last decision, set as it is printed.
    private static func letter(_ installing: Installing) -> [Route] {
        installing.page("\(path)/letter", for: Granted<ReadsApplications>.self) { asked in
            let number = try asked.opened("application")
            let policy = try await asked.policy()
            let language = asked.words.language
            let filed = try await asked.found { try $0.application(number, in: $1, on: policy) }
            guard let decided = filed.file.decisions.last?.act else { throw Missing() }
            let then = try await asked.policy(on: decided.day)
            try await asked.note(.letter, of: filed.person.ref)
            let paper = try await asked.records { records, reach -> Paper in
                guard let dossier = try records.dossier(of: filed.person.ref, in: reach, zone: policy.zone) else {
                    throw Missing()
                }
                let units = try records.units()
                let decider = try records.accounts().first { $0.user == decided.by.user }
                let issuer = units.first { $0.code == decider?.unit } ?? units.first { $0.parent == nil }
                return try filed.file.letter(
                    language, about: nil, of: dossier, unit: UnitName(dossier.person.unit, among: units).name,
                    issuer: issuer?.name ?? "", policy: then)
            }
            return Page(
                "\(asked.words["application.letter"]) \(Text.visible(number))",
                back: .init(Text.visible(number), to: asked.path(application: number)),
                [.note(asked.words["paper.print"]), .paper(Markup(escapedByHand: PaperHTML.article(paper)))])
        }
    }
}
