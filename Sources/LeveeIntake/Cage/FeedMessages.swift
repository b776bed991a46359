import LeveeCore

// How header, bad records and refusals stand in a message.

extension MessageWriter {
    mutating func add(_ header: FeedHeader) {
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

    mutating func add(frame: [UInt8], xml: ArraySlice<UInt8>) {
        message(.record) { parts in
            parts.add(UInt32(truncatingIfNeeded: frame.count))
            parts.add(frame)
            parts.add(xml)
        }
    }

    mutating func add(_ bad: BadRecord, line: Int, xml: ArraySlice<UInt8>) {
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

    mutating func add(_ refusal: FeedRefusal) {
        message(.refusal) { parts in
            parts.add(refusal.code.rawValue)
            parts.add(UInt32(truncatingIfNeeded: refusal.line ?? 0))
            parts.add(refusal.field)
            parts.add(refusal.detail?.zh)
            parts.add(refusal.detail?.en)
        }
    }

    mutating func add(progress: Double) { message(.progress) { $0.add(progress.bitPattern) } }

    mutating func addEnd(_ warnings: [String: Int]) {
        message(.end) { parts in
            parts.add(warnings.map(\.key))
            for count in warnings.map(\.value) { parts.add(Int64(count)) }
        }
    }
}

extension MessageParts {
    mutating func header() throws(Fault) -> FeedHeader {
        let header = FeedHeader(
            source: try text(), sequence: try number(), generatedAt: try instant(), coversFrom: try day(),
            coversTo: try day(), letter: try optionalText(), purpose: try optionalText())
        guard header.isSound else { throw Fault() }
        return header
    }

    mutating func record() throws -> FeedItem {
        let length: UInt32 = try number()
        let frame = try RecordFrame(bytes, range(Int(length)))
        guard frame.isSound else { throw Fault() }
        let (bytes, xml) = (bytes, rest)
        return FeedItem(line: frame.line, content: .record(frame)) { String(decoding: bytes[xml], as: UTF8.self) }
    }

    mutating func bad() throws -> FeedItem {
        let line: UInt32 = try number()
        guard let reason = BadRecord.Reason(rawValue: try text()) else { throw Fault() }
        let (field, recordID) = (try text(), try optionalText())
        let idNumbers = try texts().map { try CitizenNumber($0) }
        let flag: UInt8 = try number()
        let documents = try texts().map { try DocumentKey($0) }
        let bad = BadRecord(
            reason: reason, field: field, recordID: recordID, idNumbers: idNumbers, hasUnreadableIDNumber: flag != 0,
            documents: documents)
        let (bytes, xml) = (bytes, rest)
        return FeedItem(line: Int(line), content: .bad(bad)) { String(decoding: bytes[xml], as: UTF8.self) }
    }

    mutating func refusal() throws(Fault) -> FeedRefusal {
        guard let code = FeedRefusal.Code(rawValue: try text()) else { throw Fault() }
        let line: UInt32 = try number()
        let (field, zh, en) = (try optionalText(), try optionalText(), try optionalText())
        let detail: Bilingual? = if let zh, let en { Bilingual(zh: zh, en: en) } else { nil }
        return FeedRefusal(code, line: line == 0 ? nil : Int(line), field: field, detail: detail)
    }

    /// Paths with their counts.
    mutating func warnings() throws(Fault) -> [String: Int] {
        var warnings: [String: Int] = [:]
        for path in try texts() {
            let count: Int64 = try number()
            warnings[path] = Int(count)
        }
        return warnings
    }

    mutating func progress() throws(Fault) -> Double {
        let bits: UInt64 = try number()
        return Double(bitPattern: bits)
    }
}
