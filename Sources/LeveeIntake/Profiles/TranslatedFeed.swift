import LeveeCore

/// A file in another vocabulary, as the bytes of our own feed. It is read once, by ``FeedReader/read(_:header:item:)``.
public final class TranslatedFeed: ByteSource {
    private let units: any UnitSource
    private let options: FeedHeaderOptions
    private var translator: UnitTranslator
    private var ready: ArraySlice<UInt8> = []
    private var hasBegun = false
    private var isOver = false
    /// Why the translation ended early. What comes out then is no whole document.
    private(set) var refusal: FeedRefusal?

    init(_ units: any UnitSource, _ translator: UnitTranslator, _ options: FeedHeaderOptions) {
        self.units = units
        self.translator = translator
        self.options = options
    }

    /// Paths that the profile neither maps nor ignores, and numbers that stayed as they were written, with their counts;
    /// never a value.
    public var warnings: [String: Int] { units.unknown.merging(translator.notes) { $0 + $1 } }

    public func read(into buffer: UnsafeMutableRawBufferPointer, within patience: Duration) -> Int {
        while ready.isEmpty, !isOver {
            do { try goOn() } catch {
                refusal = error
                isOver = true
            }
            // What was written before a fault still comes out: it tells what is at fault first.
            ready = translator.take()[...]
        }
        let count = min(buffer.count, ready.count)
        buffer.copyBytes(from: ready.prefix(count))
        ready = ready.dropFirst(count)
        return count
    }

    private func goOn() throws(FeedRefusal) {
        let units = try self.units.next()
        for (unit, index) in units ?? [] {
            try begin()
            try translator.write(unit, index)
        }
        guard units == nil else { return }
        isOver = true
        try begin()
        translator.end()
    }

    private func begin() throws(FeedRefusal) {
        guard !hasBegun else { return }
        hasBegun = true
        try translator.begin(units.preamble, options, line: units.rootLine)
    }
}

extension FeedReader {
    /// Reads a translated file in this process.
    func read(
        _ feed: TranslatedFeed, header: (FeedHeader) throws -> Void, item: (FeedItem) throws -> Void
    ) throws {
        try withoutActuallyEscaping(header) { header in
            try withoutActuallyEscaping(item) { item in try read(feed, into: ItemSink(header: header, item: item)) }
        }
    }

    /// Reads a translated file.
    /// - Throws: as ``read(path:progress:header:item:)``; lines are those of the source.
    func read(_ feed: TranslatedFeed, into sink: any FeedSink) throws {
        // The gate of the source has its own patience; a long part that is ignored gives nothing for long.
        var reader = self
        reader.limits.patience = .seconds(1 << 40)
        do {
            try reader.read(feed as any ByteSource, into: sink)
        } catch let found as FeedRefusal {
            // What we write is well formed as far as it goes: that it ends early is the fault of the source.
            guard found.code == .notWellFormed, let refusal = feed.refusal else { throw found }
            throw refusal
        }
    }
}
