import Foundation
import LeveeCore
import LeveeSQLite

/// Every standing finding as JSON Lines, sorted by person, rule and subject. The file appears whole or not at all.
///
/// It is begun before the night runs, so that a place where nothing can be written costs no night.
final class FindingsFile {
    private let path: String
    private let partial: String
    private let file: FileHandle

    init(path: String) throws {
        var isDirectory: ObjCBool = false
        let isTaken = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
        let partial = "\(path).\(getpid()).partial"
        guard !isTaken, !path.isEmpty,
            FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: partial)
        else { throw Self.failure(path) }
        self.path = path
        self.partial = partial
        self.file = file
    }

    /// What is not published goes away.
    deinit { unlink(partial) }

    func publish(_ store: Store, bases: [String: Basis]) throws {
        do {
            var buffer = Data()
            try store.eachFinding { found in
                guard let info = Rulebook.rule(found.standing.finding.rule)?.info else { return }
                let line = FindingLine(found.standing, of: found.ref, info, bases[found.standing.finding.rule])
                buffer.append(Data((try JSON.line(line) + "\n").utf8))
                if buffer.count > 1 << 20 {
                    try file.write(contentsOf: buffer)
                    buffer.removeAll(keepingCapacity: true)
                }
            }
            try file.write(contentsOf: buffer)
            try file.synchronize()
            try file.close()
        } catch let error as CocoaError {
            throw error.isFileError ? Self.failure(path) : error
        }
        guard rename(partial, path) == 0 else { throw Self.failure(path) }
    }

    private static func failure(_ path: String) -> Failure {
        Failure(
            .badData,
            Bilingual(
                zh: "无法写入 `\(path)`，请检查目录、权限和磁盘空间",
                en: "cannot write `\(path)`; check the directory, its permissions and the disk's space"))
    }
}
