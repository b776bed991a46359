import GRDB
import GRDBSQLite
import LeveeCore

/// A prepared statement that is run for every record of a feed: its cells are bound where they lie, none is copied.
final class HotStatement {
    private let statement: Statement
    private let handle: OpaquePointer

    init(_ sql: String, in db: Database) throws {
        statement = try db.makeStatement(sql: sql)
        handle = statement.sqliteStatement
    }

    func bind(_ number: Int64?, at place: Int32) {
        if let number { sqlite3_bind_int64(handle, place, number) } else { sqlite3_bind_null(handle, place) }
    }

    /// The bytes have to stay where they are until ``run()`` is over.
    func bind(text bytes: UnsafeRawBufferPointer?, at place: Int32) {
        sqlite3_bind_text(handle, place, bytes?.baseAddress, Int32(bytes?.count ?? 0), nil)
    }

    /// Binds what lies in no frame.
    func bind(copying text: String, at place: Int32) {
        var text = text
        text.withUTF8 { bytes in
            _ = UnsafeRawBufferPointer(bytes).withMemoryRebound(to: CChar.self) { bytes in
                sqlite3_bind_text(handle, place, bytes.baseAddress, Int32(bytes.count), Self.copied)
            }
        }
    }

    /// The bytes have to stay where they are until ``run()`` is over.
    func bind(blob bytes: UnsafeRawBufferPointer, at place: Int32) {
        sqlite3_bind_blob(handle, place, bytes.baseAddress, Int32(bytes.count), nil)
    }

    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

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

    /// Runs a statement and reads each of its rows.
    func each(_ read: (OpaquePointer) -> Void) throws {
        defer { sqlite3_reset(handle) }
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW: read(handle)
            case SQLITE_DONE: return
            case let code: throw error(code)
            }
        }
    }

    private func error(_ code: Int32) -> DatabaseError { DatabaseError(resultCode: ResultCode(rawValue: code)) }
}
