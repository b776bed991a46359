import Glibc
import LeveeCore

/// Messages as they come in over a pipe.
struct MessageInbox {
    private static let lot = 1 << 20
    /// No record can be larger, with its XML.
    private static let limit = 1 << 26

    private let descriptor: Int32
    private let patience: Duration
    private var bytes: [UInt8]
    private var start = 0
    private var filled = 0

    init(_ descriptor: Int32, patience: Duration) {
        self.descriptor = descriptor
        self.patience = patience
        bytes = [UInt8](repeating: 0, count: Self.lot)
    }

    /// Hands on what the messages tell, up to the end that one of them says.
    /// - Returns: paths of another vocabulary that its profile neither maps nor ignores, with their counts.
    /// - Throws: as ``CagedFeedReader/read(path:progress:header:item:)``.
    mutating func handOn(
        progress: (Double) -> Void, header: (FeedHeader) throws -> Void, item: (FeedItem) throws -> Void
    ) throws -> [String: Int] {
        do {
            while true {
                guard let (kind, range) = try next() else { throw FeedRefusal(.readerFailed) }
                var parts = MessageParts(bytes, range)
                switch kind {
                case .header: try header(parts.header())
                case .record: try item(parts.record())
                case .bad: try item(parts.bad())
                case .progress: progress(try parts.progress())
                case .refusal: throw try parts.refusal()
                case .end: return try parts.warnings()
                }
            }
        } catch is MessageParts.Fault { throw FeedRefusal(.readerFailed) } catch is RecordFrame.Fault {
            throw FeedRefusal(.readerFailed)
        }
    }

    /// The next message; nil at the end of the pipe.
    private mutating func next() throws -> (MessageKind, Range<Int>)? {
        while true {
            if filled - start >= 4 {
                let length = bytes.withUnsafeBytes {
                    Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
                }
                guard length >= 1, length <= Self.limit else { throw MessageParts.Fault() }
                if filled - start >= 4 + length {
                    guard let kind = MessageKind(rawValue: bytes[start + 4]) else { throw MessageParts.Fault() }
                    defer { start += 4 + length }
                    return (kind, start + 5..<start + 4 + length)
                }
                if bytes.count < 4 + length { grow(to: 4 + length) }
            }
            guard try fill() else { return nil }
        }
    }

    private mutating func grow(to count: Int) {
        bytes.append(contentsOf: repeatElement(0, count: count + Self.lot - bytes.count))
    }

    /// Moves what is not yet taken to the front and reads more behind it; false at the end.
    private mutating func fill() throws -> Bool {
        let (first, last) = (start, filled)
        if first > 0 {
            bytes.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[first..<last])) }
            (start, filled) = (0, last - first)
        }
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while true {
            let polled = poll(&ready, 1, Int32(clamping: patience.components.seconds * 1000))
            if polled == 0 { throw FeedRefusal(.tooSlow) }
            let place = filled
            let count =
                polled < 0
                ? -1
                : bytes.withUnsafeMutableBytes { bytes in
                    Glibc.read(descriptor, bytes.baseAddress?.advanced(by: place), bytes.count - place)
                }
            if count >= 0 {
                filled += count
                return count > 0
            }
            guard errno == EINTR || errno == EAGAIN else { throw FeedRefusal(.readerFailed) }
        }
    }
}
