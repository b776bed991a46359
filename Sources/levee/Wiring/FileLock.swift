import Foundation
import LeveeCore

/// Keeps a second run out. The lock goes with the process, however it ends; the file that it leaves is no lock.
enum FileLock {
    /// - Parameters:
    ///   - path: the lock's file, made where it is missing.
    ///   - busy: what is said where another process holds it.
    static func holding<Value>(_ path: String, busy: Bilingual, _ body: () throws -> Value) throws -> Value {
        let lock = open(path, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else {
            let folder = URL(filePath: path).deletingLastPathComponent().relativePath
            throw Failure(
                .badData,
                Bilingual(zh: "无法在 `\(folder)` 中加锁，请检查权限", en: "cannot lock `\(folder)`; check its permissions"))
        }
        defer { close(lock) }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else { throw Failure(.busy, busy) }
        return try body()
    }
}
