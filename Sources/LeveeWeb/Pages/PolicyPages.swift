import LeveeCore

/// Policies on their way into force (政策版本): the drafts that are kept, what runs in the shadow, what waits for a signature.
struct PoliciesAnswer: Answer {
    struct Draft: Codable, Sendable {
        var name: String
        var version: String
        var sha256: String
        var by: String
        var at: String
        /// Whether every night tries it, too.
        var isInShadow: Bool
        var address: String
    }

    struct Proposal: Codable, Sendable {
        var name: String
        var version: String
        var draft: String
        var from: String
        var state: Said
        var by: String
        var reason: String
        var settledBy: String?
        /// Why it was declined.
        var why: String?
        /// Where it is signed, while it waits.
        var address: String?
    }

    /// What a draft did on one night, over everybody.
    struct Night: Codable, Sendable {
        var day: String
        var draft: String
        var flagged: Int
        var cleared: Int
    }

    var drafts: [Draft]
    var proposals: [Proposal]
    var nights: [Night]

    static func gather(_ asked: Asked<Granted<ReadsRules>>) async throws -> PoliciesAnswer {
        try await asked.records { records, _ in
            let shadow = try records.policyShadow()
            return PoliciesAnswer(
                drafts: try records.policyDrafts().reversed().map {
                    Draft($0, isInShadow: $0.number == shadow?.number)
                },
                proposals: try records.policyProposals().reversed().map { Proposal($0, asked) },
                nights: try records.shadowNights(last: 14).map {
                    Night(
                        day: $0.report.last.description, draft: $0.draft.name, flagged: $0.report.peopleFlagged,
                        cleared: $0.report.peopleCleared)
                })
        }
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        var actions: [Block.Link] = []
        if setting.may(.draftPolicy) {
            actions.append(.init(words["policies.keep"], to: "/rules/draft"))
            if drafts.contains(where: \.isInShadow) {
                actions.append(.init(words["policies.shadow-stop"], to: "/rules/shadow/end"))
            }
        }
        let heads = ["policies.name", "policies.version"].map { Table.Column(words[$0]) }
        return Page(
            words["policies.title"], lead: words["policies.lead"], back: .init(words["rules.title"], to: "/rules"),
            (actions.isEmpty ? [] : [.actions(actions)]) + [
                .table(
                    Table(
                        words["policies.proposals"],
                        heads
                            + [
                                "policies.draft", "policies.from", "policies.state", "application.by",
                                "application.reason", "policies.settled",
                            ].map { .init(words[$0]) },
                        proposals.map { line in
                            [
                                line.address.map { .link(.init(line.name, to: $0)) } ?? .code(line.name),
                                .text(line.version), .code(line.draft), .text(line.from), .text(words[line.state]),
                                .code(line.by), .text(line.reason),
                                .texts([line.settledBy, line.why].compactMap { $0 }),
                            ]
                        }, none: words["policies.no-proposals"])),
                .table(
                    Table(
                        words["policies.drafts"],
                        heads
                            + ["application.by", "custody.at", "policies.sha256", "policies.shadow"].map {
                                .init(words[$0])
                            },
                        drafts.map { line in
                            [
                                .link(.init(line.name, to: line.address)), .text(line.version), .code(line.by),
                                .text(Moment.shown(line.at)), .hash(line.sha256),
                                line.isInShadow ? .tag(.init(text: words["policies.in-shadow"])) : .text(""),
                            ]
                        }, none: words["policies.no-drafts"])),
                .table(
                    Table(
                        words["policies.nights"],
                        [
                            .init(words["application.day"]), .init(words["policies.draft"]),
                            .init(words["trial.flagged"], isNumber: true),
                            .init(words["trial.cleared"], isNumber: true),
                        ],
                        nights.map { [.text($0.day), .code($0.draft), .number($0.flagged), .number($0.cleared)] },
                        none: words["policies.no-nights"])),
            ])
    }
}

extension PoliciesAnswer.Draft {
    init(_ draft: PolicyDraft, isInShadow: Bool) {
        name = draft.name
        version = Text.visible(draft.version)
        sha256 = draft.sha256
        by = Text.visible(draft.keptBy)
        at = Zone.shanghai.text(of: draft.keptAt)
        self.isInShadow = isInShadow
        address = "/rules/drafts/\(draft.number)"
    }
}

extension PoliciesAnswer.Proposal {
    init(_ proposal: PolicyProposal, _ asked: Asked<some Known>) {
        name = proposal.name
        version = Text.visible(proposal.draft.version)
        draft = proposal.draft.name
        from = proposal.from.description
        by = Text.visible(proposal.askedBy)
        reason = Text.visible(proposal.reason)
        settledBy = proposal.settlement.map { Text.visible($0.by) }
        why = proposal.settlement?.reason.map(Text.visible)
        state =
            switch (proposal.settlement, proposal.settlement?.version) {
            case (nil, _): Said(zh: "待签署", en: "waits for a second person")
            case (_, let version?): Said(zh: "已签署为 P-\(version)", en: "signed as P-\(version)")
            case (_, nil): Said(zh: "已否决", en: "declined")
            }
        address = proposal.settlement == nil && asked.may(.signPolicy) ? "/rules/proposals/\(proposal.number)" : nil
    }
}
