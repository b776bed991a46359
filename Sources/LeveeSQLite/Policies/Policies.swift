import GRDB
public import LeveeCore

extension Store {
    /// Every draft that was kept, the oldest first.
    public func policyDrafts() throws -> [PolicyDraft] { try read { try PolicyRows.drafts(in: $0) } }

    /// - Throws: ``StoreError`` `refused` where there is no such draft.
    public func policyDraft(_ number: Int64) throws -> PolicyDraft { try read { try PolicyRows.draft(number, in: $0) } }

    /// Everything that was asked for, whether it was signed, declined or waits, the oldest first.
    public func policyProposals() throws -> [PolicyProposal] { try read { try PolicyRows.proposals(in: $0) } }

    /// The signed policy in force on a day: the one that began last, of several of one day the one that was signed last; nil where
    /// none has begun.
    public func policyInForce(on day: CalendarDay) throws -> PolicyProposal? {
        try read { db in
            try PolicyRows.proposals(
                "s.version IS NOT NULL AND r.from_day <= ?", [Int64(day.number)],
                order: "r.from_day DESC, s.version DESC LIMIT 1", in: db
            ).first
        }
    }

    /// Every signed policy that begins on a day or earlier, in the order in which each takes the place of those before it.
    public func signedPolicies(through day: CalendarDay) throws -> [PolicyProposal] {
        try read { db in
            try PolicyRows.proposals(
                "s.version IS NOT NULL AND r.from_day <= ?", [Int64(day.number)], order: "r.from_day, s.version", in: db
            )
        }
    }

    /// Keeps a draft. One with the same files is known already.
    /// - Throws: ``AccessRefusal``.
    public func keepPolicyDraft(_ edition: PolicyEdition, actor: String, at: Instant) throws -> PolicyDraft {
        try write(policyAct("draft", actor, at), as: .draftPolicy) { db, receipt, actor in
            try actor.requireUppermost()
            let draft = try PolicyRows.keep(edition, by: actor, at: at, receipt: receipt, in: db)
            return (draft, "receipt=\(receipt) draft=\(draft.name) sha256=\(draft.sha256)")
        }
    }

    /// Asks that a policy be in force from a day on. It is not before somebody else has signed it.
    /// - Throws: ``AccessRefusal``; ``StoreError`` `refused` without a reason.
    public func proposePolicy(
        _ edition: PolicyEdition, from day: CalendarDay, reason: String, actor: String, at: Instant
    ) throws -> PolicyProposal {
        try write(policyAct("propose", actor, at), as: .proposePolicy) { db, receipt, actor in
            try actor.requireUppermost()
            let draft = try PolicyRows.keep(edition, by: actor, at: at, receipt: receipt, in: db)
            try db.execute(
                sql: """
                    INSERT INTO policy_proposal (number, draft, from_day, reason, asked_by, asked_at, receipt)
                    VALUES ((SELECT ifnull(max(number), 0) + 1 FROM policy_proposal), ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [draft.number, cell(day), try Self.given(reason), actor.user, cell(at), receipt])
            guard let proposal = try PolicyRows.proposals(in: db).last else {
                throw StoreError.corrupt("policy_proposal")
            }
            let detail =
                "receipt=\(receipt) proposal=\(proposal.name) draft=\(draft.name) from=\(day) sha256=\(draft.sha256)"
            return (proposal, detail)
        }
    }

    /// Signs what another person asked for: from its day on it is in force, under the next number.
    /// - Throws: ``AccessRefusal`` where he asked for it himself; ``StoreError`` `refused` where nothing waits.
    public func signPolicy(_ number: Int64, actor: String, at: Instant) throws -> PolicyProposal {
        try settlePolicy(number, declining: nil, actor: actor, at: at)
    }

    /// Declines it: nothing changes.
    /// - Throws: as ``signPolicy(_:actor:at:)``.
    public func declinePolicy(_ number: Int64, reason: String, actor: String, at: Instant) throws -> PolicyProposal {
        try settlePolicy(number, declining: try Self.given(reason), actor: actor, at: at)
    }

    private func settlePolicy(
        _ number: Int64, declining reason: String?, actor: String, at: Instant
    ) throws -> PolicyProposal {
        let act = policyAct(reason == nil ? "sign" : "decline", actor, at)
        return try write(act, as: .signPolicy) { db, receipt, actor in
            try actor.requireUppermost()
            guard let asked = try PolicyRows.proposals("r.number = ?", [number], in: db).first else {
                throw StoreError.refused(
                    zh: "没有待签署的政策 `S-\(number)`，请用 `levee policy versions` 查看",
                    en: "no policy waits as `S-\(number)`; see `levee policy versions`")
            }
            if asked.settlement != nil { throw Self.isSettled(asked) }
            try Requests.requireAnother(than: asked.askedBy, whoAskedFor: asked.name, actor, in: db)
            let version =
                reason == nil
                ? try Int64.fetchOne(db, sql: "SELECT ifnull(max(version), 0) + 1 FROM policy_settlement") : nil
            try db.execute(
                sql: """
                    INSERT INTO policy_settlement (proposal, version, settled_by, settled_at, reason, receipt)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """, arguments: [number, version, actor.user, cell(at), reason, receipt])
            guard let settled = try PolicyRows.proposals("r.number = ?", [number], in: db).first else {
                throw StoreError.corrupt("policy_proposal")
            }
            let number = version.map { "P-\($0)" } ?? "-"
            return (
                settled,
                "receipt=\(receipt) proposal=\(asked.name) version=\(number) from=\(asked.from) sha256=\(asked.draft.sha256)"
            )
        }
    }

    func policyAct(_ what: String, _ actor: String, _ at: Instant) -> Act {
        Act(kind: .command, action: "policy \(what)", name: "policy", actor: actor, at: at)
    }

    private static func isSettled(_ asked: PolicyProposal) -> StoreError {
        let isSigned = asked.signedName != nil
        return .refused(
            zh: "`\(asked.name)` 已\(isSigned ? "签署" : "否决")，不能再改",
            en: "`\(asked.name)` was \(isSigned ? "signed" : "declined") before, and that is not changed")
    }
}
