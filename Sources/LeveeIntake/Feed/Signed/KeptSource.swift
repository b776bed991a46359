import LeveeCore

/// A source that can be read a second time: it keeps what was read before ``rewind()``, gives it again, then the rest.
final class KeptSource: ByteSource {
    private let source: any ByteSource
    private(set) var bytes: [UInt8] = []
    /// Most bytes to keep; nil for no limit.
    var limit: Int?
    /// Next byte to give again; nil while bytes are still being kept.
    private var place: Int?

    init(_ source: any ByteSource) { self.source = source }

    /// Begins the second reading.
    func rewind() { place = 0 }

    /// - Throws: ``FeedRefusal`` `signedTooLarge` beyond the limit, and what the source throws.
    func read(into buffer: UnsafeMutableRawBufferPointer, within patience: Duration) throws(FeedRefusal) -> Int {
        guard let next = place else {
            let count = try source.read(into: buffer, within: patience)
            bytes += buffer[..<count]
            if let limit, bytes.count > limit { throw FeedRefusal(.signedTooLarge) }
            return count
        }
        guard next < bytes.count else {
            bytes = []
            place = 0
            return try source.read(into: buffer, within: patience)
        }
        let count = min(buffer.count, bytes.count - next)
        buffer.copyBytes(from: bytes[next..<next + count])
        place = next + count
        return count
    }
}
