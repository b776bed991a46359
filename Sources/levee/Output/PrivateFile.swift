import Foundation
import LeveeCore

/// A file for nobody else's eyes that appears whole or not at all.
///
/// It is begun before the work whose result it takes, so that a place where nothing can be written costs no work.
final class PrivateFile {
    private let path: String
    private let partial: String
    private let file: FileHandle
    private var buffer = Data()

    init(path: String) throws {
        var isDirectory: ObjCBool = false
        let isTaken = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
        let partial = "\(path).\(getpid()).partial"
        let file =
            isTaken || path.isEmpty ? -1 : open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Self.failure(path) }
        self.path = path
        self.partial = partial
        self.file = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    }

    /// What is not published goes away.
    deinit { unlink(partial) }

    /// Lets everybody read it: for one that names nobody.
    func showToAll() { fchmod(file.fileDescriptor, 0o644) }

    func write(_ text: String) throws { try write(Data(text.utf8)) }

    func write(_ data: Data) throws {
        buffer.append(data)
        if buffer.count > 1 << 20 { try flush() }
    }

    /// Puts the file in its place.
    func publish() throws {
        try flush()
        try attempting {
            try file.synchronize()
            try file.close()
        }
        guard rename(partial, path) == 0 else { throw Self.failure(path) }
    }

    private func flush() throws {
        try attempting { try file.write(contentsOf: buffer) }
        buffer.removeAll(keepingCapacity: true)
    }

    private func attempting(_ work: () throws -> Void) throws {
        do { try work() } catch let error as CocoaError { throw error.isFileError ? Self.failure(path) : error }
    }

    private static func failure(_ path: String) -> Failure {
        Failure(
            .badData,
            Bilingual(
                zh: "无法写入 `\(path)`，请检查目录、权限和磁盘空间",
                en: "cannot write `\(path)`; check the directory, its permissions and the disk's space"))
    }
}
