import Foundation
import GRDB
import LeveeCore

/// Looks whether a home is sound. It reads only: it makes nothing, migrates nothing, and takes no writer's lock.
public struct Doctor {
    /// What one check found.
    public struct Check: Hashable, Sendable, Codable {
        public var name: String
        public var ok: Bool
        /// What is wrong, or how much was looked at; no personal data.
        public var detail: String
    }

    private let home: String
    private let path: String

    public init(home: String) {
        self.home = home
        path = HomeFiles.database(in: home)
    }

    /// Every check in its order. A database that cannot be opened or read fails the check at which that is seen.
    /// - Throws: ``StoreError`` `notAHome`.
    public func examine() throws -> [Check] {
        guard HomeFiles.exists(path) else { throw HomeFiles.notAHome(home) }
        var checks = [files(), journal()]
        do {
            checks += try DatabaseQueue(path: location(), configuration: .readOnly("levee doctor")).read { db in
                Self.checks.map { name, examine in
                    do {
                        let finding = try examine(db)
                        return Check(name: name, ok: finding.ok, detail: finding.detail)
                    } catch { return Check(name: name, ok: false, detail: Self.text(of: error)) }
                }
            }
        } catch { checks.append(Check(name: "open", ok: false, detail: Self.text(of: error))) }
        return checks
    }

    /// Where nobody has the database open there is no log beside it. Then it is read as unchangeable, because SQLite would
    /// otherwise make the side files.
    private func location() -> String {
        if HomeFiles.exists(path + "-wal") { return path }
        var allowed = CharacterSet.urlPathAllowed
        allowed.remove(charactersIn: "?#%")
        return "file:\(path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path)?mode=ro&immutable=1"
    }

    private func files() -> Check {
        let wrong =
            [(home, 0o700)].filter { HomeFiles.mode(of: $0.0) != $0.1 }
            + ["", "-wal", "-shm"].map { (path + $0, 0o600) }
            .filter { HomeFiles.exists($0.0) && HomeFiles.mode(of: $0.0) != $0.1 }
        let detail = wrong.map { file, mode in
            let found = HomeFiles.mode(of: file).map { String($0, radix: 8) } ?? "?"
            return "\(URL(fileURLWithPath: file).lastPathComponent) \(found), expected \(String(mode, radix: 8))"
        }
        return Check(name: "files", ok: wrong.isEmpty, detail: detail.joined(separator: "; "))
    }

    /// The file's header says in bytes 18 and 19 whether writes go to a log first.
    private func journal() -> Check {
        let file = FileHandle(forReadingAtPath: path)
        defer { try? file?.close() }
        let header = (try? file?.read(upToCount: 20)) ?? Data()
        let isLogged = header.count == 20 && header[18] == 2 && header[19] == 2
        return Check(name: "journal", ok: isLogged, detail: isLogged ? "wal" : "writes do not go to a log first")
    }

    private static func text(of error: any Error) -> String {
        switch error {
        case let error as StoreError: error.explanation.en
        case let error as DatabaseError: StoreError(error).explanation.en
        default: "cannot be read"
        }
    }
}
