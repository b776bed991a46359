import GRDB
import LeveeCore

extension StoreError {
    static func refused(zh: String, en: String) -> StoreError { StoreError(.refused, Bilingual(zh: zh, en: en)) }

    /// - Parameter place: table and column, never a value.
    static func corrupt(_ place: String) -> StoreError {
        StoreError(
            .corrupt,
            Bilingual(
                zh: "库中 `\(place)` 的内容无法读取，请运行 `levee doctor` 并从备份恢复",
                en: "what is stored in `\(place)` cannot be read; run `levee doctor` and restore a backup"))
    }

    /// Runs the work and turns what the database throws into a store error; every other error passes.
    static func translating<Value>(_ work: () throws -> Value) throws -> Value {
        do { return try work() } catch let error as DatabaseError { throw StoreError(error) }
    }

    init(_ error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .busy,
                Bilingual(
                    zh: "数据正被另一个进程写入，请稍后再试", en: "another run is writing to the home; try again later"))
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(
                .corrupt,
                Bilingual(
                    zh: "数据库文件已损坏，请运行 `levee doctor` 并从备份恢复",
                    en: "the database file is damaged; run `levee doctor` and restore a backup"))
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            let code = error.extendedResultCode.rawValue
            self.init(
                .disk,
                Bilingual(
                    zh: "无法读写数据库文件（SQLite \(code)），请检查磁盘空间和权限",
                    en: "the database file cannot be read or written (SQLite \(code)); check disk space and permissions"
                ))
        default:
            let code = error.extendedResultCode.rawValue
            self.init(
                .failed,
                Bilingual(
                    zh: "数据库拒绝了操作（SQLite \(code)），什么也没有写入，请运行 `levee doctor`",
                    en:
                        "the database refused the operation (SQLite \(code)) and nothing was written; run `levee doctor`"
                ))
        }
    }
}
