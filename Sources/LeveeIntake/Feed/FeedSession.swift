import Crypto
import LeveeCore

/// Where a session puts what it reads, in the order of the file.
protocol FeedSink {
    func take(_ header: FeedHeader) throws
    /// A good record as a frame with its fingerprint, which is written over when the call is over, and the element's own XML.
    func take(_ frame: FrameBytes, xml: ElementXML) throws
    func take(_ bad: BadRecord, line: Int, xml: ElementXML) throws
}

/// One reading of one feed: turns the parser's events into a header and items.
final class FeedSession: XMLHandler {
    @exclusivity(unchecked) private var gate: ByteGate
    private let limits: FeedLimits
    private let zone: Zone
    private let today: CalendarDay
    private let skipsSignature: Bool
    private let sink: any FeedSink

    @exclusivity(unchecked) private var depth = 0
    @exclusivity(unchecked) private var hasHeader = false
    @exclusivity(unchecked) private var builder: RecordBuilder
    private let frame = FrameBytes()
    private let canonical = FrameBytes()
    /// Inside the verified signature, which is no record.
    @exclusivity(unchecked) private var isSkipping = false
    /// Names that the schema does not know, as namespace, NUL, name.
    private var unknownNames: Set<[UInt8]> = []
    /// Why the session itself stopped the parser.
    private var failure: (any Error)?

    /// The root's tag, still to be read by a fresh parser before the file goes on.
    private var preface = ArraySlice<UInt8>()
    @exclusivity(unchecked) private var isRenewing = false
    /// What a fresh parser's line numbers lack.
    private var lineShift = 0

    init(
        _ source: any ByteSource, limits: FeedLimits, zone: Zone, today: CalendarDay, skipsSignature: Bool = false,
        clock: @escaping () -> Duration, into sink: any FeedSink
    ) {
        gate = ByteGate(source, limits: limits, clock: clock)
        self.limits = limits
        self.zone = zone
        self.today = today
        self.skipsSignature = skipsSignature
        self.sink = sink
        builder = RecordBuilder(generatedOn: today, zone: zone)
    }

    /// Reads everything.
    /// - Throws: ``FeedRefusal``, or what a handler threw.
    func run() throws {
        var outcome = XMLParser.Outcome.done
        repeat {
            isRenewing = false
            depth = 0
            guard let parser = XMLParser(self) else { throw FeedRefusal(.unreadable) }
            outcome = parser.run()
        } while isRenewing
        if let failure { throw failure }
        if let refusal = refusal(after: outcome) { throw refusal }
    }

    /// What the file is refused for, the earlier fault first: the parser may have asked for more than it had used.
    private func refusal(after outcome: XMLParser.Outcome) -> FeedRefusal? {
        let found: FeedRefusal?
        switch outcome {
        case .doctype: return FeedRefusal(.doctype, line: gate.markup.declarationLine ?? gate.markup.line)
        case .failed(let line): found = FeedRefusal(.notWellFormed, line: line + lineShift)
        case .nameTooLong(let line): found = FeedRefusal(.tagTooLong, line: line + lineShift)
        // Nothing may follow that the parser did not look at.
        case .done, .stopped: found = gate.isDrained ? nil : FeedRefusal(.notWellFormed, line: gate.markup.line)
        }
        guard let fault = gate.fault else { return found }
        if let line = found?.line, let limit = fault.line, line < limit { return found }
        return fault
    }

    func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard preface.isEmpty else {
            let count = min(buffer.count, preface.count)
            _ = buffer.update(fromContentsOf: preface.prefix(count))
            preface = preface.dropFirst(count)
            return count
        }
        return gate.read(into: buffer)
    }

    func start(_ element: XMLElement) -> Bool {
        depth += 1
        return attempt { try self.open(element) }
    }

    func end(names: Int) -> Bool {
        depth -= 1
        guard depth == 1 else { return true }
        return attempt { try self.close(renewing: names > self.limits.parserNames) } && !isRenewing
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) -> Bool {
        guard let place = bytes.firstIndex(where: Self.isVisible) else { return true }
        if depth > 1 {
            builder.noteText()
            return true
        }
        let linesBehind = bytes[place...].count { $0 == 0x0A }
        failure = FeedRefusal(.textBetweenRecords, line: line + lineShift - linesBehind)
        return false
    }

    /// Whether it is other than white space.
    private static func isVisible(_ byte: UInt8) -> Bool {
        byte != 0x20 && byte != 0x0A && byte != 0x09 && byte != 0x0D
    }

    private func attempt(_ step: () throws -> Void) -> Bool {
        do { try step() } catch {
            failure = error
            return false
        }
        return true
    }

    private func open(_ element: XMLElement) throws {
        guard hasHeader else {
            // The parser tells of a tag before it sees its end, which may be missing.
            guard gate.markup.root != nil else { return }
            let header = try FeedHeader(element, line: gate.markup.rootLine, zone: zone, today: today)
            hasHeader = true
            builder = RecordBuilder(generatedOn: zone.day(of: header.generatedAt), zone: zone)
            return try sink.take(header)
        }
        // A fresh parser begins with the root's tag again.
        guard depth > 1 else { return }
        if depth == 2 { isSkipping = skipsSignature && element.isSignature }
        guard !isSkipping else { return }
        let kind = FeedElement(element)
        if kind == nil { try count(element) }
        if depth == 2 {
            builder.begin(element, kind: kind, line: gate.markup.elements.first?.line ?? 1)
        } else {
            builder.open(element, kind: kind, depth: depth - 2)
        }
    }

    private func count(_ element: XMLElement) throws(FeedRefusal) {
        unknownNames.insert(Array(element.space) + [0] + Array(element.name))
        if unknownNames.count > limits.unknownNames {
            throw FeedRefusal(.tooManyNames, line: element.line + lineShift)
        }
    }

    private func close(renewing: Bool) throws {
        guard let place = gate.markup.elements.first, let end = place.end else {
            throw FeedRefusal(.notWellFormed, line: gate.markup.line)
        }
        if !isSkipping {
            let xml = ElementXML(range: place.start..<end, bytes: gate.bytes(place.start..<end))
            if let bad = builder.finish() {
                try sink.take(bad, line: place.line, xml: xml)
            } else {
                writeFrame()
                try sink.take(frame, xml: xml)
            }
        }
        gate.drop()
        if renewing { renew(from: end, line: place.lastLine) }
    }

    /// Makes the frame of the record that was just finished.
    private func writeFrame() {
        frame.cut(to: 0)
        canonical.cut(to: 0)
        builder.finish(into: frame)
        do { try RecordFrame(written: frame).appendCanonical(to: canonical) } catch { return }
        var hash = SHA256()
        hash.update(bufferPointer: canonical.raw)
        RecordFrame.stamp(hash.finalize().withUnsafeBytes { Fingerprint($0, at: 0) }, into: frame, at: 0)
    }

    /// Lets a fresh parser go on behind the element: a parser never forgets a name, so that one parser's memory would grow
    /// with the file.
    private func renew(from place: Int, line: Int) {
        isRenewing = true
        gate.rewind(to: place)
        preface = gate.rootTag[...]
        lineShift = line - 1 - gate.rootTag.count { $0 == 0x0A }
    }
}
