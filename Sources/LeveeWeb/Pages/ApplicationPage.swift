import LeveeCore

/// One application: what was asked, what the rules said, what was done, what can be done now.
struct ApplicationAnswer: Answer {
    struct Act: Codable, Sendable {
        var day: String
        var by: String
        var what: Said
        var reason: String?
    }

    struct Step: Codable, Sendable {
        var title: Said
        /// Address of its form.
        var address: String
    }

    var line: ApplicationsAnswer.Line
    var asked: [DossierAnswer.Pair]
    var verdict: VerdictAnswer?
    var acts: [Act]
    var approval: String?
    var steps: [Step]
    var hasLetter: Bool

    static func gather(_ asked: Asked<Granted<ReadsApplications>>) async throws -> ApplicationAnswer {
        let number = try asked.opened("application")
        let policy = try await asked.policy()
        let filed = try await asked.found { try $0.application(number, in: $1, on: policy) }
        try await asked.note(.application, of: filed.person.ref)
        return ApplicationAnswer(filed, asked)
    }

    init(_ filed: FiledApplication, _ asked: Asked<some Known>) {
        line = ApplicationsAnswer.Line(filed, asked)
        self.asked = filed.file.application.map(Self.rows) ?? []
        verdict = filed.file.lastVerdict.map(VerdictAnswer.init)
        acts = filed.file.acts.map { act in
            Act(
                day: act.day.description, by: Text.visible(act.by.user), what: act.title,
                reason: act.reason.map(Text.visible))
        }
        approval = filed.approval?.number
        hasLetter = !filed.file.decisions.isEmpty
        let base = asked.path(application: filed.file.number)
        steps = Self.offered.compactMap { step, name in
            guard let permission = step.permission, asked.may(permission),
                LifecycleTable.applies(step, to: filed.file.kind),
                case .next = LifecycleTable.answer(filed.stage, step)
            else { return nil }
            return Step(title: step.offer, address: "\(base)/\(name)")
        }
        // Approving and refusing are one form.
        var seen: Set<String> = []
        steps = steps.filter { seen.insert($0.address).inserted }
    }

    private static let offered: [(ApplicationStep, String)] = [
        (.check, "check"), (.unitOpinion, "opinion"), (.disciplineOpinion, "opinion"), (.supervisionOpinion, "opinion"),
        (.secrecyOpinion, "opinion"), (.approve, "decision"), (.refuse, "decision"), (.report, "return"),
        (.askReview, "review-request"), (.upholdReview, "review"), (.reopen, "review"), (.amend, "amendment"),
        (.extend, "extension"), (.withdraw, "withdrawal"),
    ]

    static func rows(_ application: Application) -> [DossierAnswer.Pair] {
        let days = [application.departOn, application.returnOn].compactMap { $0?.description }.joined(separator: "…")
        let rows: [(Said, String?)] = [
            (.init(zh: "事由", en: "reason"), application.reason),
            (.init(zh: "目的地", en: "destinations"), places(application.destinations)),
            (.init(zh: "途经", en: "transits"), places(application.transits)),
            (.init(zh: "日期", en: "days"), days), (.init(zh: "证件", en: "document"), application.document?.description),
            (.init(zh: "证件种类", en: "document type"), application.documentType?.title.zh),
            (.init(zh: "经费", en: "funding"), application.funding),
            (.init(zh: "同行人", en: "companions"), application.companions.map(\.name).joined(separator: ", ")),
            (.init(zh: "提交日期", en: "submitted on"), application.submittedOn.description),
            (.init(zh: "经办", en: "filed by"), application.filedBy),
            (.init(zh: "审批人", en: "approver"), application.approver),
            (.init(zh: "延期的批件", en: "extends"), application.approval),
        ]
        return rows.compactMap { what, value in
            value.flatMap { $0.isEmpty ? nil : .init(what: what, value: Text.visible($0)) }
        }
    }

    private static func places(_ codes: [CountryCode]) -> String {
        codes.map { "\($0.name.zh) \($0.text)" }.joined(separator: "、")
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        var blocks: [Block] = steps.isEmpty ? [] : [.actions(steps.map { .init(words[$0.title], to: $0.address) })]
        if hasLetter { blocks.append(.links([.init(words["application.letter"], to: "\(line.address)/letter")])) }
        blocks.append(.columns([facts(words), verdictBlocks(words)]))
        blocks.append(.section(words["application.history"], [history(words)]))
        return Page(
            "\(words["applications.one"]) \(line.number)",
            back: .init(words["applications.title"], to: "/applications"), blocks)
    }

    func facts(_ words: Words) -> [Block] {
        let who = Summary.Row(
            key: words["applications.person"],
            values: [.link(.init("\(line.person.name) \(line.person.ref)", to: line.person.address))])
        let stage = Summary.Row(
            key: words["applications.stage"],
            values: [.tag(.init(text: words[line.stageTitle]))] + (line.awaited.map { [.text(words[$0])] } ?? []))
        let more = [Summary.Row(words["applications.approval"], ifAny: approval)].compactMap { $0 }
        return [
            .section(
                words["application.asked"],
                [
                    .summary(
                        Summary(
                            nil,
                            [who, stage, .init(words["applications.kind"], words[line.kind])] + more
                                + asked.map { .init(words[$0.what], $0.value) }))
                ])
        ]
    }

    func verdictBlocks(_ words: Words) -> [Block] {
        [
            .section(
                words["application.verdict"],
                verdict.map { $0.blocks(words) } ?? [.note(words["application.not-checked"])])
        ]
    }

    func history(_ words: Words) -> Block {
        .table(
            Table(
                words["application.history"],
                [
                    .init(words["application.day"]), .init(words["application.by"]), .init(words["application.what"]),
                    .init(words["application.reason"]),
                ],
                acts.map { [.text($0.day), .code($0.by), .text(words[$0.what]), .text($0.reason ?? "")] }, none: ""))
    }
}

extension ApplicationAct {
    /// What whoever did it said.
    var reason: String? {
        switch what {
        case .opinion(let opinion):
            [opinion.office.rawValue, opinion.agrees ? "✓" : "✗", opinion.reason].compactMap { $0 }.joined(
                separator: " ")
        case .decided(let decision): [decision.number, decision.reason].compactMap { $0 }.joined(separator: " · ")
        case .withdrawn(let reason), .reviewAsked(let reason): reason.reason
        case .reviewed(let review): review.reason
        case .checked(let verdict): verdict.outcome.rawValue
        case .filed, .amended, .reported: nil
        }
    }
}

extension ApplicationStep {
    /// As a button says it.
    var offer: Bilingual {
        switch self {
        case .check: .init(zh: "核查", en: "Check it now")
        case .unitOpinion, .disciplineOpinion, .supervisionOpinion, .secrecyOpinion:
            .init(zh: "出具意见", en: "Give an opinion")
        case .approve, .refuse: .init(zh: "审批", en: "Decide")
        case .report: .init(zh: "登记回执", en: "Record the return slip")
        case .askReview: .init(zh: "申请复核", en: "Ask for a review")
        case .upholdReview, .reopen: .init(zh: "复核", en: "Decide the review")
        case .withdraw: .init(zh: "撤回申请", en: "Withdraw it")
        case .amend: .init(zh: "变更行程", en: "Amend it")
        case .extend: .init(zh: "申请延期", en: "Ask for an extension")
        default: title
        }
    }
}
