import LeveeCore

/// What a holder says of an overdue booklet (本人称已交回): that it was given back. The ladder stops until somebody has looked.
enum ClaimOperations {
    private static let path = "/custody/{document}"
    private static let on = Field("on", .day, isRequired: false, limit: 40)

    static func routes(_ installing: Installing) -> [Route] {
        installing.operation(claim) + installing.operation(settle)
    }

    /// What can be done about a case by whoever looks at it.
    static func steps(
        _ found: DunningCase, at address: String, _ asked: Asked<some Known>
    ) -> [ApplicationAnswer.Step] {
        switch found.state {
        case .due, .waiting, .ended:
            asked.may(.recordClaim) ? [.init(title: Permission.recordClaim.title, address: "\(address)/claim")] : []
        case .claimed:
            asked.may(.settleClaim)
                ? [.init(title: Permission.settleClaim.title, address: "\(address)/claim-settlement")] : []
        case .found: []
        }
    }

    private static var claim: Operation<Granted<RecordsClaims>> {
        Operation(
            name: "claimReturned", path: "\(path)/claim",
            fields: [Field("note", .text, label: "overdue.claim.note", limit: Text.freeLimit), on],
            submit: "overdue.claim",
            prepare: { try await prepare($0, "overdue.claim", lead: "overdue.claim.lead") },
            perform: { asked, form in
                let (document, note) = (try BookletOperations.document(asked), form.values["note"] ?? "")
                let policy = try await policy(asked, &form)
                let (user, now) = (asked.user, asked.now)
                _ = try await asked.act { try $0.claimReturned(document, note: note, policy, actor: user, at: now) }
                return Done(
                    Said(
                        zh: "已登记本人称已交回，催交暂停，待核实",
                        en: "the claim is recorded; the ladder stops until somebody has looked"),
                    at: "/custody/overdue")
            })
    }

    private static var settle: Operation<Granted<SettlesClaims>> {
        let answers = [
            Field.Choice("found", Said(zh: "已找到", en: "it is there")),
            Field.Choice("notFound", Said(zh: "未找到", en: "it is not there; the ladder goes on")),
        ]
        return Operation(
            name: "settleClaim", path: "\(path)/claim-settlement",
            fields: [
                Field("answer", .choice(answers), label: "overdue.settle.answer"),
                Field("reason", .text, label: "overdue.settle.reason", limit: Text.freeLimit), on,
            ], submit: "overdue.settle",
            prepare: { try await prepare($0, "overdue.settle", lead: "overdue.settle.lead") },
            perform: { asked, form in
                let document = try BookletOperations.document(asked)
                let (isFound, reason) = (form.values["answer"] == "found", form.values["reason"] ?? "")
                let policy = try await policy(asked, &form)
                let (user, now) = (asked.user, asked.now)
                _ = try await asked.act {
                    try $0.settleClaim(on: document, isFound: isFound, reason: reason, policy, actor: user, at: now)
                }
                return isFound
                    ? Done(
                        Said(zh: "已核实：已找到，请登记交回", en: "settled: it was found; book its return"),
                        at: asked.path(document: document))
                    : Done(
                        Said(zh: "已核实：未找到，催交继续", en: "settled: it was not found; the ladder goes on"),
                        at: "/custody/overdue")
            })
    }

    /// The booklet as it stands beside the form, and what the holder said of it.
    private static func prepare(_ asked: Asked<some Known>, _ key: String, lead: String) async throws -> Prepared {
        let document = try BookletOperations.document(asked)
        let booklet = try await BookletAnswer.gather(asked, document)
        let policy = try await asked.policy()
        let found = try await asked.records { records, reach in
            try records.dunning(policy, in: reach).first { $0.document == document }
        }
        let words = asked.words
        let rows = [
            Summary.Row(words["overdue.next"], ifAny: found.map { words[$0.outlook] }),
            Summary.Row(words["overdue.said"], ifAny: found?.openClaim.map { Text.visible($0.note) }),
        ].compactMap { $0 }
        return Prepared(
            title: words.title(words[key], of: Text.visible(document.number)), lead: words[lead],
            back: .init(words["custody.overdue"], to: "/custody/overdue"), blocks: [.summary(Summary(nil, rows))],
            beside: booklet.blocks(words))
    }

    /// What the policy says of the day on which it happened; beyond his reach there is nothing.
    private static func policy(_ asked: Asked<some Known>, _ form: inout FormReading) async throws -> PolicyOnDay {
        let day = form.day("on", notAfter: asked.today)
        _ = try await BookletAnswer.gather(asked, BookletOperations.document(asked))
        try form.done()
        return try await asked.policy(on: day)
    }
}
