import GRDB
import LeveeCore

/// Drafts and proposals inside a transaction.
enum PolicyRows {
    private static let draftColumns = "d.number, d.version, d.policy, p.bytes, c.bytes, d.kept_by, d.kept_at"
    private static let files =
        "JOIN policy_file p ON p.sha256 = d.policy JOIN policy_file c ON c.sha256 = d.calendar"
    private static let proposalColumns = """
        \(draftColumns), r.number, r.from_day, r.reason, r.asked_by, r.asked_at, s.version, s.settled_by, s.settled_at,
        s.reason
        """
    private static let proposals = """
        policy_proposal r JOIN policy_draft d ON d.number = r.draft \(files) LEFT JOIN policy_settlement s ON s.proposal = r.number
        """

    static func drafts(_ condition: String = "1", _ arguments: StatementArguments = [], in db: Database) throws
        -> [PolicyDraft]
    {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT \(draftColumns) FROM policy_draft d \(files) WHERE \(condition) ORDER BY d.number"),
            arguments: arguments
        ).map(draft)
    }

    /// - Parameter order: how they are sorted.
    static func proposals(
        _ condition: String = "1", _ arguments: StatementArguments = [], order: String = "r.number", in db: Database
    ) throws -> [PolicyProposal] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT \(proposalColumns) FROM \(proposals) WHERE \(condition) ORDER BY \(order)"),
            arguments: arguments
        ).map(proposal)
    }

    /// The draft with these files; it is kept where it is not yet.
    static func keep(
        _ edition: PolicyEdition, by actor: Actor, at: Instant, receipt: Int64, in db: Database
    ) throws -> PolicyDraft {
        let policy = try ApplicationChecks.put(edition.files.policy, receipt: receipt, in: db)
        let calendar = try ApplicationChecks.put(edition.files.calendar, receipt: receipt, in: db)
        try db.execute(
            sql: """
                INSERT INTO policy_draft (number, policy, calendar, version, kept_by, kept_at, receipt)
                VALUES ((SELECT ifnull(max(number), 0) + 1 FROM policy_draft), ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """, arguments: [policy, calendar, edition.policy.version, actor.user, cell(at), receipt])
        guard let draft = try drafts("d.policy = ? AND d.calendar = ?", [policy, calendar], in: db).first else {
            throw StoreError.corrupt("policy_draft")
        }
        return draft
    }

    static func draft(_ number: Int64, in db: Database) throws -> PolicyDraft {
        guard let draft = try drafts("d.number = ?", [number], in: db).first else {
            throw StoreError.refused(
                zh: "没有政策草案 `D-\(number)`，请用 `levee policy drafts` 查看",
                en: "no draft is named `D-\(number)`; see `levee policy drafts`")
        }
        return draft
    }

    private static func draft(_ row: Row) -> PolicyDraft {
        PolicyDraft(
            number: row.number(0), version: row.text(1), sha256: Digest.hex(row.bytes(2)),
            files: PolicyFiles(policy: row.bytes(3), calendar: row.bytes(4)), keptBy: row.text(5),
            keptAt: row.instant(6))
    }

    private static func proposal(_ row: Row) -> PolicyProposal {
        var proposal = PolicyProposal(
            number: row.number(7), draft: draft(row), from: row.day(8), reason: row.text(9), askedBy: row.text(10),
            askedAt: row.instant(11))
        if !row.isNull(13) {
            proposal.settlement = .init(
                version: row.isNull(12) ? nil : row.number(12), by: row.text(13), at: row.instant(14),
                reason: row.optionalText(15))
        }
        return proposal
    }
}
