import Foundation
import GRDB
public import LeveeCore

extension Store {
    /// Every count, the oldest first.
    public func stocktakes() throws -> [Stocktake] { try read(StocktakeRows.all) }

    /// Begins a count.
    /// - Parameter place: nil counts every place.
    /// - Throws: ``StocktakeRefusal`` where another count of the same booklets is open; ``AccessRefusal``.
    public func startStocktake(place: String?, actor: String, at: Instant) throws -> Stocktake {
        try write(act("start", actor, at), as: .takeStock) { db, receipt, actor in
            if let other = try StocktakeRows.heads(in: db).first(where: { $0.end == nil && $0.overlaps(place) }) {
                throw StocktakeRefusal.overlaps(other.name)
            }
            let number = try Int64.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM stocktake") ?? 1
            try db.execute(
                sql: "INSERT INTO stocktake (number, place, started_by, started_at, receipt) VALUES (?, ?, ?, ?, ?)",
                arguments: [number, place, actor.user, cell(at), receipt])
            let stocktake = Stocktake(number: number, place: place, startedBy: actor.user, startedAt: at)
            return (stocktake, "receipt=\(receipt) stocktake=\(stocktake.name)")
        }
    }

    /// Notes that a booklet was there. The ledger is not touched.
    /// - Parameter number: nil for the only one that is open.
    /// - Returns: the count with the scan.
    /// - Throws: ``StocktakeRefusal``, also where another booklet was found in the slot; ``AccessRefusal``.
    public func scan(
        _ document: DocumentKey, at spot: Spot?, in number: Int64?, actor: String, at: Instant
    ) throws -> Stocktake {
        try write(act("scan", actor, at), as: .takeStock) { db, receipt, actor in
            var stocktake = try StocktakeRows.open(number, in: db)
            try stocktake.accept(document, at: spot)
            try db.execute(
                sql: """
                    INSERT INTO stocktake_scan (stocktake, document, place, slot, scanned_by, scanned_at, receipt)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    stocktake.number, document.description, spot?.place, spot?.slot, actor.user, cell(at), receipt,
                ])
            stocktake.scans.append(.init(document: document, spot: spot, by: actor.user, at: at))
            return (stocktake, "receipt=\(receipt) stocktake=\(stocktake.name) scans=\(stocktake.scans.count)")
        }
    }

    /// The statement as it would be now; of a finished count, as it was.
    /// - Parameter number: nil for the only one that is open.
    public func stocktakeStatement(
        _ number: Int64?, policy: PolicyOnDay, at: Instant
    ) throws -> (stocktake: Stocktake, statement: StocktakeStatement) {
        try read { db in
            if let number, var done = try StocktakeRows.heads(in: db).first(where: { $0.number == number }),
                let end = done.end
            {
                guard end.isFinished, let text = try Self.statement(of: number, in: db) else {
                    throw StocktakeRefusal.ended(done.name, isFinished: false)
                }
                done.scans = try StocktakeRows.scans(of: number, in: db)
                return (done, try JSONDecoder().decode(StocktakeStatement.self, from: Data(text.utf8)))
            }
            let stocktake = try StocktakeRows.open(number, in: db)
            return (
                stocktake, try StocktakeRows.reckon(stocktake, by: "", at: at, policy: policy, in: db).statement
            )
        }
    }

    /// Ends a count: what was seen and what is missing goes into the ledger, all in one transaction with the statement.
    /// - Parameter shown: the statement that the officer looked at; where it changed since, nothing is written.
    /// - Throws: ``StocktakeRefusal``; ``AccessRefusal`` where a booklet that is written about is beyond the reach of the actor's
    ///   unit, or one that changes its state is his own.
    public func finishStocktake(
        _ number: Int64?, shown: StocktakeStatement, actor: String, policy: PolicyOnDay, at: Instant
    ) throws -> Stocktake {
        try write(act("finish", actor, at), as: .takeStock) { db, receipt, actor in
            var stocktake = try StocktakeRows.open(number, in: db)
            let reckoning = try StocktakeRows.reckon(stocktake, by: actor.user, at: at, policy: policy, in: db)
            let statement = reckoning.statement
            if statement != shown { throw StocktakeRefusal.changed(stocktake.name) }
            for ref in reckoning.touched.sorted() {
                guard let id = try PersonIndex(in: db).id(ofRef: ref),
                    let person = try DossierReader(db, .one(id), zone: policy.zone).next()?.dossier.person
                else { throw StoreError.corrupt("person.ref") }
                try actor.requireReach(to: person)
                if reckoning.concerned.contains(ref) { try actor.require(over: person) }
            }
            let sink = try RowSink(db, receipt: receipt)
            for event in reckoning.events where try sink.put(.custody(event)) != .new {
                throw StocktakeRefusal.changed(stocktake.name)
            }
            try Self.end(
                stocktake, isFinished: true, statement: CanonicalJSON.text(statement), reason: nil, by: actor, at: at,
                receipt: receipt, in: db)
            stocktake.end = .init(isFinished: true, by: actor.user, at: at)
            let missing = reckoning.events.count { $0.event == .missing }
            return (
                stocktake,
                "receipt=\(receipt) stocktake=\(stocktake.name) seen=\(reckoning.events.count - missing) missing=\(missing)"
            )
        }
    }

    /// Ends a count without a result; its scans stay on record.
    public func cancelStocktake(_ number: Int64?, reason: String, actor: String, at: Instant) throws -> Stocktake {
        try write(act("cancel", actor, at), as: .takeStock) { db, receipt, actor in
            var stocktake = try StocktakeRows.open(number, in: db)
            try Self.end(
                stocktake, isFinished: false, statement: nil, reason: reason, by: actor, at: at, receipt: receipt,
                in: db)
            stocktake.end = .init(isFinished: false, by: actor.user, at: at)
            return (stocktake, "receipt=\(receipt) stocktake=\(stocktake.name)")
        }
    }

    private func act(_ what: String, _ actor: String, _ at: Instant) -> Act {
        Act(kind: .command, action: "stocktake \(what)", name: "stocktake", actor: actor, at: at)
    }

    private static func end(
        _ stocktake: Stocktake, isFinished: Bool, statement: String?, reason: String?, by actor: Actor, at: Instant,
        receipt: Int64, in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO stocktake_end (stocktake, is_finished, ended_by, ended_at, reason, statement, receipt)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [stocktake.number, isFinished, actor.user, cell(at), reason, statement, receipt])
    }

    private static func statement(of number: Int64, in db: Database) throws -> String? {
        try String.fetchOne(db, sql: "SELECT statement FROM stocktake_end WHERE stocktake = ?", arguments: [number])
    }
}
