import LeveeCore

/// One application: what was asked, what the rules said, what was done, what can be done now.
struct ApplicationAnswer: Answer {
    struct Act: Codable, Sendable {
        var day: String
        var by: String
        var what: Said
        /// What whoever did it said, or what came of it.
        var reason: Said?
    }

    struct Step: Codable, Sendable {
        var title: Said
        /// Address of its form.
        var address: String
        /// Whether it is what the lifecycle asks for now of whoever looks.
        var isNext = false
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
                day: act.day.description, by: Text.visible(act.by.user), what: act.title, reason: act.reason)
        }
        approval = filed.approval?.number
        hasLetter = !filed.file.decisions.isEmpty
        let base = asked.path(application: filed.file.number)
        let offered = Self.offered.compactMap { step, name -> (ApplicationStep, Step)? in
            guard let permission = step.permission, asked.may(permission),
                LifecycleTable.applies(step, to: filed.file.kind),
                case .next = LifecycleTable.answer(filed.stage, step)
            else { return nil }
            let isAgain = step == .check && filed.file.check != nil
            let title = isAgain ? Said(zh: "重新核查", en: "Check it again") : step.offer
            return (step, Step(title: title, address: "\(base)/\(name)"))
        }
        steps = Step.inOrder(
            offered, next: filed.file.awaited(filed.stage, wasHandedOut: filed.use?.wasHandedOut ?? false))
    }

    private static let offered: [(ApplicationStep, String)] = [
        (.check, "check"), (.unitOpinion, "opinion"), (.disciplineOpinion, "opinion"), (.supervisionOpinion, "opinion"),
        (.secrecyOpinion, "opinion"), (.approve, "decision"), (.refuse, "decision"), (.report, "return"),
        (.askReview, "review-request"), (.upholdReview, "review"), (.reopen, "review"), (.amend, "amendment"),
        (.extend, "extension"), (.withdraw, "withdrawal"),
    ]

    /// Everybody who travels along, with what he is to the applicant.
    private static func companions(_ companions: [Application.Companion]) -> Said? {
        if companions.isEmpty { return nil }
        let all = companions.map { companion in
            let (name, relation) = (Text.visible(companion.name), RelationWords.shown(companion.relation))
            return Said(zh: "\(name)（\(Text.visible(relation.zh))）", en: "\(name) (\(Text.visible(relation.en)))")
        }
        return Said(zh: all.map(\.zh).joined(separator: "、"), en: all.map(\.en).joined(separator: ", "))
    }

    static func rows(_ application: Application) -> [DossierAnswer.Pair] {
        let days = [application.departOn, application.returnOn].compactMap { $0?.description }.joined(separator: "…")
        func typed(_ text: String?) -> Said? { text.map { .same(Text.visible($0)) } }
        let rows: [(Said, Said?)] = [
            (.init(zh: "事由类别", en: "purpose"), application.purpose?.title),
            (.init(zh: "事由", en: "reason"), typed(application.reason)),
            (.init(zh: "目的地", en: "destinations"), places(application.destinations)),
            (.init(zh: "途经", en: "transits"), places(application.transits)),
            (.init(zh: "日期", en: "days"), .same(days)),
            (.init(zh: "证件", en: "document"), application.document.map { Fact.document($0).shown }),
            (.init(zh: "证件种类", en: "document type"), application.documentType?.title),
            (.init(zh: "经费", en: "funding"), application.funding.map { FundingWords.shown(Text.visible($0)) }),
            (.init(zh: "同行人", en: "companions"), companions(application.companions)),
            (.init(zh: "提交日期", en: "submitted on"), .same(application.submittedOn.description)),
            (.init(zh: "经办", en: "filed by"), typed(application.filedBy)),
            (.init(zh: "审批人", en: "approver"), typed(application.approver)),
            (
                .init(zh: "延期的批件", en: "extends"),
                application.kind == .extension ? typed(application.approval) : nil
            ),
        ]
        return rows.compactMap { what, value in
            value.flatMap { $0.zh.isEmpty ? nil : .init(what: what, value: $0) }
        }
    }

    private static func places(_ codes: [CountryCode]) -> Said? { codes.isEmpty ? nil : Fact.countries(codes).shown }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        var blocks: [Block] =
            Step.actions(steps) { words.opening(words[$0.title]) }
        if hasLetter, let address = line.address {
            blocks.append(.links([.init(words["application.letter"], to: "\(address)/letter")]))
        }
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
            values: [.tag(.init(text: words[line.stageTitle]))])
        let more = [
            Summary.Row(words["applications.awaited"], ifAny: line.awaited.map { words[$0] }),
            Summary.Row(words["applications.approval"], ifAny: approval),
        ].compactMap { $0 }
        return [
            .section(
                words["application.asked"],
                [
                    .summary(
                        Summary(
                            nil,
                            [who, .init(words["applications.kind"], words[line.kind]), stage] + more
                                + asked.map { $0.row(words) }))
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
                    .init(words["application.said"]),
                ],
                acts.map {
                    [.text($0.day), .code($0.by), .text(words[$0.what]), .text($0.reason.map { words[$0] } ?? "")]
                }, none: ""))
    }
}

extension ApplicationAct {
    /// What whoever did it said, or what came of it.
    var reason: Bilingual? {
        switch what {
        case .opinion(let opinion):
            let (office, said) = (opinion.office.title, opinion.reason.map { Text.visible($0) })
            return Said(
                zh: "\(office.zh)：\(opinion.agrees ? "同意" : "不同意")" + (said.map { "，\($0)" } ?? ""),
                en: "\(office.en): \(opinion.agrees ? "agrees" : "disagrees")" + (said.map { "; \($0)" } ?? ""))
        case .decided(let decision):
            return .same(
                [decision.number, decision.reason].compactMap { $0.map { Text.visible($0) } }.joined(separator: " · "))
        case .withdrawn(let reason), .reviewAsked(let reason): return .same(Text.visible(reason.reason))
        case .reviewed(let review): return .same(Text.visible(review.reason))
        case .checked(let verdict): return verdict.outcome.title
        case .filed, .amended, .reported: return nil
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
