import GRDB
public import LeveeCore

/// How much was known at an instant: every receipt up to one, and none after it.
///
/// Receipts are numbered in the order in which they were written. So where a clock was put back between two of them, the
/// later one tells that the earlier one was known too.
public struct Knowledge: Hashable, Sendable {
    public var at: Instant
    /// Number of the last receipt known; 0 where nothing was.
    public var receipts: Int64
    /// Number of the last receipt there is.
    public var allReceipts: Int64
}

extension Store {
    /// The registry as it was known at an instant, for reading alone: every question that this store answers, answered from
    /// the facts received by then. Nothing that came later is seen: no record, no withdrawal, no correction, no decision.
    ///
    /// What was forgotten since, as data of nobody has to be, stays forgotten.
    /// - Throws: ``StoreError``.
    public func asKnown(at instant: Instant) throws -> (store: Store, knowledge: Knowledge) {
        let knowledge = try read { try Knowledge(at: instant, in: $0) }
        let configuration = Configuration.readOnly("levee as known") { db in
            // Nothing of anybody goes to a temporary file.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            try db.inTransaction(.deferred) {
                try KnownFacts(upTo: knowledge.receipts, in: db).cover(db)
                return .commit
            }
        }
        let store = try StoreError.translating {
            Store(queue: try DatabaseQueue(path: queue.path, configuration: configuration))
        }
        return (store, knowledge)
    }
}

extension Store {
    /// How much was known at an instant.
    public func knowledge(at instant: Instant) throws -> Knowledge { try read { try Knowledge(at: instant, in: $0) } }
}

extension Store {
    init(queue: DatabaseQueue) { self.queue = queue }
}

extension Knowledge {
    init(at instant: Instant, in db: Database) throws {
        let last = try Int64.fetchOne(
            db, sql: "SELECT id FROM receipt WHERE received_at <= ? ORDER BY id DESC LIMIT 1",
            arguments: [instant.nanoseconds])
        let all = try Int64.fetchOne(db, sql: "SELECT max(id) FROM receipt")
        self.init(at: instant, receipts: last ?? 0, allReceipts: all ?? 0)
    }
}
