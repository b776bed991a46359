import CStoreSetup
import Foundation
import GRDB
import LeveeCore

/// The registry on disk. Every method that writes is one whole transaction, with its audit entry inside.
public struct Store: Sendable {
    let queue: DatabaseQueue

    private static let setUp: Void = levee_store_setup()

    /// Name of the database file in a home.
    public static let fileName = "levee.db"

    /// Opens the file, and makes it where there is none. Brings an older schema up to date.
    /// - Parameter busyTimeout: seconds to wait for another writer.
    /// - Throws: ``StoreError`` `busy`, `notAHome`, `newerSchema`, `corrupt` or `disk`.
    public init(path: String, busyTimeout: Double = 5) throws {
        try HomeFiles.makeFile(path)
        Self.setUp
        var configuration = Configuration()
        configuration.label = "levee"
        configuration.busyMode = .timeout(busyTimeout)
        configuration.prepareDatabase { try Pragmas.apply(to: $0) }
        queue = try StoreError.translating {
            do {
                let queue = try DatabaseQueue(path: path, configuration: configuration)
                try Migrations.bringUpToDate(queue, path: path)
                return queue
            } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
                throw HomeFiles.notAHome(path)
            }
        }
    }

    /// Makes an empty home: a directory of mode 0700 with a database of mode 0600. Changes nothing in an existing one.
    /// - Returns: whether it was made now.
    public static func create(home: String) throws -> Bool {
        let path = HomeFiles.database(in: home)
        if HomeFiles.exists(path) { return false }
        try HomeFiles.makeDirectory(home)
        _ = try Store(path: path)
        return true
    }

    /// Opens an existing home.
    public static func open(home: String, busyTimeout: Double = 5) throws -> Store {
        let path = HomeFiles.database(in: home)
        guard HomeFiles.exists(path) else { throw HomeFiles.notAHome(home) }
        return try Store(path: path, busyTimeout: busyTimeout)
    }

    /// Writes what is in no audit, as no answer rests on it: in one transaction, without a receipt.
    func change<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try StoreError.translating { try queue.write(body) }
    }

    /// Reads in one transaction, so that everything read belongs together.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try StoreError.translating { try queue.read(body) }
    }
}

/// Who does what and when: what becomes the receipt of the facts and the line in the audit.
struct Act {
    enum Kind: String { case load, feed, night, command }

    var kind: Kind
    /// What is done, such as `load persons`.
    var action: String
    /// Name of the source file, or of what is touched.
    var name: String
    var sha256: [UInt8]?
    var actor: String
    var at: Instant
}

extension Store {
    /// What the machine does by itself, such as a night: a whole transaction that asks for nobody's role.
    func write<Value>(_ act: Act, _ body: (Database, Int64) throws -> (Value, detail: String)) throws -> Value {
        try transact(act, keep: true) { db, _ in try body(db, Receipt.insert(act, in: db)) }
    }

    /// One whole transaction: the receipt, the work, the audit entry. Rolled back where the work throws or is not to be kept.
    /// Who acts and whether his role may do it is looked up inside; the audit names his user.
    /// - Parameters:
    ///   - permission: what his role has to allow.
    ///   - body: gets the id of the receipt, and the actor to ask whether a person is within his reach; returns its result and
    ///     the audit's detail, without personal data.
    /// - Throws: ``AccessRefusal``, ``StoreError``.
    func write<Value>(
        _ act: Act, as permission: Permission, keep: Bool = true,
        _ body: (Database, Int64, Actor) throws -> (Value, detail: String)
    ) throws -> Value {
        try transact(act, keep: keep) { db, act in
            let actor = try Accounts.actor(named: act.actor, in: db)
            try actor.require(permission)
            act.actor = actor.user
            return try body(db, Receipt.insert(act, in: db), actor)
        }
    }

    /// The same where it depends on whom it is about what it takes: the body asks the actor itself, before anything else.
    func write<Value>(
        _ act: Act, askingActor body: (Database, Int64, Actor) throws -> (Value, detail: String)
    ) throws -> Value {
        try transact(act, keep: true) { db, act in
            let actor = try Accounts.actor(named: act.actor, in: db)
            act.actor = actor.user
            return try body(db, Receipt.insert(act, in: db), actor)
        }
    }

    private func transact<Value>(
        _ act: Act, keep: Bool, _ body: (Database, inout Act) throws -> (Value, detail: String)
    ) throws -> Value {
        try StoreError.translating {
            try queue.writeWithoutTransaction { db in
                var act = act
                var result: Value?
                try db.inTransaction(.immediate) {
                    let (value, detail) = try body(db, &act)
                    try AuditLog.append(act, detail: detail, in: db)
                    result = value
                    return keep ? .commit : .rollback
                }
                guard let result else { throw StoreError.corrupt("receipt") }
                return result
            }
        }
    }
}
