public import LeveeCore

/// Reads border feeds: bytes in, one header and the items of the file in their order out. It saves nothing.
///
/// Memory does not grow with the number of records. Items that were handed on before a file is refused are void.
public struct FeedReader: Sendable {
    /// Where the day of an instant is taken: the policy's zone.
    public var zone: Zone
    /// The day of the import: a file may lie one day ahead of it.
    public var today: CalendarDay
    public var limits: FeedLimits
    /// Whether an XML signature under the root is neither a record nor counted: for feeds whose signature was verified.
    public var skipsSignature = false

    public init(zone: Zone, today: CalendarDay, limits: FeedLimits = .standard) {
        self.zone = zone
        self.today = today
        self.limits = limits
    }

    /// Reads a file, pipe or device.
    /// - Parameter progress: told how much of a regular file is read, from 0 to 1.
    /// - Throws: ``FeedRefusal`` where the file is refused, and whatever a handler throws, which ends the reading.
    public func read(
        path: String, progress: (Double) -> Void = { _ in }, header: (FeedHeader) throws -> Void,
        item: (FeedItem) throws -> Void
    ) throws {
        try withoutActuallyEscaping(progress) { progress in
            let source = try FileSource(path: path, limit: limits.fileBytes, progress: progress)
            try read(source, header: header, item: item)
        }
    }

    /// Reads bytes in memory.
    /// - Throws: as ``read(path:header:item:)``.
    public func read(
        bytes: [UInt8], header: (FeedHeader) throws -> Void, item: (FeedItem) throws -> Void
    ) throws {
        try read(MemorySource(bytes), header: header, item: item)
    }

    /// Reads any other source. The clock gives the time since any fixed moment and never goes back.
    /// - Throws: as ``read(path:header:item:)``.
    public func read(
        _ source: any ByteSource, clock: (() -> Duration)? = nil, header: (FeedHeader) throws -> Void,
        item: (FeedItem) throws -> Void
    ) throws {
        try withoutActuallyEscaping(header) { header in
            try withoutActuallyEscaping(item) { item in
                try read(source, clock: clock, into: ItemSink(header: header, item: item))
            }
        }
    }

    func read(_ source: any ByteSource, clock: (() -> Duration)? = nil, into sink: any FeedSink) throws {
        let start = SuspendingClock.now
        let session = FeedSession(
            source, limits: limits, zone: zone, today: today, skipsSignature: skipsSignature,
            clock: clock ?? { start.duration(to: SuspendingClock.now) }, into: sink)
        try session.run()
    }
}

/// Hands on items in this process.
struct ItemSink: FeedSink {
    let header: (FeedHeader) throws -> Void
    let item: (FeedItem) throws -> Void

    func take(_ header: FeedHeader) throws { try self.header(header) }

    func take(_ frame: FrameBytes, xml: ElementXML) throws {
        let record = try RecordFrame(Array(frame.raw))
        try item(FeedItem(line: record.line, content: .record(record)) { xml.text })
    }

    func take(_ bad: BadRecord, line: Int, xml: ElementXML) throws {
        try item(FeedItem(line: line, content: .bad(bad)) { xml.text })
    }
}
