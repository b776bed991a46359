import GRDB
import GRDBSQLite

/// A prepared statement that is run for every record of a feed: its cells are bound where they lie, none is copied.
final class HotStatement {
    private let statement: Statement
    private let handle: OpaquePointer

    init(_ sql: String, in db: Database) throws {
        statement = try db.makeStatement(sql: sql)
        handle = statement.sqliteStatement
    }

    func bind(_ number: Int64, at place: Int32) { sqlite3_bind_int64(handle, place, number) }

    /// The bytes have to stay where they are until ``run()`` is over.
    func bind(text bytes: UnsafeRawBufferPointer, at place: Int32) {
        sqlite3_bind_text(handle, place, bytes.baseAddress, Int32(bytes.count), nil)
    }

    func bind(blob bytes: UnsafeRawBufferPointer, at place: Int32) {
        sqlite3_bind_blob(handle, place, bytes.baseAddress, Int32(bytes.count), nil)
    }

    /// Runs a statement that gives no rows.
    func run() throws {
        defer { sqlite3_reset(handle) }
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE else { throw error(code) }
    }

    /// Runs a statement and reads its first row; nil where it has none.
    func first<Value>(_ read: (OpaquePointer) -> Value) throws -> Value? {
        defer { sqlite3_reset(handle) }
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return read(handle)
        case SQLITE_DONE: return nil
        case let code: throw error(code)
        }
    }

    private func error(_ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code))
    }
}
