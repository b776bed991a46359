import LeveeCore

/// One finding: what was found, by which law, on which records; what was done; what can be done.
struct FindingAnswer: Answer {
    struct Entry: Codable, Sendable {
        var day: String
        var by: String?
        var what: Said
        var reason: String?
    }

    /// Records that cannot all be true, and what to look at.
    struct Contradicted: Codable, Sendable {
        var title: Said
        var records: [Said]
        var lookUp: [Said]
    }

    var line: FindingsAnswer.Line
    var person: Named
    var message: Said
    var basis: String
    var basisWords: String
    var evidence: [String]
    var remedy: Said
    var refutation: Said
    var contradictions: [Contradicted]
    var entries: [Entry]
    var together: [FindingsAnswer.Line]
    var steps: [ApplicationAnswer.Step]
    /// Whether there is a notice to print.
    var isNotified: Bool

    static func gather(_ asked: Asked<Granted<ReadsFindings>>) async throws -> FindingAnswer {
        try await gather(asked, isOwn: false)
    }

    /// - Parameter isOwn: of the person himself, who reads it wherever his unit is.
    static func gather<Context: Known>(_ asked: Asked<Context>, isOwn: Bool) async throws -> FindingAnswer {
        let policy = try await asked.policy()
        let id = asked.parameter("finding")
        let own = asked.context.visitor.account.ref
        let found = try await asked.found { records, reach -> (FindingRecord, [Contradiction])? in
            let within: Reach = isOwn ? .everybody : reach
            guard let record = try records.findingRecord(id, in: within, zone: policy.zone),
                !isOwn || record.person.ref == own,
                let dossier = try records.dossier(of: record.person.ref, in: within, zone: policy.zone)
            else { return nil }
            return (record, Contradiction.behind(record.filed.finding, in: dossier, on: policy.day, policy: policy))
        }
        if !isOwn { try await asked.note(.finding, of: found.0.person.ref) }
        return FindingAnswer(found.0, found.1, policy, asked, isOwn: isOwn)
    }

    private init(
        _ record: FindingRecord, _ contradictions: [Contradiction], _ policy: PolicyOnDay, _ asked: Asked<some Known>,
        isOwn: Bool
    ) {
        let finding = record.filed.finding
        let info = Rulebook.rule(finding.rule)?.info
        let basis = policy.bases[finding.rule]
        line = FindingsAnswer.Line(record.filed, policy)
        person = Named(
            ref: record.person.ref, name: Text.visible(record.person.name),
            address: isOwn ? "/my-file" : asked.path(person: record.person.ref))
        message = info?.message(of: finding) ?? Said(zh: "", en: "")
        self.basis = basis?.shown ?? ""
        basisWords = basis?.words ?? ""
        evidence = finding.evidence.map(Text.visible)
        remedy = info?.remedy(of: finding) ?? Said(zh: "", en: "")
        refutation = info?.refutation(of: finding) ?? Said(zh: "", en: "")
        self.contradictions = contradictions.map { set in
            Contradicted(
                title: set.kind.title, records: set.texts(in: policy.zone), lookUp: set.hypotheses.map(\.lookUp))
        }
        entries = record.entries.map(Entry.init)
        together = record.together.filter { $0.filed.id != record.filed.filed.id }.map { other in
            var line = FindingsAnswer.Line(other, policy)
            if isOwn { line.address = "/my-file/findings/\(other.filed.id)" }
            return line
        }
        let life = record.filed.life
        isNotified = life.notice != nil
        let base = isOwn ? "/my-file/findings/\(record.filed.filed.id)" : line.address
        let offered = Self.offered.compactMap { step, name -> (FindingStep, ApplicationAnswer.Step)? in
            let isHis = isOwn && (step == .answer || step == .askReview)
            guard isHis || !isOwn && asked.may(step.permission),
                case .next = FindingTable.answer(life.state, isUnderReview: life.isUnderReview, step)
            else { return nil }
            let isAgain = step == .notify && life.notice != nil
            let title = isAgain ? Said(zh: "再次告知", en: "Notify again") : step.offer
            return (step, .init(title: title, address: "\(base)/\(name)"))
        }
        steps = ApplicationAnswer.Step.inOrder(offered, next: life.awaited(under: policy))
    }

