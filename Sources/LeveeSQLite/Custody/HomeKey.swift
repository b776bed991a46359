import Crypto
import Foundation
import GRDB
public import LeveeCore

/// A secret of this home, and the keyed hash (HMAC-SHA256) that is made with it.
enum HomeKey {
    /// The key of what is printed on receipts.
    static let receipts = "receipts"

    /// The keyed hash; the key is made now where there is none yet.
    static func hash(_ name: String, receipt: Int64, in db: Database) throws -> ([UInt8]) -> [UInt8] {
        if let known = try hash(name, in: db) { return known }
        let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        try db.execute(
            sql: "INSERT INTO home_key (name, key, receipt) VALUES (?, ?, ?)", arguments: [name, key, receipt])
        return keyed(key)
    }

    /// The keyed hash; nil where no key was ever made.
    static func hash(_ name: String, in db: Database) throws -> (([UInt8]) -> [UInt8])? {
        try Data.fetchOne(db, sql: "SELECT key FROM home_key WHERE name = ?", arguments: [name]).map(keyed)
    }

    /// The key itself; made now where there is none yet.
    static func key(_ name: String, receipt: Int64, in db: Database) throws -> [UInt8] {
        _ = try hash(name, receipt: receipt, in: db)
        return try Data.fetchOne(db, sql: "SELECT key FROM home_key WHERE name = ?", arguments: [name]).map(Array.init)
            ?? []
    }

    private static func keyed(_ key: Data) -> ([UInt8]) -> [UInt8] {
        { Array(HMAC<SHA256>.authenticationCode(for: $0, using: SymmetricKey(data: key))) }
    }
}

extension Store {
    /// The key with which the pages seal addresses and prove forms: 32 bytes, made when it is asked for first.
    public func pagesKey(actor: String, at: Instant) throws -> [UInt8] {
        let known = try read { try Data.fetchOne($0, sql: "SELECT key FROM home_key WHERE name = 'pages'") }
        if let known { return Array(known) }
        let act = Act(kind: .command, action: "serve key", name: "pages", actor: actor, at: at)
        return try write(act) { db, receipt in
            (try HomeKey.key("pages", receipt: receipt, in: db), "receipt=\(receipt)")
        }
    }
}
