import Foundation
import LeveeCore

/// Lets the user write a text in his own editor ($VISUAL, else $EDITOR).
///
/// The text lies in a directory of its own in the home, readable by its owner alone, and goes away with whatever the editor put
/// beside it. What an earlier run left behind because it was killed goes, too.
struct Editor {
    /// The home's directory.
    let home: String
    let command: String

    init(home: String, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        let names = ["VISUAL", "EDITOR"]
        guard let command = names.compactMap({ environment[$0] }).first(where: { !$0.isEmpty }) else {
            throw Failure(
                .usage,
                Bilingual(
                    zh: "没有指定编辑器，请设置 VISUAL 或 EDITOR，或用 --xml 给出文件",
                    en: "no editor is set; set VISUAL or EDITOR, or give the record with --xml"))
        }
        self.home = home
        self.command = command
    }

    /// - Returns: the text as it was left.
    /// - Throws: ``Failure`` where the file cannot be written, or the editor did not end well.
    func edit(_ text: [UInt8]) throws -> [UInt8] {
        removeLeftovers()
        let folder = "\(home)/\(Self.prefix)\(getpid())"
        guard mkdir(folder, 0o700) == 0 else { throw Self.unwritable }
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/record.xml"
        let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Self.unwritable }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        do { try handle.write(contentsOf: Data(text)) } catch { throw Self.unwritable }
        guard try run(on: path) == 0 else {
            throw Failure(
                .badData,
                Bilingual(zh: "编辑器未正常结束，什么也没有改变", en: "the editor did not end well; nothing has changed"))
        }
        return try RecordInput(path: path).read()
    }

    /// In the foreground of the terminal; an interrupt is the editor's, not ours.
    private func run(on path: String) throws -> Int32 {
        let (interrupt, quit) = (signal(SIGINT, SIG_IGN), signal(SIGQUIT, SIG_IGN))
        defer {
            signal(SIGINT, interrupt)
            signal(SIGQUIT, quit)
        }
        var attributes = posix_spawnattr_t()
        var defaults = sigset_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        sigemptyset(&defaults)
        sigaddset(&defaults, SIGINT)
        sigaddset(&defaults, SIGQUIT)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        let words = ["sh", "-c", "\(command) \"$1\"", "sh", path]
        let arguments: [UnsafeMutablePointer<CChar>?] = words.map { word in strdup(word) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        guard posix_spawn(&child, "/bin/sh", nil, &attributes, arguments, environ) == 0 else { return -1 }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 { if errno != EINTR { return -1 } }
        return status
    }

    private func removeLeftovers() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: home)) ?? []
        for name in names where name.hasPrefix(Self.prefix) {
            guard let owner = pid_t(name.dropFirst(Self.prefix.count)), kill(owner, 0) != 0, errno == ESRCH else {
                continue
            }
            try? FileManager.default.removeItem(atPath: "\(home)/\(name)")
        }
    }

    private static let prefix = "edit-"

    private static let unwritable = Failure(
        .badData,
        Bilingual(
            zh: "无法在数据目录中写临时文件，请检查权限与磁盘空间", en: "cannot write into the home; check its permissions and the disk's space"
        ))
}