    private static let offered: [(FindingStep, String)] = [
        (.notify, "notice"), (.answer, "answer"), (.uphold, "decision"), (.dismiss, "decision"),
        (.putRight, "decision"), (.close, "decision"),
        (.askReview, "review-request"), (.upholdInReview, "review"), (.dismissInReview, "review"),
        (.assign, "assignment"),
    ]

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        let steps = ApplicationAnswer.Step.actions(steps) { words[$0.title] }
        let isOwn = person.address == "/my-file"
        let letters: [Block] =
            !isOwn && isNotified ? [.links([.init(words["findings.letter"], to: "\(line.address)/letter")])] : []
        return Page(
            "\(words.opening(words[line.title])) \(line.id)",
            back: isOwn
                ? .init(words["my-file.title"], to: "/my-file") : .init(words["findings.title"], to: "/findings"),
            steps + letters + [
                .columns([facts(words), [.section(words["application.history"], [history(words)])] + others(words)])
            ])
    }

    func facts(_ words: Words) -> [Block] {
        let rows = [
            Summary.Row(
                key: words["people.person"], values: [.link(.init("\(person.name) \(person.ref)", to: person.address))]),
            Summary.Row(key: words["findings.severity"], values: [.tag(SeverityTag.of(line.severity, words))]),
            Summary.Row(words["findings.message"], words[message]), Summary.Row(words["findings.since"], line.since),
            Summary.Row(words["findings.state"], words[line.state]),
            Summary.Row(words["verdict.basis"], words.basis(basis)),
            Summary.Row(key: words["findings.evidence"], values: evidence.map { EvidenceCell.of($0, words) }),
            Summary.Row(words["verdict.remedy"], words[remedy]),
            Summary.Row(words["findings.refutation"], words[refutation]),
        ]
        return [.summary(Summary(nil, rows))]
            + (basisWords.isEmpty ? [] : [.details(words["findings.law"], [.text(basisWords)])])
            + contradictions.map { set in
                .notice(
                    .init(
                        tone: .warning, title: words.title(words["findings.contradiction"], of: words[set.title]),
                        texts: set.records.map { words[$0] } + set.lookUp.map { "→ \(words[$0])" }))
            }
    }

    func history(_ words: Words) -> Block {
        .table(
            Table(
                words["application.history"],
                [
                    .init(words["application.day"]), .init(words["application.by"]), .init(words["application.what"]),
                    .init(words["application.said"]),
                ],
                entries.map {
                    [
                        .text($0.day), .text($0.by ?? words["findings.night"]), .text(words[$0.what]),
                        .text($0.reason ?? ""),
                    ]
                },
                none: words["findings.no-history"]))
    }

    private func others(_ words: Words) -> [Block] {
        together.isEmpty
            ? []
            : [
                .section(
                    words["findings.same-case"],
                    [.links(together.map { .init("\(words[$0.title]) \($0.id)", to: $0.address) })])
            ]
    }
}

extension FindingAnswer.Entry {
    init(_ entry: FindingEntry) {
        switch entry {
        case .night(let event):
            day = event.asOf.description
            by = nil
            what =
                switch event.kind {
                case .opened: Said(zh: "发现", en: "found")
                case .changed: Said(zh: "情况有变", en: "the facts changed")
                case .reopened: Said(zh: "事实改变，重新出现", en: "opened again: a fact under it changed")
                case .resumed: Said(zh: "较早日期的核查未列，继续办理", en: "a night for an earlier day did not give it; it goes on")
                case .closed: Said(zh: "已不再异常", en: "the facts give it no more")
                }
            reason = nil
        case .act(let act, let state):
            day = act.day.description
            by = Text.visible(act.by.user)
            what = Said(zh: "\(act.title().zh)：\(state.title.zh)", en: "\(act.title().en): \(state.title.en)")
            reason = act.reason.map(Text.visible)
        }
    }
}

extension FindingStep {
    /// As a button says it.
    var offer: Bilingual {
        switch self {
        case .notify: .init(zh: "告知", en: "Notify")
        case .answer: .init(zh: "说明", en: "Answer")
        case .uphold, .dismiss, .putRight, .close: .init(zh: "认定", en: "Decide")
        case .askReview: .init(zh: "申请复核", en: "Ask for a review")
        case .upholdInReview, .dismissInReview: .init(zh: "复核", en: "Decide the review")
        case .assign: .init(zh: "分派", en: "Assign")
        }
    }
}
