import Glibc
import LeveeCore

/// One message, read and checked; good records that come one behind the other are one.
enum Told {
    case header(FeedHeader)
    case records([FramedRecord])
    case bad(BadRecord, line: Int, ElementPlace)
    case progress(Double)
    case refusal(FeedRefusal)
    /// The end, with paths of another vocabulary that its profile neither maps nor ignores, and their counts.
    case end([String: Int])

    /// Whether nothing is told behind it.
    var isLast: Bool {
        switch self {
        case .refusal, .end: true
        case .header, .records, .bad, .progress: false
        }
    }
}

/// A good record, and where its XML lies.
struct FramedRecord {
    var frame: RecordFrame
    var xml: ElementPlace
}

/// Some messages, and the bytes in which they lie.
struct MessageLot {
    let bytes: FrameBytes
    private(set) var messages: [Told] = []
    /// Good records behind the last message.
    private var records: [FramedRecord] = []

    init(bytes: FrameBytes) { self.bytes = bytes }

    var isEmpty: Bool { messages.isEmpty && records.isEmpty }

    mutating func add(_ record: FramedRecord) { records.append(record) }

    mutating func add(_ told: Told) {
        finish()
        messages.append(told)
    }

    /// Makes the records behind the last message one more of them.
    mutating func finish() {
        if !records.isEmpty { messages.append(.records(records)) }
        records = []
    }
}

/// Reads messages off a pipe, as many at once as have come, and checks them. Nothing in them is believed.
struct MessageLots {
    private static let size = 1 << 18
    /// No record can be larger, with its XML.
    static let limit = 1 << 26

    private let descriptor: Int32
    private let patience: Duration
    /// The beginning of a message whose end has not come yet.
    private var rest: [UInt8] = []

    init(_ descriptor: Int32, patience: Duration) {
        self.descriptor = descriptor
        self.patience = patience
    }

    /// The next messages, one at least. What goes wrong is told as the last of them.
    mutating func next() -> sending MessageLot {
        let bytes = FrameBytes(capacity: max(Self.size, rest.count))
        rest.withUnsafeBytes { bytes.append($0) }
        var lot = MessageLot(bytes: bytes)
        var start = 0
        do {
            while lot.isEmpty {
                try fill(bytes, Self.needed(bytes, start))
                while lot.messages.last?.isLast != true, let message = try Self.whole(bytes, start) {
                    start = message.upperBound
                    try Self.read(bytes, message, into: &lot)
                }
            }
            lot.finish()
        } catch let refusal as FeedRefusal { lot.add(.refusal(refusal)) } catch {
            lot.add(.refusal(FeedRefusal(.readerFailed)))
        }
        rest = Array(bytes.raw[start...])
        return lot
    }

    private static func read(_ bytes: FrameBytes, _ message: Range<Int>, into lot: inout MessageLot) throws {
        guard let kind = MessageKind(rawValue: bytes.raw[message.lowerBound]) else { throw MessageParts.Fault() }
        var parts = MessageParts(bytes, message.dropFirst())
        switch kind {
        case .header: lot.add(.header(try parts.header()))
        case .record: lot.add(FramedRecord(frame: try parts.record(), xml: try parts.elementPlace()))
        case .bad:
            let (bad, line) = try parts.bad()
            lot.add(.bad(bad, line: line, try parts.elementPlace()))
        case .progress: lot.add(.progress(try parts.progress()))
        case .refusal: lot.add(.refusal(try parts.refusal()))
        case .end: lot.add(.end(try parts.warnings()))
        }
    }

    /// Where the next message lies, from its kind on; nil where it is not whole yet.
    private static func whole(_ bytes: FrameBytes, _ start: Int) throws -> Range<Int>? {
        guard let length = try length(bytes, start), bytes.count - start >= 4 + length else { return nil }
        return start + 4..<start + 4 + length
    }

    /// How long the next message is without these four bytes; nil where they have not come.
    private static func length(_ bytes: FrameBytes, _ start: Int) throws -> Int? {
        guard bytes.count - start >= 4 else { return nil }
        let length = Int(UInt32(littleEndian: bytes.raw.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
        guard length >= 1, length <= limit else { throw MessageParts.Fault() }
        return length
    }

    private static func needed(_ bytes: FrameBytes, _ start: Int) throws -> Int {
        max(size / 2, (try length(bytes, start) ?? 0) + 4)
    }

    /// - Throws: ``FeedRefusal`` `readerFailed` at the end of the pipe, `tooSlow` where nothing came for too long.
    private func fill(_ bytes: FrameBytes, _ needed: Int) throws {
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while true {
            let polled = poll(&ready, 1, Int32(clamping: patience.components.seconds * 1000))
            if polled == 0 { throw FeedRefusal(.tooSlow) }
            let room = bytes.room(for: needed)
            let count = polled < 0 ? -1 : Glibc.read(descriptor, room.baseAddress, room.count)
            if count > 0 { return bytes.wrote(count) }
            guard count < 0, errno == EINTR || errno == EAGAIN else { throw FeedRefusal(.readerFailed) }
        }
    }
}
