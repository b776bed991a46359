import LeveeCore

/// What is done with a policy on its way into force (提请、签署): kept, run in the shadow, asked for, signed by another person.
enum PolicyPages {
    static let shadowed = Said(zh: "每夜试行", en: "Let it run in the shadow")
    static let proposed = Said(zh: "提请生效", en: "Ask that it be in force")
    private static let one = "/rules/drafts/{number}"

    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("policies", "/rules/versions", for: Granted<ReadsRules>.self) {
            try await PoliciesAnswer.gather($0)
        }
            + installing.resource("policyDraft", one, for: Granted<ReadsRules>.self, query: ["day"]) {
                try await PolicyDraftAnswer.gather($0)
            }
            + installing.operation(keep) + installing.operation(shadow) + installing.operation(endShadow)
            + installing.operation(propose) + installing.operation(settle)
    }

    private static var keep: Operation<Granted<DraftsPolicies>> {
        Operation(
            name: "keepPolicyDraft", path: "/rules/draft",
            fields: [Field("yaml", .text, label: "rules.draft", limit: 400_000)], submit: "policies.keep",
            prepare: { asked in
                Prepared(
                    title: asked.words["policies.keep"], lead: asked.words["policies.keep.lead"],
                    back: .init(asked.words["policies.title"], to: "/rules/versions"),
                    values: Values(["yaml": [try await text(asked)]]))
            },
            perform: { asked, form in
                try form.done()
                let (feeds, yaml, user, now) = (
                    asked.office.feeds, form.values.raw("yaml"), asked.user, asked.now
                )
                let draft = try await asked.act { desk in
                    let edition: PolicyEdition
                    do { edition = try feeds.policy(yaml: yaml) } catch let error as any Explained {
                        throw FieldErrors("yaml", error.explanation)
                    }
                    return try desk.keepPolicyDraft(edition, actor: user, at: now)
                }
                return Done(
                    Said(zh: "草案已存为 \(draft.name)", en: "the draft is kept as \(draft.name)"),
                    at: "/rules/drafts/\(draft.number)")
            })
    }

    private static var shadow: Operation<Granted<DraftsPolicies>> {
        Operation(
            name: "shadowPolicyDraft", path: "\(one)/shadow", fields: [], submit: "policies.shadow-start",
            prepare: { asked in
                let draft = try await draft(asked)
                return Prepared(
                    title: asked.words.title(asked.words["policies.shadow-start"], of: draft.name),
                    lead: asked.words["policies.shadow.lead"],
                    back: .init(draft.name, to: "/rules/drafts/\(draft.number)"))
            },
            perform: { asked, form in
                try form.done()
                let (draft, user, now) = (try await draft(asked), asked.user, asked.now)
                _ = try await asked.act { try $0.setPolicyShadow(draft.number, actor: user, at: now) }
                return Done(
                    Said(
                        zh: "今后每夜同时按草案 \(draft.name) 试行，不产生异常",
                        en: "every night now tries the draft \(draft.name), too; no finding comes of it"),
                    at: "/rules/versions")
            })
    }

    private static var endShadow: Operation<Granted<DraftsPolicies>> {
        Operation(
            name: "endPolicyShadow", path: "/rules/shadow/end", fields: [], submit: "policies.shadow-stop",
            prepare: { asked in
                Prepared(
                    title: asked.words["policies.shadow-stop"],
                    back: .init(asked.words["policies.title"], to: "/rules/versions"))
            },
            perform: { asked, form in
                try form.done()
                let (user, now) = (asked.user, asked.now)
                _ = try await asked.act { try $0.setPolicyShadow(nil, actor: user, at: now) }
                return Done(
                    Said(zh: "试行已停止，结果保留", en: "the trial has ended; what it found is kept"), at: "/rules/versions")
            })
    }

    private static var propose: Operation<Granted<ProposesPolicies>> {
        Operation(
            name: "proposePolicy", path: "\(one)/proposal",
            fields: [
                Field("from", .day, label: "policies.from", limit: 40), Field("reason", .text, limit: Text.freeLimit),
            ], submit: "policies.propose", isGrave: true,
            prepare: { asked in
                let draft = try await draft(asked)
                let answer = try await PolicyDraftAnswer.gather(asked, draft, on: asked.today)
                return Prepared(
                    title: asked.words.title(asked.words["policies.propose"], of: draft.name),
                    lead: asked.words["policies.propose.lead"], back: .init(draft.name, to: answer.draft.address),
                    beside: answer.blocks(asked.words))
            },
            perform: { asked, form in
                let from = form.day("from")
                try form.done()
                guard let from else { throw Missing() }
                let draft = try await draft(asked)
                let (feeds, user, now, reason) = (
                    asked.office.feeds, asked.user, asked.now, form.values["reason"] ?? ""
                )
                let proposal = try await asked.act { desk in
                    let edition = PolicyEdition(policy: try feeds.policy(of: draft), files: draft.files)
                    // A policy without a usable value on its first day can be in force for nobody.
                    do { _ = try PolicyOnDay(edition.policy, on: from) } catch let error as any Explained {
                        throw FieldErrors("from", error.explanation)
                    }
                    return try desk.proposePolicy(edition, from: from, reason: reason, actor: user, at: now)
                }
                let answer = try await PolicyDraftAnswer.gather(asked, draft, on: from)
                return Done(
                    Said(
                        zh: "已提请 \(proposal.name)，尚未生效，须由另一人签署",
                        en: "\(proposal.name) waits for another person's signature; it is not in force yet"),
                    at: "/rules/versions",
                    notes: [
                        Said(
                            zh: "对现行 \(answer.beside) 的改动：\(answer.changes.count) 处",
                            en: "what changes beside \(answer.beside): \(answer.changes.count)")
                    ])
            })
    }

    /// Whoever signs sees what he signs: every difference from what is in force on its first day.
    private static var settle: Operation<Granted<SignsPolicies>> {
        let words = [
            Field.Choice("sign", Said(zh: "签署", en: "sign: it is in force from its day on")),
            Field.Choice("decline", Said(zh: "否决", en: "decline")),
        ]
        return Operation(
            name: "settlePolicy", path: "/rules/proposals/{number}",
            fields: [
                Field("word", .choice(words)), Field("reason", .text, isRequired: false, limit: Text.freeLimit),
            ], submit: "form.continue", isGrave: true,
            prepare: { asked in
                let proposal = try await proposal(asked)
                let answer = try await PolicyDraftAnswer.gather(asked, proposal.draft, on: proposal.from)
                let line = PoliciesAnswer.Proposal(proposal, asked)
                let words = asked.words
                return Prepared(
                    title: words.title(words["policies.sign"], of: proposal.name), lead: words[line.state],
                    back: .init(words["policies.title"], to: "/rules/versions"),
                    blocks: [
                        .summary(
                            Summary(
                                nil,
                                [
                                    .init(words["policies.from"], line.from), .init(words["application.by"], line.by),
                                    .init(words["application.reason"], line.reason),
                                ]))
                    ], beside: answer.blocks(words))
            },
            perform: { asked, form in
                let isSigned = form.values["word"] == "sign"
                if !isSigned, form.values["reason"] == nil { form.note("reason", Said(zh: "请说明理由", en: "say why")) }
                try form.done()
                let proposal = try await proposal(asked)
                let (user, now, reason) = (asked.user, asked.now, form.values["reason"] ?? "")
                let settled = try await asked.act { desk in
                    isSigned
                        ? try desk.signPolicy(proposal.number, actor: user, at: now)
                        : try desk.declinePolicy(proposal.number, reason: reason, actor: user, at: now)
                }
                let version = settled.settlement?.version.map { "P-\($0)" } ?? ""
                return Done(
                    isSigned
                        ? Said(
                            zh: "\(settled.name) 已签署为 \(version)，自 \(settled.from) 起生效",
                            en: "\(settled.name) is signed as \(version), in force from \(settled.from) on")
                        : Said(zh: "\(settled.name) 已否决", en: "\(settled.name) is declined"), at: "/rules/versions")
            })
    }

    // MARK: - What they share

    /// The draft of the address.
    static func draft(_ asked: Asked<some Known>) async throws -> PolicyDraft {
        let number = Int64(asked.parameter("number"))
        return try await asked.found { records, _ in try records.policyDrafts().first { $0.number == number } }
    }

    private static func proposal(_ asked: Asked<some Known>) async throws -> PolicyProposal {
        let number = Int64(asked.parameter("number"))
        return try await asked.found { records, _ in try records.policyProposals().first { $0.number == number } }
    }

    /// The text from which a draft is written: the one that is named, else the policy in force.
    static func text(_ asked: Asked<some Known>) async throws -> String {
        if let number = asked.query["draft"].flatMap({ Int64($0) }) {
            let drafts = try await asked.records { records, _ in try records.policyDrafts() }
            if let draft = drafts.first(where: { $0.number == number }) {
                return String(decoding: draft.files.policy, as: UTF8.self)
            }
        }
        let (source, today) = (asked.office.policies, asked.today)
        return try await asked.office.records.act {
            String(decoding: try source.edition(on: today).files.policy, as: UTF8.self)
        }
    }
}
