import Foundation
import GRDB
public import LeveeCore

/// What waits for a second person, inside a transaction. The payload is what will be done, as JSON of its own kind.
enum Requests {
    static let columns = """
        r.number, r.kind, r.subject, r.reason, r.asked_by, r.asked_at, s.is_confirmed, s.settled_by, s.settled_at, s.reason,
        r.payload
        """

    /// Writes down what is asked for. Nothing is done yet.
    static func ask(
        _ kind: Request.Kind, about subject: String, _ payload: some Encodable, reason: String, by actor: Actor,
        at: Instant, receipt: Int64, in db: Database
    ) throws -> Request {
        let number = try Int64.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM request") ?? 1
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = String(decoding: try encoder.encode(payload), as: UTF8.self)
        try db.execute(
            sql: """
                INSERT INTO request (number, kind, subject, payload, reason, asked_by, asked_at, receipt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [number, kind.rawValue, subject, json, reason, actor.user, cell(at), receipt])
        return Request(
            number: number, kind: kind, subject: subject, reason: reason, askedBy: actor.user, askedAt: at)
    }

    /// The request that somebody is about to settle, with what it will do.
    /// - Throws: ``StoreError`` `refused` where there is none or it is settled; ``AccessRefusal`` where he asked for it himself.
    static func open<Payload: Decodable>(
        _ number: Int64, _ kind: Request.Kind, as: Payload.Type, for actor: Actor, in db: Database
    ) throws -> (Request, Payload) {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT \(columns) FROM request r LEFT JOIN request_settlement s ON s.request = r.number
                WHERE r.number = ? AND r.kind = ?
                """, arguments: [number, kind.rawValue])
        guard let row else { throw noRequest(number) }
        let request = try request(row)
        if let told = request.settledBefore { throw StoreError.refused(zh: told.zh, en: told.en) }
        try requireAnother(than: request.askedBy, whoAskedFor: request.name, actor, in: db)
        return (request, try JSONDecoder().decode(Payload.self, from: Data(row.text(10).utf8)))
    }

    /// - Throws: ``AccessRefusal`` where the actor is the person who asked.
    static func requireAnother(
        than user: String, whoAskedFor name: String, _ actor: Actor, in db: Database
    ) throws {
        guard let asker = try Accounts.all(in: db).first(where: { $0.user == user }) else { return }
        if try actor.isSame(as: asker) || everHadOneNumber(actor.user, asker.user, in: db) {
            throw AccessRefusal.samePerson(actor.user, Bilingual(zh: "是 \(name) 的申请人", en: "asked for \(name)"))
        }
    }

    /// Whether two users have or had the same personnel number: a person who gave one name up for the other.
    private static func everHadOneNumber(_ user: String, _ other: String, in db: Database) throws -> Bool {
        let sql = "SELECT 1 FROM account a JOIN account b ON b.ref = a.ref WHERE a.user = ? AND b.user = ?"
        return try Int.fetchOne(db, sql: sql, arguments: [user, other]) != nil
    }

    static func settle(
        _ request: Request, isConfirmed: Bool, reason: String?, by actor: Actor, at: Instant, receipt: Int64,
        in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO request_settlement (request, is_confirmed, settled_by, settled_at, reason, receipt)
                VALUES (?, ?, ?, ?, ?, ?)
                """, arguments: [request.number, isConfirmed, actor.user, cell(at), reason, receipt])
    }

    static func request(_ row: Row) throws -> Request {
        var request = Request(
            number: row.number(0), kind: try row.code(1), subject: row.text(2), reason: row.text(3),
            askedBy: row.text(4), askedAt: row.instant(5))
        if !row.isNull(6) {
            request.settlement = .init(
                isConfirmed: row.flag(6), by: row.text(7), at: row.instant(8), reason: row.optionalText(9))
        }
        return request
    }

    private static func noRequest(_ number: Int64) -> StoreError {
        .refused(
            zh: "没有待确认的申请 `R-\(number)`，请核对编号",
            en: "nothing named `R-\(number)` waits for confirmation; check the number")
    }
}

extension Store {
    /// Requests of one kind, the oldest first.
    /// - Parameter isOpen: only those that nobody has settled.
    public func requests(_ kind: Request.Kind, isOpen: Bool = true) throws -> [Request] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(Requests.columns) FROM request r LEFT JOIN request_settlement s ON s.request = r.number
                    WHERE r.kind = ? \(isOpen ? "AND s.request IS NULL" : "") ORDER BY r.number
                    """, arguments: [kind.rawValue]
            ).map(Requests.request)
        }
    }
}
