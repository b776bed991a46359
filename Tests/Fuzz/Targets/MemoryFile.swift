import Glibc

/// Bytes as an open file, which never touches a disk.
final class MemoryFile {
    let descriptor: Int32
    /// A path by which the file can be opened again.
    var path: String { "/proc/self/fd/\(descriptor)" }

    init(_ bytes: [UInt8]) throws {
        let name = "/levee-fuzz-input-\(getpid())"
        descriptor = shm_open(name, O_RDWR | O_CREAT | O_TRUNC, 0o600)
        shm_unlink(name)
        let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        try hold(descriptor >= 0 && written == bytes.count, "there is no file in memory")
        rewind()
    }

    deinit { close(descriptor) }

    func rewind() { lseek(descriptor, 0, SEEK_SET) }
}
