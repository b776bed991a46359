import GRDB
public import LeveeCore

extension Store {
    /// The delivery of this number; nil where there is none.
    public func feedAccount(_ number: Int64) throws -> FeedAccount? {
        try read { try FeedAccounts.all("d.receipt = ?", [number], in: $0).first }
    }

    /// Every delivery of a source's file, replays among them, in the order in which they came.
    public func feedAccounts(source: String, sequence: Int64) throws -> [FeedAccount] {
        try read { try FeedAccounts.all("d.source = ? AND d.sequence = ?", [source, sequence], in: $0) }
    }
}

/// Statements inside a transaction.
enum FeedAccounts {
    static func all(_ condition: String, _ arguments: StatementArguments, in db: Database) throws -> [FeedAccount] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT d.receipt, d.source, d.sequence, d.received, d.accepted, d.duplicate, d.not_registered,
                d.possible_match, d.quarantined, t.name, t.received_at,
                EXISTS (SELECT 1 FROM quarantine_step s WHERE s.receipt = d.receipt),
                EXISTS (SELECT 1 FROM feed_file f WHERE f.receipt = d.receipt)
                FROM delivery d JOIN receipt t ON t.id = d.receipt WHERE \(condition) ORDER BY d.receipt
                """, arguments: arguments
        ).map { row in
            var statement = FeedStatement(source: row.text(1), sequence: row.number(2))
            statement.received = row.count(3)
            statement.accepted = row.count(4)
            statement.duplicate = row.count(5)
            statement.notRegistered = row.count(6)
            statement.possibleMatch = row.count(7)
            statement.quarantined = row.count(8)
            var account = FeedAccount(
                number: row.number(0), kind: row.flag(11) ? .replay : row.flag(12) ? .first : .again, name: row.text(9),
                receivedAt: row.instant(10), was: statement, now: statement, quarantine: [:], matches: [:])
            try follow(&account, in: db)
            return account
        }
    }

    /// Puts its records where they are now.
    private static func follow(_ account: inout FeedAccount, in db: Database) throws {
        let held = try Row.fetchAll(
            db, sql: "SELECT state, count(*) FROM match_state WHERE delivery = ? GROUP BY state",
            arguments: [account.number])
        for row in held { try count(row.code(0), row.count(1), from: .possibleMatch, in: &account) }
        let sightings = try Row.fetchAll(
            db,
            sql: """
                SELECT s.kind, s.outcome, m.state, w.id = (
                  SELECT min(v.id) FROM quarantine_sighting v WHERE v.record = w.record), count(*)
                FROM quarantine_sighting w
                LEFT JOIN quarantine_step s ON s.record = w.record AND s.number = (
                  SELECT max(t.number) FROM quarantine_step t WHERE t.record = w.record AND t.kind <> 'named'
                  AND (t.kind <> 'forgotten' OR NOT EXISTS (
                    SELECT 1 FROM quarantine_step u WHERE u.record = w.record AND u.outcome IS NOT NULL)))
                LEFT JOIN match_state m ON m.record = s.fact AND s.outcome = 'possibleMatch'
                WHERE w.delivery = ? GROUP BY 1, 2, 3, 4
                """, arguments: [account.number])
        for row in sightings {
            let number = row.count(4)
            guard let outcome: FeedOutcome = try row.optionalCode(1) else {
                let kind: QuarantineStep.Kind? = try row.optionalCode(0)
                let state: FeedAccount.QuarantineState =
                    switch kind {
                    case .dropped: .dropped
                    case .forgotten: .forgotten
                    default: .waiting
                    }
                account.quarantine[state, default: 0] += number
                continue
            }
            account.quarantine[.imported, default: 0] += number
            // What came again is a duplicate of what was imported.
            let isFirst = row.flag(3) || outcome == .notRegistered
            account.now.move(number, from: .quarantined, to: isFirst ? outcome : .duplicate)
            if isFirst, outcome == .possibleMatch, let state: FeedAccount.MatchState = try row.optionalCode(2) {
                try count(state, number, from: .possibleMatch, in: &account)
            }
        }
        guard account.now.isBalanced else { throw StoreError.corrupt("delivery") }
    }

    private static func count(
        _ state: FeedAccount.MatchState, _ number: Int, from: FeedOutcome, in account: inout FeedAccount
    ) throws {
        account.matches[state, default: 0] += number
        switch state {
        case .confirmed, .rematched: account.now.move(number, from: from, to: .accepted)
        case .rejected: account.now.move(number, from: from, to: .notRegistered)
        case .open, .forgotten: break
        }
    }
}
