import Glibc
import LeveeCore

/// Messages as they come in over a pipe.
struct MessageInbox {
    private static let lot = 1 << 18
    /// No record can be larger, with its XML.
    static let limit = 1 << 26

    private let descriptor: Int32
    private let patience: Duration
    /// Where the XML of a record lies that does not come with it.
    private let file: FileSource?
    private var bytes = FrameBytes(capacity: Self.lot)
    private var start = 0

    init(_ descriptor: Int32, patience: Duration, file: FileSource? = nil) {
        self.descriptor = descriptor
        self.patience = patience
        self.file = file
    }

    /// Hands on what the messages tell, up to the end that one of them says.
    /// - Returns: paths of another vocabulary that its profile neither maps nor ignores, with their counts.
    /// - Throws: as ``CagedFeedReader/read(path:progress:header:item:)``.
    mutating func handOn(
        progress: (Double) -> Void, header: (FeedHeader) throws -> Void, item: (FeedItem) throws -> Void
    ) throws -> [String: Int] {
        let file = file
        var (whole, xml) = (bytes, ElementPlace.here(0..<0))
        let text = { xml.text(in: whole, file) }
        do {
            while true {
                guard let (kind, range) = try next() else { throw FeedRefusal(.readerFailed) }
                var parts = MessageParts(bytes, range)
                whole = bytes
                switch kind {
                case .header: try header(parts.header())
                case .record:
                    let frame = try parts.record()
                    xml = try parts.elementPlace()
                    try item(FeedItem(line: frame.line, content: .record(frame), xml: text))
                case .bad:
                    let (bad, line) = try parts.bad()
                    xml = try parts.elementPlace()
                    try item(FeedItem(line: line, content: .bad(bad), xml: text))
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
            if let message = try whole() { return message }
            guard try fill(needed()) else { return nil }
        }
    }

    private mutating func whole() throws -> (MessageKind, Range<Int>)? {
        guard let length = try length(), bytes.count - start >= 4 + length else { return nil }
        guard let kind = MessageKind(rawValue: bytes.raw[start + 4]) else { throw MessageParts.Fault() }
        defer { start += 4 + length }
        return (kind, start + 5..<start + 4 + length)
    }

    /// How long the next message is without these four bytes; nil where they have not come.
    private func length() throws -> Int? {
        guard bytes.count - start >= 4 else { return nil }
        let length = Int(UInt32(littleEndian: bytes.raw.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
        guard length >= 1, length <= Self.limit else { throw MessageParts.Fault() }
        return length
    }

    private func needed() throws -> Int { max(Self.lot / 2, (try length() ?? 0) + 4) }

    /// Begins with what is not yet taken, and reads more behind it; false at the end. Bytes in which somebody still holds a
    /// frame are left as they are.
    private mutating func fill(_ needed: Int) throws -> Bool {
        if isKnownUniquelyReferenced(&bytes) {
            bytes.drop(start)
        } else {
            let fresh = FrameBytes(capacity: max(Self.lot, needed))
            fresh.append(UnsafeRawBufferPointer(rebasing: bytes.raw[start...]))
            bytes = fresh
        }
        start = 0
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while true {
            let polled = poll(&ready, 1, Int32(clamping: patience.components.seconds * 1000))
            if polled == 0 { throw FeedRefusal(.tooSlow) }
            let room = bytes.room(for: needed)
            let count = polled < 0 ? -1 : Glibc.read(descriptor, room.baseAddress, room.count)
            if count >= 0 {
                bytes.wrote(count)
                return count > 0
            }
            guard errno == EINTR || errno == EAGAIN else { throw FeedRefusal(.readerFailed) }
        }
    }
}
