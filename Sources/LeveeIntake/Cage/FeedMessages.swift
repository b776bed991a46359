import LeveeCore

// How header, bad records and refusals stand in a message.

extension MessageWriter {
    func add(_ header: FeedHeader) {
        message(.header) { parts in
            parts.add(header.source)
            parts.add(header.sequence)
            parts.add(header.generatedAt.nanoseconds)
            parts.add(header.coversFrom.number)
            parts.add(header.coversTo.number)
            parts.add(header.letter)
            parts.add(header.purpose)
        }
    }

    func add(frame: UnsafeRawBufferPointer, xml: ArraySlice<UInt8>) {
        let start = begin(.record)
        add(UInt32(truncatingIfNeeded: frame.count))
        add(frame)
        add(xml)
        end(start)
    }

    func add(_ bad: BadRecord, line: Int, xml: ArraySlice<UInt8>) {
        message(.bad) { parts in
            parts.add(UInt32(truncatingIfNeeded: line))
            parts.add(bad.reason.rawValue)
            parts.add(bad.field)
            parts.add(bad.recordID)
            parts.add(bad.idNumbers.map(\.text))
            parts.add(UInt8(bad.hasUnreadableIDNumber ? 1 : 0))
            parts.add(bad.documents.map(\.description))
            parts.add(xml)
        }
    }

    func add(_ refusal: FeedRefusal) {
        message(.refusal) { parts in
            parts.add(refusal.code.rawValue)
            parts.add(UInt32(truncatingIfNeeded: refusal.line ?? 0))
            parts.add(refusal.field)
            parts.add(refusal.detail?.zh)
            parts.add(refusal.detail?.en)
        }
    }

    func add(progress: Double) { message(.progress) { $0.add(progress.bitPattern) } }

    func addEnd(_ warnings: [String: Int]) {
        message(.end) { parts in
            parts.add(warnings.map(\.key))
            for count in warnings.map(\.value) { parts.add(Int64(count)) }
        }
    }
}

/// What a message tells.
enum FeedEvent {
    case header(FeedHeader)
    /// An element under the root, and where its own XML lies.
    case item(line: Int, FeedItem.Content, Range<Int>)
    /// How much of a regular file is read, from 0 to 1.
    case progress(Double)
    case refusal(FeedRefusal)
    /// With the paths that a profile does not know.
    case end([String: Int])
}

/// What messages tell that came together, and the bytes in which they lie.
struct FeedLot {
    var bytes: FrameBytes
    var events: [FeedEvent] = []
}

extension MessageParts {
    mutating func event(_ kind: MessageKind) throws -> FeedEvent {
        switch kind {
        case .header: .header(try header())
        case .record: try record()
        case .bad: try bad()
        case .progress: .progress(try progress())
        case .refusal: .refusal(try refusal())
        case .end: .end(try warnings())
        }
    }

    private mutating func header() throws(Fault) -> FeedHeader {
        FeedHeader(
            source: try text(), sequence: try number(), generatedAt: try instant(), coversFrom: try day(),
            coversTo: try day(), letter: try optionalText(), purpose: try optionalText())
    }

    private mutating func record() throws -> FeedEvent {
        let length: UInt32 = try number()
        let frame = try RecordFrame(bytes, range(Int(length)))
        return .item(line: frame.line, .record(frame), rest)
    }

    private mutating func bad() throws -> FeedEvent {
        let line: UInt32 = try number()
        guard let reason = BadRecord.Reason(rawValue: try text()) else { throw Fault() }
        let (field, recordID) = (try text(), try optionalText())
        let idNumbers = try texts().map { try CitizenNumber($0) }
        let flag: UInt8 = try number()
        let documents = try texts().map { try DocumentKey($0) }
        let bad = BadRecord(
            reason: reason, field: field, recordID: recordID, idNumbers: idNumbers, hasUnreadableIDNumber: flag != 0,
            documents: documents)
        return .item(line: Int(line), .bad(bad), rest)
    }

    private mutating func refusal() throws(Fault) -> FeedRefusal {
        guard let code = FeedRefusal.Code(rawValue: try text()) else { throw Fault() }
        let line: UInt32 = try number()
        let (field, zh, en) = (try optionalText(), try optionalText(), try optionalText())
        let detail: Bilingual? = if let zh, let en { Bilingual(zh: zh, en: en) } else { nil }
        return FeedRefusal(code, line: line == 0 ? nil : Int(line), field: field, detail: detail)
    }

    /// Paths with their counts.
    private mutating func warnings() throws(Fault) -> [String: Int] {
        var warnings: [String: Int] = [:]
        for path in try texts() {
            let count: Int64 = try number()
            warnings[path] = Int(count)
        }
        return warnings
    }

    private mutating func progress() throws(Fault) -> Double {
        let bits: UInt64 = try number()
        return Double(bitPattern: bits)
    }
}
