import LeveeCore

/// What is in force on a day, with its law (规则).
struct RulesAnswer: Answer {
    struct Rule: Codable, Sendable {
        var id: String
        var title: Said
        var basis: String
        var words: String
        var confidence: String
    }

    struct Value: Codable, Sendable {
        var key: String
        var title: Said
        var value: Said
        var since: String
        var reference: String
        var confidence: String
    }

    var day: String
    var policy: String
    var nextChange: String?
    var rules: [Rule]
    var values: [Value]

    static func gather(_ asked: Asked<Granted<ReadsRules>>) async throws -> RulesAnswer {
        let day = asked.query["day"].flatMap { try? CalendarDay($0) } ?? asked.today
        let source = asked.office.policies
        return try await asked.office.records.act {
            let policy = try source.edition(on: day).policy
            let report = try PolicyReport(policy, on: day)
            return RulesAnswer(
                day: day.description, policy: report.version, nextChange: report.nextChange?.description,
                rules: Rulebook.ids.sorted().map { id in
                    let basis = policy.bases[id]
                    return Rule(
                        id: id, title: Rulebook.title(of: id), basis: basis?.citation ?? "", words: basis?.words ?? "",
                        confidence: basis?.confidence.rawValue ?? "")
                },
                values: report.rows.map { row in
                    Value(
                        key: row.key.rawValue, title: row.title, value: row.value.said, since: row.since.description,
                        reference: row.reference, confidence: row.confidence.rawValue)
                })
        }
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        let form = FormBlock(
            path: "/rules", submit: words["applications.filter"],
            fields: [
                .init(
                    Field("day", .day, isRequired: false, label: "rules.day", limit: 40),
                    setting.query["day"] == nil ? Values(["day": [day]]) : setting.query, [], words)
            ],
            token: "", isSearch: true)
        return Page(
            words["rules.title"], lead: words("rules.lead", ["policy": policy, "day": day]),
            [.form(form)]
                + (setting.may(.draftPolicy)
                    ? [
                        .actions([
                            .init(words["rules.try"], to: "/rules/try"),
                            .init(words["policies.keep"], to: "/rules/draft"),
                        ])
                    ] : [])
                + [
                    .links([.init(words["policies.title"], to: "/rules/versions")]),
                    .table(
                        Table(
                            words["rules.list"],
                            [
                                .init(words["findings.rule"]), .init(words["verdict.basis"]),
                                .init(words["rules.words"]), .init(words["rules.confidence"]),
                            ],
                            rules.map {
                                [
                                    .cells([.text(words.opening(words[$0.title])), .code($0.id)]), .text($0.basis),
                                    .text($0.words), Self.confidence($0.confidence, words),
                                ]
                            }, none: "", isFilterable: true)),
                    .table(
                        Table(
                            words["rules.values"],
                            [
                                .init(words["rules.value"]), .init(words["rules.is"]), .init(words["findings.since"]),
                                .init(words["rules.reference"]), .init(words["rules.confidence"]),
                            ],
                            values.map {
                                [
                                    .text(words.opening(words[$0.title])), .text(words[$0.value]), .text($0.since),
                                    .text($0.reference), Self.confidence($0.confidence, words),
                                ]
                            }, none: "", isFilterable: true)),
                ])
    }
}

extension RulesAnswer {
    /// How sure we are; what nobody has verified is seen at once.
    private static func confidence(_ code: String, _ words: Words) -> Cell {
        guard let confidence = Confidence(rawValue: code) else { return .text("–") }
        return .tag(.init(text: words[confidence.title], tone: confidence == .unverified ? .warning : .plain))
    }
}

extension PolicyValue {
    /// A wording in the reader's language; anything else as the policy's file has it.
    fileprivate var said: Said {
        if case .wording(let words) = self { return words }
        return .same(shown)
    }
}

/// A draft tried on past nights before anybody signs it (试行).
enum RuleTrial {
    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("rules", "/rules", for: Granted<ReadsRules>.self, query: ["day"]) {
            try await RulesAnswer.gather($0)
        }
            + installing.operation(trial)
    }

    private static var trial: Operation<Granted<DraftsPolicies>> {
        Operation(
            name: "tryPolicy", path: "/rules/try",
            fields: [
                Field("yaml", .text, label: "rules.draft", limit: 400_000),
                Field("from", .day, label: "rules.from", limit: 40), Field("to", .day, label: "rules.to", limit: 40),
            ],
            submit: "rules.try",
            prepare: { asked in
                let today = asked.today
                let text = try await PolicyPages.text(asked)
                return Prepared(
                    title: asked.words["rules.try"], lead: asked.words["rules.try.lead"],
                    back: .init(asked.words["rules.title"], to: "/rules"),
                    values: Values(["yaml": [text], "from": [(today - 7).description], "to": [(today - 1).description]])
                )
            },
            perform: { asked, form in
                let (from, to) = (form.day("from"), form.day("to"))
                try form.done()
                guard let from, let to else { throw Missing() }
                guard from <= to, to.number - from.number < 366 else {
                    throw FieldErrors("to", Said(zh: "期间应为一年以内", en: "take a span of a year at most"))
                }
                let (feeds, source, yaml) = (asked.office.feeds, asked.office.policies, form.values.raw("yaml"))
                let draft = try await asked.office.records.act {
                    do { return try feeds.policy(yaml: yaml).policy } catch let error as any Explained {
                        throw FieldErrors("yaml", error.explanation)
                    }
                }
                let (words, reach, office) = (asked.words, asked.reach, asked.office)
                let inForce = try await asked.office.records.act { try source.policies(from: from, through: to) }
                let job = office.jobs.begin(for: asked.user) { _ in
                    let report = try await office.records.ask { records -> TrialReport in
                        var trial = try PolicyTrial(
                            inForce: PolicyLine(inForce, from: from, through: to),
                            draft: PolicyLine([(from, draft)], from: from, through: to), limit: 20)
                        try records.eachDossier(in: reach, zone: .shanghai) { trial.examine($0) }
                        return trial.report
                    }
                    let answer = TrialAnswer(report)
                    return JobResult(blocks: answer.blocks(words), trial: answer)
                }
                return Done(Said(zh: "草案正在试行", en: "the draft is being tried"), at: "/jobs/\(job)")
            })
    }
}
