import CFeedSignature
import Crypto
public import LeveeCore

/// How one file becomes records: read as our own feed, its signature verified where its source must sign, or translated by a
/// profile first.
public struct FeedRecipe {
    public var reader: FeedReader
    public var rules: SignatureRules
    /// nil for our own feed.
    public var profile: FeedProfile?
    /// Whether the file is a spreadsheet, by ``TranslatedFeed/isSpreadsheet(path:)``.
    public var isTable: Bool
    public var options: FeedHeaderOptions

    public init(
        _ reader: FeedReader, rules: SignatureRules, profile: FeedProfile? = nil, isTable: Bool = false,
        options: FeedHeaderOptions = FeedHeaderOptions()
    ) {
        self.reader = reader
        self.rules = rules
        self.profile = profile
        self.isTable = isTable
        self.options = options
    }

    /// Does what has to be done before nothing can be opened any more.
    func prepare() -> Bool { rules.isEmpty || levee_signature_prepare() }

    /// Whether the elements lie in the file as they are read: nothing is translated, nothing held in memory.
    var isPlain: Bool { profile == nil && rules.isEmpty }

    /// Bytes that reading may need.
    var memory: Int { Cage.memory + (rules.isEmpty ? 0 : rules.fileBytes * Cage.treeFactor) }

    /// Reads a file that is open.
    /// - Returns: paths that the profile neither maps nor ignores, with their counts.
    func read(
        descriptor: Int32, progress: @escaping (Double) -> Void, into sink: any FeedSink
    ) throws -> [String: Int] {
        guard let profile else {
            let source = FileSource(descriptor: descriptor, progress: progress)
            let feed = try SignedFeed(source, rules: rules, reader: reader)
            try feed.reader.read(feed.source, into: sink)
            return [:]
        }
        let feed = try TranslatedFeed(
            descriptor: descriptor, profile: profile, isTable: isTable, options: options, zone: reader.zone,
            limits: reader.limits, digest: { Array(SHA256.hash(data: $0)) }, progress: progress)
        try reader.read(feed, into: UnsignedSink(sink: sink, rules: rules))
        return feed.warnings
    }
}

/// A file in another vocabulary has no signature of ours: a source that must sign cannot come in so.
private struct UnsignedSink: FeedSink {
    let sink: any FeedSink
    let rules: SignatureRules

    func take(_ header: FeedHeader) throws {
        guard !rules.mustSign(header.source) else { throw FeedRefusal(.notSigned) }
        try sink.take(header)
    }

    func take(_ frame: FrameBytes, xml: ElementXML) throws { try sink.take(frame, xml: xml) }
    func take(_ bad: BadRecord, line: Int, xml: ElementXML) throws { try sink.take(bad, line: line, xml: xml) }
}
