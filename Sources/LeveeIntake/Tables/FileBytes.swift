import Glibc
import LeveeCore

/// The bytes of one regular file, chunk by chunk, more than once if need be.
final class FileBytes {
    /// The path as it was given, for the errors.
    let path: String
    /// How much of the file is read, from 0 to 1.
    var share: Double { size > 0 ? Double(position) / Double(size) : 1 }
    private let size: Int
    private var position = 0
    private let descriptor: Int32
    private let chunk: UnsafeMutableRawBufferPointer

    convenience init(_ path: String, chunkSize: Int = 1 << 18) throws(TableRefusal) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw TableRefusal(
                file: path,
                explanation: .init(
                    zh: "无法打开，请检查路径和读取权限", en: "cannot be opened; check the path and the permission to read"))
        }
        try self.init(descriptor: descriptor, path, chunkSize: chunkSize)
    }

    /// A file that is open already.
    init(descriptor: Int32, _ path: String, chunkSize: Int = 1 << 18) throws(TableRefusal) {
        self.path = path
        self.descriptor = descriptor
        chunk = .allocate(byteCount: chunkSize, alignment: 1)
        // The file is read twice, which a pipe cannot be.
        var status = stat()
        let isRead = fstat(descriptor, &status) == 0
        size = Int(status.st_size)
        guard isRead, status.st_mode & S_IFMT == S_IFREG else {
            throw refusal(.init(zh: "不是普通文件，请给出 CSV 文件", en: "is not a regular file; give a CSV file"))
        }
    }

    deinit {
        close(descriptor)
        chunk.deallocate()
    }

    /// Appends the next bytes; false at the end of the file.
    func append(to buffer: inout [UInt8]) throws(TableRefusal) -> Bool {
        var got = -1
        repeat { got = Glibc.read(descriptor, chunk.baseAddress, chunk.count) } while got < 0 && errno == EINTR
        guard got >= 0 else {
            throw refusal(.init(zh: "读取出错，请检查磁盘后重试", en: "cannot be read; check the disk and try again"))
        }
        position += got
        buffer.append(contentsOf: chunk[..<got])
        return got > 0
    }

    /// Starts again at the first byte.
    func rewind() {
        lseek(descriptor, 0, SEEK_SET)
        position = 0
    }

    /// A refusal of this file.
    func refusal(_ explanation: Bilingual, line: Int? = nil, column: String? = nil) -> TableRefusal {
        TableRefusal(file: path, line: line, column: column, explanation: explanation)
    }
}
