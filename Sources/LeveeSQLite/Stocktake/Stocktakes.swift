import Foundation
import GRDB
public import LeveeCore

extension Store {
    /// Every count, the oldest first.
    /// - Parameter reach: of whose booklets the scans are given; one that is nobody's is everybody's to see.
    public func stocktakes(in reach: Reach = .everybody) throws -> [Stocktake] {
        try read { db in try StocktakeRows.all(within: reach, in: db) }
    }

    /// A count without its scans; nil where there is none of that number.
    public func stocktake(_ number: Int64) throws -> Stocktake? {
        try read { db in try StocktakeRows.heads(in: db).first { $0.number == number } }
    }

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
    /// - Parameters:
    ///   - number: nil for the only one that is open.
    ///   - reach: of whose booklets he may scan, and is told.
    /// - Returns: the count with the scan, and with the others within the reach.
    /// - Throws: ``StocktakeRefusal``, also where another booklet was found in the slot; ``AccessRefusal``, also where that
    ///   one, or this, is of somebody beyond the reach.
    public func scan(
        _ document: DocumentKey, at spot: Spot?, in number: Int64?, within reach: Reach = .everybody, actor: String,
        at: Instant
    ) throws -> Stocktake {
        try write(act("scan", actor, at), as: .takeStock) { db, receipt, actor in
            var stocktake = try StocktakeRows.open(number, in: db)
            try Self.require(actor, over: document, within: reach, in: db)
            do throws(StocktakeRefusal) { try stocktake.accept(document, at: spot) } catch {
                // Whose booklet is in the way may not be his to know.
                if case .slotTaken(_, _, let other) = error {
                    try Self.require(actor, over: other, within: reach, in: db)
                }
                throw error
            }
            try db.execute(
                sql: """
                    INSERT INTO stocktake_scan (stocktake, document, place, slot, scanned_by, scanned_at, receipt)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    stocktake.number, document.description, spot?.place, spot?.slot, actor.user, cell(at), receipt,
                ])
            stocktake.scans.append(.init(document: document, spot: spot, by: actor.user, at: at))
            let total = stocktake.scans.count
            if reach != .everybody {
                stocktake.scans = try StocktakeRows.scans(of: stocktake.number, within: reach, in: db)
            }
            return (stocktake, "receipt=\(receipt) stocktake=\(stocktake.name) scans=\(total)")
        }
    }

    /// The statement as it would be now; of a finished count, as it was.
    /// - Parameters:
    ///   - number: nil for the only one that is open.
    ///   - reach: whose booklets are in it; those that are nobody's are in any.
    public func stocktakeStatement(
        _ number: Int64?, in reach: Reach = .everybody, policy: PolicyOnDay, at: Instant
    ) throws -> (stocktake: Stocktake, statement: StocktakeStatement) {
        try read { db in
            if let number, var done = try StocktakeRows.heads(in: db).first(where: { $0.number == number }),
                let end = done.end
            {
                guard end.isFinished, let text = try Self.statement(of: number, in: db) else {
                    throw StocktakeRefusal.ended(done.name, isFinished: false)
                }
                done.scans = try StocktakeRows.scans(of: number, within: reach, in: db)
                var statement = try JSONDecoder().decode(StocktakeStatement.self, from: Data(text.utf8))
                if reach != .everybody {
                    statement.lines = try statement.lines.filter { line in
                        guard let ref = line.person else { return true }
                        return try reach.id(ofRef: ref, in: db) != nil
                    }
                }
                return (done, statement)
            }
            var stocktake = try StocktakeRows.open(number, in: db)
            let reckoning = try StocktakeRows.reckon(
                stocktake, within: reach, by: "", at: at, policy: policy, in: db)
            stocktake.scans = try StocktakeRows.scans(of: stocktake.number, within: reach, in: db)
            return (stocktake, reckoning.statement)
        }
    }

    /// Ends a count: what was seen and what is missing goes into the ledger, all in one transaction with the statement.
    /// - Parameters:
    ///   - shown: the statement that the officer looked at; where it changed since, nothing is written.
    ///   - reach: that within which it was shown to him.
    /// - Throws: ``StocktakeRefusal``; ``AccessRefusal`` where a booklet that is written about is beyond the reach of the actor's
    ///   unit, or one that changes its state is his own.
    public func finishStocktake(
        _ number: Int64?, shown: StocktakeStatement, in reach: Reach = .everybody, actor: String, policy: PolicyOnDay,
        at: Instant
    ) throws -> Stocktake {
        try write(act("finish", actor, at), as: .takeStock) { db, receipt, actor in
            var stocktake = try StocktakeRows.open(number, in: db)
            let reckoning = try StocktakeRows.reckon(stocktake, by: actor.user, at: at, policy: policy, in: db)
            let statement = reckoning.statement
            var asShown = statement
            if reach != .everybody {
                asShown = try StocktakeRows.reckon(
                    stocktake, within: reach, by: actor.user, at: at, policy: policy, in: db
                ).statement
            }
            if asShown != shown { throw StocktakeRefusal.changed(stocktake.name) }
            try Self.require(actor, over: reckoning, isWritten: true, in: db)
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
    /// - Throws: ``StocktakeRefusal``; ``AccessRefusal`` where a booklet about which finishing it would write is beyond the
    ///   reach of the actor's unit.
    public func cancelStocktake(
        _ number: Int64?, reason: String, actor: String, policy: PolicyOnDay, at: Instant
    ) throws -> Stocktake {
        try write(act("cancel", actor, at), as: .takeStock) { db, receipt, actor in
            var stocktake = try StocktakeRows.open(number, in: db)
            let reckoning = try StocktakeRows.reckon(stocktake, by: actor.user, at: at, policy: policy, in: db)
            try Self.require(actor, over: reckoning, isWritten: false, in: db)
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

    /// Whoever ends a count has to reach everybody about whose booklets it is.
    /// - Parameter isWritten: whether the ledger is written: then no booklet that changes its state by it may be his own.
    /// - Throws: ``AccessRefusal``.
    private static func require(
        _ actor: Actor, over reckoning: StocktakeReckoning, isWritten: Bool, in db: Database
    ) throws {
        let index = try PersonIndex(in: db)
        for ref in reckoning.touched.sorted() {
            guard let id = try index.id(ofRef: ref),
                let person = try RegistryStreams(db, .one(id)).dossier(of: id)?.person
            else { throw StoreError.corrupt("person.ref") }
            try actor.requireReach(to: person)
            if isWritten, reckoning.concerned.contains(ref) { try actor.require(over: person) }
        }
    }

    /// - Throws: ``AccessRefusal`` where a booklet is of somebody beyond the reach, whom it does not name.
    private static func require(
        _ actor: Actor, over booklet: DocumentKey, within reach: Reach, in db: Database
    ) throws {
        guard let account = actor.account, try !reach.holds(booklet, in: db) else { return }
        throw AccessRefusal.someoneOutsideUnit(actor.user, account.unit)
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
