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

    /// - Parameter isInFile: whether whoever is told can read the XML where it lies.
    func add(frame: UnsafeRawBufferPointer, xml: ElementXML, isInFile: Bool) {
        let start = begin(.record)
        add(UInt32(truncatingIfNeeded: frame.count))
        add(frame)
        add(xml, isInFile)
        end(start)
    }

    func add(_ bad: BadRecord, line: Int, xml: ElementXML, isInFile: Bool) {
        message(.bad) { parts in
            parts.add(UInt32(truncatingIfNeeded: line))
            parts.add(bad.reason.rawValue)
            parts.add(bad.field)
            parts.add(bad.recordID)
            parts.add(bad.idNumbers.map(\.text))
            parts.add(UInt8(bad.hasUnreadableIDNumber ? 1 : 0))
            parts.add(bad.documents.map(\.description))
            parts.add(xml, isInFile)
        }
    }

    private func add(_ xml: ElementXML, _ isInFile: Bool) {
        add(UInt8(isInFile ? 1 : 0))
        guard isInFile else { return add(xml.bytes) }
        add(Int64(xml.range.lowerBound))
        add(Int64(xml.range.count))
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

extension MessageParts {
    mutating func header() throws(Fault) -> FeedHeader {
        let header = FeedHeader(
            source: try text(), sequence: try number(), generatedAt: try instant(), coversFrom: try day(),
            coversTo: try day(), letter: try optionalText(), purpose: try optionalText())
        guard header.isSound else { throw Fault() }
        return header
    }

    mutating func record() throws -> RecordFrame {
        let length: UInt32 = try number()
        let frame = try RecordFrame(bytes, range(Int(length)))
        guard frame.isSound else { throw Fault() }
        return frame
    }

    mutating func bad() throws -> (BadRecord, line: Int) {
        let line: UInt32 = try number()
        guard let reason = BadRecord.Reason(rawValue: try text()) else { throw Fault() }
        let (field, recordID) = (try text(), try optionalText())
        let idNumbers = try texts().map { try CitizenNumber($0) }
        let flag: UInt8 = try number()
        let documents = try texts().map { try DocumentKey($0) }
        let bad = BadRecord(
            reason: reason, field: field, recordID: recordID, idNumbers: idNumbers, hasUnreadableIDNumber: flag != 0,
            documents: documents)
        return (bad, Int(line))
    }

    /// Where the element's XML lies, at the end of its message.
    mutating func elementPlace() throws(Fault) -> ElementPlace {
        let isInFile: UInt8 = try number()
        guard isInFile != 0 else { return .here(rest) }
        let (start, count): (Int64, Int64) = (try number(), try number())
        guard start >= 0, count >= 0, count <= MessageLots.limit, start <= Int64.max - count else { throw Fault() }
        return .file(Int(start)..<Int(start + count))
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
