import Glibc
public import LeveeCore

/// Where the bytes of a feed come from.
public protocol ByteSource: AnyObject {
    /// Fills part of the buffer, waiting no longer than the time given; 0 is the end.
    /// - Throws: ``FeedRefusal`` `unreadable`, or `tooSlow` where nothing came in time.
    func read(into buffer: UnsafeMutableRawBufferPointer, within patience: Duration) throws(FeedRefusal) -> Int
}

/// A file, pipe or device. Nothing is ever unpacked on the way.
final class FileSource: ByteSource {
    let descriptor: Int32
    /// Size of a regular file; nil for a pipe or device.
    private let size: Int?
    /// Whether it can be read at all: no directory.
    private let isUsable: Bool
    private var position = 0
    private let progress: (Double) -> Void

    /// - Parameter progress: told, after every read of a regular file, how much of it is read, from 0 to 1.
    /// - Throws: ``FeedRefusal`` `unreadable`, or `tooLarge` where a regular file is larger than the limit.
    convenience init(path: String, limit: Int, progress: @escaping (Double) -> Void = { _ in }) throws(FeedRefusal) {
        // Without O_NONBLOCK a pipe that nobody writes to would hold us for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FeedRefusal(.unreadable) }
        self.init(descriptor: descriptor, progress: progress)
        guard isUsable else { throw FeedRefusal(.unreadable) }
        if let size, size > limit { throw FeedRefusal(.tooLarge) }
    }

    /// A file that is open already, and was looked at then.
    init(descriptor: Int32, progress: @escaping (Double) -> Void) {
        self.descriptor = descriptor
        self.progress = progress
        var status = stat()
        let isRead = fstat(descriptor, &status) == 0
        size = isRead && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
        isUsable = isRead && status.st_mode & S_IFMT != S_IFDIR
    }

    deinit { close(descriptor) }

    /// Whether an open file can be read at any place.
    static func isRegular(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// The bytes at a place of a regular file, as far as there are any.
    func bytes(_ range: Range<Int>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
            while filled < range.count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                let count = pread(descriptor, rest.baseAddress, range.count - filled, off_t(range.lowerBound + filled))
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return }
                filled += count
            }
        }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, within patience: Duration) throws(FeedRefusal) -> Int {
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let milliseconds = patience.components.seconds * 1000 + patience.components.attoseconds / 1_000_000_000_000_000
        while true {
            let polled = poll(&ready, 1, Int32(clamping: max(milliseconds, 0) + 1))
            if polled == 0 { throw FeedRefusal(.tooSlow) }
            let count = polled < 0 ? -1 : Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 {
                position += count
                if let size, size > 0 { progress(Double(position) / Double(size)) }
                return count
            }
            guard errno == EINTR || errno == EAGAIN else { throw FeedRefusal(.unreadable) }
        }
    }
}

/// Bytes in memory, handed on in pieces of the size given.
final class MemorySource: ByteSource {
    private let bytes: [UInt8]
    private let piece: Int
    private var place = 0

    init(_ bytes: [UInt8], piece: Int = .max) {
        self.bytes = bytes
        self.piece = piece
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, within patience: Duration) -> Int {
        let count = min(piece, buffer.count, bytes.count - place)
        buffer.copyBytes(from: bytes[place..<place + count])
        place += count
        return count
    }
}
