import Glibc
import LeveeCore

/// Messages as they come in over a pipe, as many at once as came together.
struct MessageInbox {
    private static let lot = 1 << 18
    /// No record can be larger, with its XML.
    private static let limit = 1 << 26

    private let descriptor: Int32
    private let patience: Duration
    private var bytes = FrameBytes(capacity: Self.lot)
    private var start = 0

    init(_ descriptor: Int32, patience: Duration) {
        self.descriptor = descriptor
        self.patience = patience
    }

    /// Takes the next whole messages apart; nil at the end of the pipe. Nothing in them is believed.
    /// - Throws: ``FeedRefusal`` `readerFailed`, or `tooSlow` where nothing came in time.
    mutating func next() throws(FeedRefusal) -> FeedLot? {
        var events: [FeedEvent] = []
        do {
            while events.isEmpty {
                guard try fill(needed()) else { return nil }
                while let (kind, range) = try whole() {
                    var parts = MessageParts(bytes, range)
                    events.append(try parts.event(kind))
                }
            }
        } catch let refusal as FeedRefusal { throw refusal } catch { throw FeedRefusal(.readerFailed) }
        return FeedLot(bytes: bytes, events: events)
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
