// Beside SwiftNIO's modules, it is this one that has the members of `stat`.
import CoreFoundation
import Foundation
import LeveeCore

/// A folder whose files are imported: what lies in it, and how files move through it. Names are never followed, and nothing
/// is ever overwritten.
struct WatchedFolder {
    enum Room: String, CaseIterable { case incoming, working, done, refused }

    let path: String

    /// Makes what is missing, for nobody else's eyes.
    /// - Throws: ``Failure`` where a part is no folder of ours: what others may change there cannot be trusted.
    init(path: String) throws {
        self.path = path
        // One that is missing may be a disk that is not there: nothing is made in its stead.
        guard access(path, F_OK) == 0 else {
            let shown = Text.visible(path)
            throw Failure(
                .badData,
                Bilingual(
                    zh: "没有 `\(shown)` 这个目录，请检查路径或先建立", en: "there is no folder `\(shown)`; check the path, or make it")
            )
        }
        for room in Room.allCases.map(place) {
            guard mkdir(room, 0o700) == 0 || errno == EEXIST else { throw Self.fault(room) }
        }
        // Who drops files may write `incoming`; whoever could rename the others could have another file imported.
        try Self.check(path, allowing: 0o055)
        for room in Room.allCases where room != .incoming { try Self.check(place(room), allowing: 0) }
    }

    /// Runs the watch unless another one is at it.
    func exclusively<Value>(_ body: () throws -> Value) throws -> Value {
        let shown = Text.visible(path)
        let busy = Bilingual(
            zh: "另一个进程正在处理 `\(shown)`，请等它结束", en: "`\(shown)` is being watched already; wait until that run has ended")
        return try FileLock.holding("\(path)/.watch.lock", busy: busy, body)
    }

    func place(_ room: Room) -> String { "\(path)/\(room.rawValue)" }

    func place(_ room: Room, _ name: String) -> String { "\(place(room))/\(name)" }

    /// What lies there now.
    func look(into room: Room) throws -> FolderLook {
        guard let folder = opendir(place(room)) else { throw Self.fault(place(room)) }
        defer { closedir(folder) }
        var entries: [FolderEntry] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let found = look(at: name, in: room) { entries.append(found) }
        }
        return FolderLook(entries)
    }

    /// nil where there is nothing of that name. One that is not UTF-8 names nothing, and is told of by what is left of it.
    func look(at name: String, in room: Room) -> FolderEntry? {
        var status = stat()
        guard lstat(place(room, name), &status) == 0 else {
            guard name.unicodeScalars.contains("\u{FFFD}") else { return nil }
            return FolderEntry(name: name, inode: 0, size: 0, changed: 0, owner: 0, mode: 0)
        }
        let kind: FolderEntry.Kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFLNK: .link
            case S_IFDIR: .folder
            default: .other
            }
        return FolderEntry(
            name: name, kind: kind, inode: UInt64(status.st_ino), size: Int64(status.st_size),
            changed: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec), owner: status.st_uid,
            mode: status.st_mode & 0o7777, links: UInt64(status.st_nlink))
    }

    /// Reads what is under a name without following it.
    /// - Parameter body: gets a path that leads to the open file, whatever the name stands for meanwhile.
    /// - Returns: nil where it cannot be opened.
    func reading<Value>(_ name: String, in room: Room, _ body: (String) throws -> Value) rethrows -> Value? {
        let file = open(place(room, name), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        return try body("/proc/self/fd/\(file)")
    }

    /// Moves a file on.
    /// - Returns: its name there, with a number behind it where the name was taken.
    func move(_ name: String, from room: Room, to next: Room) throws -> String {
        let moved = free(name, in: next)
        try move(name, from: room, to: next, as: moved)
        return moved
    }

    /// Moves a file to where it stays, with its statement beside it. The statement comes first: where the program is killed in
    /// between, the file is imported again and nothing that was told is lost.
    /// - Parameter statement: made of the file's name there.
    func settle(_ name: String, into room: Room, statement: (String) throws -> String) throws {
        let settled = free(name, in: room)
        do {
            let file = try PrivateFile(path: place(room, settled + Self.statementEnding))
            try file.write(statement(settled))
            try file.publish()
        } catch let failure as Failure { throw Failure(.io, failure.message) }
        try move(name, from: .working, to: room, as: settled)
    }

    private static let statementEnding = ".statement.json"

    /// The name, or the first of `name.2`, `name.3`, … under which neither a file nor a statement lies.
    private func free(_ name: String, in room: Room) -> String {
        var (free, number) = (name, 1)
        while look(at: free, in: room) != nil || look(at: free + Self.statementEnding, in: room) != nil {
            number += 1
            free = "\(name).\(number)"
        }
        return free
    }

    private func move(_ name: String, from room: Room, to next: Room, as free: String) throws {
        guard rename(place(room, name), place(next, free)) == 0 else { throw Self.fault(place(room, name)) }
    }

    /// - Throws: ``Failure`` where others could change what lies there, or read it.
    private static func check(_ path: String, allowing modes: mode_t) throws {
        var status = stat()
        // Whoever names the folder may name it by a link; what is in it is never one.
        guard (modes == 0 ? lstat(path, &status) : stat(path, &status)) == 0 else { throw fault(path) }
        // In a sticky folder nobody renames what is another's.
        let isSafe = status.st_mode & 0o077 & ~modes == 0 || status.st_mode & S_ISVTX != 0 && modes != 0
        guard status.st_mode & S_IFMT == S_IFDIR, isSafe, [0, geteuid()].contains(status.st_uid) else {
            let shown = Text.visible(path)
            throw Failure(
                .badData,
                Bilingual(
                    zh: "`\(shown)` 不是只有本用户可改动的目录，请改正其类型、所有者和权限（chmod 700）",
                    en: "`\(shown)` is not a folder that is yours alone; mend its kind, owner and mode (chmod 700)"))
        }
    }

    private static func fault(_ path: String) -> Failure {
        let (shown, why) = (Text.visible(path), String(cString: strerror(errno)))
        return Failure(
            .io,
            Bilingual(
                zh: "无法读取或移动 `\(shown)`（\(why)），请检查目录、权限和磁盘空间",
                en: "cannot read or move `\(shown)` (\(why)); check the folder, its permissions and the disk's space"))
    }
}
