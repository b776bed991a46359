import GRDB

extension Configuration {
    /// Of a connection that only reads: it waits five seconds where another one holds the file.
    /// - Parameter prepare: what it is given beside the settings of every connection.
    static func readOnly(
        _ label: String, _ prepare: @escaping @Sendable (Database) throws -> Void = { _ in }
    ) -> Configuration {
        var configuration = Configuration()
        configuration.label = label
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try Pragmas.apply(to: db)
            try prepare(db)
        }
        return configuration
    }
}

/// The settings of a connection, and how they are read back.
enum Pragmas {
    /// GRDB lowers `synchronous` only where it sets the journal mode itself; it is not asked to.
    static func apply(to db: Database) throws {
        for (name, value) in settings where name != "journal_mode" {
            try db.execute(sql: "PRAGMA \(name) = \(value)")
        }
        guard !db.configuration.readonly else { return }
        // Says how a file is made that does not exist yet: fewer pages to fill, to log and to look through.
        try db.execute(sql: "PRAGMA page_size = 8192")
        try db.execute(sql: "PRAGMA journal_mode = wal")
        try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
        try setCache(ordinaryCache, in: db)
    }

    /// KiB of pages that are kept in memory.
    private static let ordinaryCache = 48 << 10
    private static let importCache = 8 << 10
    private static let readerCache = 68 << 10
    private static let deskCache = 16 << 10

    /// An import keeps other things in memory, and comes back to few of its pages.
    static func withImportCache<Value>(in db: Database, _ body: () throws -> Value) throws -> Value {
        try setCache(importCache, in: db)
        let value = Result(catching: body)
        try setCache(ordinaryCache, in: db)
        return try value.get()
    }

    /// One of several connections that read beside a writer.
    static func setReaderCache(in db: Database) throws { try setCache(readerCache, in: db) }

    /// One of the few from which pages are answered.
    static func setDeskCache(in db: Database) throws { try setCache(deskCache, in: db) }

    private static func setCache(_ size: Int, in db: Database) throws {
        try db.execute(sql: "PRAGMA cache_size = -\(size)")
    }

    /// What each setting must read.
    static let settings = [
        ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("trusted_schema", "0"),
        ("secure_delete", "1"), ("recursive_triggers", "1"), ("temp_store", "2"),
    ]

    /// The settings that read otherwise, as `name=value`.
    static func deviations(in db: Database, _ names: [(String, String)] = settings) throws -> [String] {
        try names.compactMap { name, value in
            let found = try DatabaseValue.fetchOne(db, sql: "PRAGMA \(name)").map { value in
                String.fromDatabaseValue(value) ?? Int.fromDatabaseValue(value).map(String.init) ?? ""
            }
            return found == value ? nil : "\(name)=\(found ?? "?")"
        }
    }
}
