import GRDB
import LeveeCore

/// What is on record about overdue booklets, inside a transaction.
enum DunningTables {
    /// By the person's id; of everybody, or of one.
    static func records(_ scope: Scope, in db: Database) throws -> [Int64: DunningRecords] {
        var records: [Int64: DunningRecords] = [:]
        let letters = try Row.fetchAll(
            db,
            sql: """
                SELECT person_id, document, ground, due_on, step, recipient, sent_on FROM dunning_letter
                WHERE \(scope.sql("person_id")) ORDER BY person_id, document, ground, due_on, step
                """, arguments: scope.arguments)
        for row in letters {
            records[row.number(0), default: .init()].letters.append(
                SentDunning(
                    document: try row.document(1), ground: try row.code(2), due: row.day(3), step: row.count(4),
                    recipient: try row.code(5), sentOn: row.day(6)))
        }
        let claims = try Row.fetchAll(
            db,
            sql: """
                SELECT c.person_id, c.number, c.document, c.claimed_on, c.note, s.is_found, s.settled_on, s.reason
                FROM dunning_claim c LEFT JOIN dunning_settlement s ON s.claim = c.number
                WHERE \(scope.sql("c.person_id")) ORDER BY c.number
                """, arguments: scope.arguments)
        for row in claims {
            var claim = DunningClaim(
                number: row.number(1), document: try row.document(2), on: row.day(3), note: row.text(4))
            if !row.isNull(5) {
                claim.settlement = .init(isFound: row.flag(5), on: row.day(6), reason: row.text(7))
            }
            records[row.number(0), default: .init()].claims.append(claim)
        }
        return records
    }

    /// The person's cases as they are on the policy's day.
    static func cases(of person: Int64, _ policy: PolicyOnDay, in db: Database) throws -> [DunningCase] {
        guard let dossier = try DossierReader(db, .one(person), zone: policy.zone).next()?.dossier else { return [] }
        let records = try records(.one(person), in: db)[person] ?? .init()
        return DunningLadder(policy).cases(of: dossier, records)
    }

    /// The letter of a case that was sent last, whatever the day on which one looks.
    static func lastLetter(of item: DunningCase, _ person: Int64, in db: Database) throws -> SentDunning? {
        try records(.one(person), in: db)[person]?.letters.filter {
            $0.document == item.document && $0.ground == item.ground && $0.due == item.due
        }.max { $0.sentOn < $1.sentOn }
    }

    /// The ids of everybody who has to do with a document.
    static func holders(of document: DocumentKey, in db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db, sql: "SELECT person_id FROM holder_of WHERE document = ? ORDER BY person_id",
            arguments: [cell(document)])
    }

    static func insert(
        _ letter: DunningCase, _ rung: DunningRung, of person: Int64, on day: CalendarDay, _ receipt: Int64,
        in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO dunning_letter (person_id, document, ground, due_on, step, recipient, sent_on, receipt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: bound([
                cell(person), cell(letter.document), cell(letter.ground.rawValue), cell(letter.due),
                cell(Int64(rung.number)), cell(rung.step.recipient.rawValue), cell(day), cell(receipt),
            ]))
    }

    static func insertClaim(
        on document: DocumentKey, of person: Int64, note: String, on day: CalendarDay, _ receipt: Int64, in db: Database
    ) throws -> Int64 {
        let number = try Int64.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM dunning_claim") ?? 1
        try db.execute(
            sql: """
                INSERT INTO dunning_claim (number, person_id, document, claimed_on, note, receipt)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: bound([
                cell(number), cell(person), cell(document), cell(day), cell(note), cell(receipt),
            ]))
        return number
    }

    /// The latest claim about a document that nobody has settled, and whose it is.
    static func openClaim(on document: DocumentKey, in db: Database) throws -> (claim: DunningClaim, person: Int64)? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT c.number, c.claimed_on, c.note, c.person_id FROM dunning_claim c
                LEFT JOIN dunning_settlement s ON s.claim = c.number
                WHERE c.document = ? AND s.claim IS NULL ORDER BY c.number DESC LIMIT 1
                """, arguments: [cell(document)])
        guard let row else { return nil }
        return (
            DunningClaim(number: row.number(0), document: document, on: row.day(1), note: row.text(2)), row.number(3)
        )
    }

    static func settle(
        _ claim: Int64, isFound: Bool, reason: String, on day: CalendarDay, _ receipt: Int64, in db: Database
    ) throws {
        try db.execute(
            sql: "INSERT INTO dunning_settlement (claim, is_found, settled_on, reason, receipt) VALUES (?, ?, ?, ?, ?)",
            arguments: bound([cell(claim), cell(isFound), cell(day), cell(reason), cell(receipt)]))
    }
}
