public import LeveeCore

/// A feed that may be imported: its source need not sign, or its signature was verified (签名核验).
///
/// The bytes are read once. Those of a source that must sign are held in memory, verified, and imported from there; any
/// other feed goes on from where its source was told.
public struct SignedFeed {
    /// Reads ``source``; it skips the one verified signature.
    public private(set) var reader: FeedReader
    public private(set) var source: any ByteSource

    /// Reads any source as far as needed.
    /// - Throws: ``FeedRefusal``.
    public init(_ source: any ByteSource, rules: SignatureRules, reader: FeedReader) throws {
        self.reader = reader
        self.source = source
        guard !rules.isEmpty else { return }
        let kept = KeptSource(source)
        if let signer = try Self.signer(of: kept, rules, reader) {
            try SignatureCheck(rules: rules).verify(kept.bytes, of: signer)
            self.reader.skipsSignature = true
        }
        kept.rewind()
        self.source = kept
    }

    private struct NeedNotSign: Error {}

    /// The source where it must sign: then everything was read and has passed the gate, the limits and the parser, before
    /// any tree is built of it. Nil where it need not: then no more was read than the root.
    ///
    /// The reader itself says which source it is, so that the two readings can never differ.
    private static func signer(of kept: KeptSource, _ rules: SignatureRules, _ reader: FeedReader) throws -> String? {
        var signer: String?
        do {
            try reader.read(kept) { header in
                guard rules.mustSign(header.source) else { throw NeedNotSign() }
                signer = header.source
                kept.limit = rules.fileBytes
            } item: { _ in
            }
        } catch is NeedNotSign { return nil }
        guard let signer else { throw FeedRefusal(.wrongRoot) }
        guard kept.bytes.count <= rules.fileBytes else { throw FeedRefusal(.signedTooLarge) }
        return signer
    }
}
