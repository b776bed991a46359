import LeveeCore

/// A draft beside the policy in force on a day: everything that it says otherwise from then on (草案与现行政策的差异).
struct PolicyDraftAnswer: Answer {
    struct Change: Codable, Sendable {
        /// A key, a rule, a day or a year.
        var name: String
        var title: Said
        /// The day from which a value differs.
        var from: String?
        var before: Said
        var after: Said
    }

    var draft: PoliciesAnswer.Draft
    /// The policy in force.
    var beside: String
    var day: String
    var changes: [Change]
    var steps: [ApplicationAnswer.Step]

    static func gather(_ asked: Asked<Granted<ReadsRules>>) async throws -> PolicyDraftAnswer {
        let day = asked.query["day"].flatMap { try? CalendarDay($0) } ?? asked.today
        return try await gather(asked, PolicyPages.draft(asked), on: day)
    }

    static func gather(
        _ asked: Asked<some Known>, _ draft: PolicyDraft, on day: CalendarDay
    ) async throws -> PolicyDraftAnswer {
        let (feeds, source) = (asked.office.feeds, asked.office.policies)
        let shadow = try await asked.records { records, _ in try records.policyShadow() }
        let (inForce, changes) = try await asked.office.records.act {
            let inForce = try source.edition(on: day).policy
            return (inForce.version, PolicyChange.all(from: inForce, to: try feeds.policy(of: draft), startingOn: day))
        }
        let line = PoliciesAnswer.Draft(draft, isInShadow: shadow?.number == draft.number)
        var steps: [ApplicationAnswer.Step] = []
        if asked.may(.draftPolicy) {
            let query = "draft=\(draft.number)"
            steps.append(.init(title: Said(zh: "试行草案", en: "Try it"), address: "/rules/try?\(query)"))
            if !line.isInShadow {
                steps.append(.init(title: PolicyPages.shadowed, address: "\(line.address)/shadow"))
            }
        }
        if asked.may(.proposePolicy) {
            steps.append(.init(title: PolicyPages.proposed, address: "\(line.address)/proposal"))
        }
        return PolicyDraftAnswer(
            draft: line, beside: Text.visible(inForce), day: day.description, changes: changes.map(Change.init),
            steps: steps)
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        let form = FormBlock(
            path: draft.address, submit: words["applications.filter"],
            fields: [
                .init(
                    Field("day", .day, isRequired: false, label: "policies.from", limit: 40), Values(["day": [day]]),
                    [],
                    words)
            ], token: "", isSearch: true)
        return Page(
            "\(words["policies.draft"]) \(draft.name)", back: .init(words["policies.title"], to: "/rules/versions"),
            (steps.isEmpty ? [] : [.actions(steps.map { .init(words[$0.title], to: $0.address) })])
                + [.form(form)] + blocks(words))
    }

    /// What is signed, for whoever is about to.
    func blocks(_ words: Words) -> [Block] {
        [
            .summary(
                Summary(
                    nil,
                    [
                        .init(words["policies.version"], draft.version), .init(words["application.by"], draft.by),
                        .init(key: words["policies.sha256"], values: [.hash(draft.sha256)]),
                    ])),
            .table(
                Table(
                    words("policies.changes", ["policy": beside, "day": day]),
                    [
                        .init(words["policies.what"]), .init(words["rules.id"]), .init(words["policies.from"]),
                        .init(words["policies.before"]), .init(words["policies.after"]),
                    ],
                    changes.map { change in
                        [
                            .text(words[change.title]), .code(change.name), .text(change.from ?? ""),
                            .text(words[change.before]), .text(words[change.after]),
                        ]
                    }, none: words("policies.no-changes", ["policy": beside, "day": day]), isFilterable: true)),
        ]
    }
}

extension PolicyDraftAnswer.Change {
    init(_ change: PolicyChange) {
        func visible(_ text: Bilingual) -> Said {
            let (zh, en) = (Text.visible(text.zh), Text.visible(text.en))
            return Said(zh: zh.isEmpty ? "–" : zh, en: en.isEmpty ? "–" : en)
        }
        name = change.name
        title = change.title
        from = change.from?.description
        before = visible(change.before)
        after = visible(change.after)
    }
}
