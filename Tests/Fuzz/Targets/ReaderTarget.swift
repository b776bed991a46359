@testable import LeveeCore
@testable import LeveeIntake
@testable import LeveeSQLite

/// Our own feed behind the gate, as an import reads it: cuts and fresh parsers change nothing, a good record is the same in
/// its frame, out of it and read again from its own XML, and the pushed parser tells what the pulling one does.
enum ReaderTarget {
    static func check(_ bytes: [UInt8]) throws {
        let chance = Chance(bytes)
        let whole = try Reading(bytes)
        try holdEqual(whole, try Reading { try read(bytes, chance, .standard, $0, $1) }, "a feed in pieces")
        var limits = FeedLimits.standard
        limits.parserNames = 1
        try holdEqual(whole, try Reading { try read(bytes, chance, limits, $0, $1) }, "a feed with fresh parsers")
        if let header = whole.header { for item in whole.items { try check(item, header) } }
        try checkPipe(bytes, whole)
        try checkPush(bytes, chance)
    }

    /// What is told over the pipe arrives as it was: nothing that the reader makes is refused there.
    private static func checkPipe(_ bytes: [UInt8], _ whole: Reading) throws {
        let pipe = Pipe()
        do {
            try Reading.reader().read(MemorySource(bytes), into: pipe)
            pipe.writer.addEnd([:])
        } catch let refusal as FeedRefusal { pipe.writer.add(refusal) }
        let file = try MemoryFile(Array(pipe.writer.raw))
        let told = try Reading { header, item in
            let inbox = MessageInbox(file.descriptor, patience: .seconds(1))
            _ = try inbox.handOn(progress: { _ in }, header: header, item: item)
        }
        try holdEqual(whole, told, "a feed over the pipe")
    }

    private static func read(
        _ bytes: [UInt8], _ chance: Chance, _ limits: FeedLimits, _ header: (FeedHeader) throws -> Void,
        _ item: (FeedItem) throws -> Void
    ) throws {
        try Reading.reader(limits).read(
            PieceSource(bytes, chance), clock: { .zero }, header: header, item: item)
    }

    private static func check(_ item: Reading.Item, _ header: FeedHeader) throws {
        let xml = Array(item.xml.utf8)
        _ = RecordOutline.values(of: xml, under: header)
        guard case .record(let record, let doubts, let fingerprint) = item.content else { return }
        let frame = try RecordFrame(record, line: item.line, doubts: FeedDoubts(doubts))
        try holdEqual(
            fingerprint, Fingerprint(Digest.sha256(frame.canonical)), "the fingerprint of a record out of its frame")
        let again: FeedItem.Content
        do { again = try RecordReader(zone: .shanghai).read(xml, under: header, today: Reading.today) } catch {
            throw Broken("a good record's own XML is refused: \(error)")
        }
        guard case .record(let second) = again else { throw Broken("a good record is bad by itself: \(again)") }
        try holdEqual(fingerprint, second.fingerprint, "a record read again from its own XML")
    }

    /// Pulled and pushed, behind the gate.
    private static func checkPush(_ bytes: [UInt8], _ chance: Chance) throws {
        var gate = ByteGate(MemorySource(bytes), limits: .standard, clock: { .zero })
        var buffer = [UInt8](repeating: 0, count: bytes.count + 1)
        let count = buffer.withUnsafeMutableBufferPointer { gate.read(into: $0) }
        guard gate.fault == nil, count == bytes.count else { return }
        let pulled = EventLog(bytes)
        guard let parser = XMLParser(pulled) else { return }
        let outcome = parser.run()
        let pushed = EventLog([])
        guard let second = PushParser(pushed) else { return }
        var chance = chance
        for piece in chance.pieces(bytes) where !piece.withUnsafeBufferPointer({ second.push($0) }) { break }
        let other = second.finish()
        try holdEqual(outcome == .done, other == .done, "how pulled and pushed parsers end")
        if outcome == .done { try holdEqual(pulled.events, pushed.events, "what pulled and pushed parsers tell") }
    }
}

/// What the reader in its cage writes.
private final class Pipe: FeedSink {
    let writer = MessageWriter()

    func take(_ header: FeedHeader) { writer.add(header) }
    func take(_ frame: FrameBytes, xml: ElementXML) { writer.add(frame: frame.raw, xml: xml, isInFile: false) }
    func take(_ bad: BadRecord, line: Int, xml: ElementXML) { writer.add(bad, line: line, xml: xml, isInFile: false) }
}

/// Writes down what a parser tells; pieces of one text are put together.
private final class EventLog: XMLHandler {
    private(set) var events: [String] = []
    private let source: MemorySource
    private var isText = false

    /// The gate fills every buffer as far as it can, and the library counts on its first four bytes.
    init(_ bytes: [UInt8]) { source = MemorySource(bytes) }

    func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        source.read(into: UnsafeMutableRawBufferPointer(buffer), within: .zero)
    }

    func start(_ element: XMLElement) -> Bool {
        isText = false
        let attributes = element.all.map { "\(Self.text($0.space))|\(Self.text($0.name))=\(Self.text($0.value))" }
        events.append("<\(Self.text(element.space))|\(Self.text(element.name)) \(attributes)")
        return true
    }

    func end(names: Int) -> Bool {
        isText = false
        events.append(">")
        return true
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) -> Bool {
        if isText { events[events.count - 1] += Self.text(bytes) } else { events.append(Self.text(bytes)) }
        isText = true
        return true
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
