import Glibc
import LeveeCore

/// A child process with an open file as its standard input and a pipe as its output.
struct ChildProcess: ~Copyable {
    private let pid: pid_t
    /// Where to read what it writes.
    let output: Int32

    /// - Throws: ``FeedRefusal`` `readerFailed` where it cannot be started.
    init(_ command: [String], input: Int32) throws(FeedRefusal) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw FeedRefusal(.readerFailed) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // A larger pipe lets both sides work at once for longer; where there is none, nothing is lost.
        _ = fcntl(ends[1], Self.setPipeSize, 1 << 20)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, input, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        // A runtime that dies writes what it was working on.
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        var environment: [UnsafeMutablePointer<CChar>?] = Self.environment.map { strdup($0) } + [nil]
        var child: pid_t = 0
        let error = posix_spawn(&child, command[0], &actions, nil, &arguments, &environment)
        for text in arguments + environment { free(text) }
        posix_spawn_file_actions_destroy(&actions)
        close(ends[1])
        guard error == 0 else {
            close(ends[0])
            throw FeedRefusal(.readerFailed)
        }
        (pid, output) = (child, ends[0])
    }

    /// Ends it, whatever it is doing.
    borrowing func stop() { kill(pid, SIGKILL) }

    /// Ends it, and waits until it is gone. Nobody may read what it writes any more.
    borrowing func end() {
        stop()
        close(output)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    }

    /// What the runtime needs to find its libraries, and nothing else.
    private static var environment: [String] {
        let path = getenv("LD_LIBRARY_PATH").map { ["LD_LIBRARY_PATH=" + String(cString: $0)] } ?? []
        return path + ["SWIFT_BACKTRACE=enable=no", "LC_ALL=C"]
    }

    /// `F_SETPIPE_SZ`, which is behind a macro that Swift does not see.
    private static let setPipeSize: Int32 = 1031
}
