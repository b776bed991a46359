import LeveeCore

/// The gate before the XML parser: only plain, strict UTF-8 within the limits comes through, and in time.
///
/// Bytes are taken in whole chunks, so that the answer never depends on how the source cuts them, and are kept until the
/// element under the root to which they belong was handled.
struct ByteGate {
    private static let chunk = 128 << 10

    private let source: any ByteSource
    private let limits: FeedLimits
    private let clock: () -> Duration
    private var check = UTF8Check()
    private(set) var markup: MarkupScanner

    /// The bytes of the file from `base` on; `filled` of them are there.
    private var window = [UInt8](repeating: 0, count: ByteGate.chunk)
    private var base = 0
    private var filled = 0
    /// Places in the file: the next byte for the parser, and the end of what it may have.
    private var next = 0
    private var good = 0
    private var isAtEnd = false
    /// When the last whole stride was finished.
    private var mark: Duration

    /// Why nothing comes through behind the last good byte.
    private(set) var fault: FeedRefusal?
    /// The root's start tag, byte for byte.
    private(set) var rootTag: [UInt8] = []

    /// - Parameter tracksTags: whether every tag's line is kept, and the bytes of no element.
    init(
        _ source: any ByteSource, limits: FeedLimits, clock: @escaping () -> Duration, tracksTags: Bool = false
    ) {
        self.source = source
        self.limits = limits
        self.clock = clock
        markup = MarkupScanner(limits: limits, tracksTags: tracksTags)
        mark = clock()
    }

    /// Copies the next good bytes; 0 at the end or before a fault.
    mutating func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        while next == good, fault == nil, !isAtEnd { refill() }
        let count = min(buffer.count, good - next)
        let place = next - base
        window.withUnsafeBytes { bytes in
            UnsafeMutableRawBufferPointer(buffer).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: bytes[place..<place + count]))
        }
        next += count
        return count
    }

    /// Whether the parser took everything there is.
    var isDrained: Bool { next == good && (isAtEnd || fault != nil) }

    /// Goes back to a place that was not yet given up.
    mutating func rewind(to place: Int) { next = place }

    /// The bytes of a range; empty where they were given up already.
    func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> {
        guard range.lowerBound >= base, range.upperBound <= base + filled else { return [] }
        return window[range.lowerBound - base..<range.upperBound - base]
    }

    /// Takes the oldest element under the root off the list; its bytes may be given up.
    mutating func drop() { _ = markup.elements.popFirst() }

    /// Line on which the next start tag begins that was not asked for.
    mutating func nextTagLine() -> Int? { markup.tagLines.popFirst() }

    private mutating func refill() {
        giveUp()
        if window.count - filled < Self.chunk {
            window.append(contentsOf: repeatElement(0, count: max(Self.chunk, window.count)))
        }
        let first = filled
        do { try fill(upTo: first + Self.chunk) } catch {
            fault = FeedRefusal(error.code, line: markup.line)
            return
        }
        examine(first..<filled)
    }

    /// Moves what is still needed to the front of the window.
    private mutating func giveUp() {
        let needed = min(next, markup.openStart, markup.elements.first?.start ?? next)
        let gone = needed - base
        let end = filled
        guard gone > 0 else { return }
        window.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[gone..<end])) }
        base += gone
        filled -= gone
    }

    private mutating func fill(upTo end: Int) throws(FeedRefusal) {
        while filled < end, !isAtEnd {
            let waited = clock() - mark
            guard waited <= limits.patience else { throw FeedRefusal(.tooSlow) }
            let count = try read(upTo: end, within: limits.patience - waited)
            let now = clock()
            guard now - mark <= limits.patience else { throw FeedRefusal(.tooSlow) }
            let before = base + filled
            filled += count
            if before / limits.stride < (base + filled) / limits.stride { mark = now }
            isAtEnd = count == 0
        }
    }

    private mutating func read(upTo end: Int, within patience: Duration) throws(FeedRefusal) -> Int {
        let (source, first) = (source, filled)
        return try window.withUnsafeMutableBufferPointer { bytes throws(FeedRefusal) in
            let rest = UnsafeMutableBufferPointer(rebasing: bytes[first..<end])
            return try source.read(into: UnsafeMutableRawBufferPointer(rest), within: patience)
        }
    }

    /// Admits the new bytes up to the first one that is wrong.
    private mutating func examine(_ range: Range<Int>) {
        // A second reference, never written to, so that the state may change while the bytes are looked at.
        let bytes = window
        fault = bytes.withUnsafeBufferPointer { firstFault($0, range) }
        if rootTag.isEmpty, let root = markup.root {
            rootTag = Array(bytes[root.lowerBound - base..<root.upperBound - base])
        }
    }

    private mutating func firstFault(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> FeedRefusal? {
        if base + range.lowerBound == 0, let refusal = Prologue.fault(in: .init(rebasing: bytes[range])) {
            return refusal
        }
        let inside = range.clamped(to: range.lowerBound..<max(range.lowerBound, limits.fileBytes - base))
        let wrong = check.firstWrong(in: bytes, inside)
        let admitted = inside.lowerBound..<(wrong ?? inside.upperBound)
        if let broken = markup.scan(UnsafeBufferPointer(rebasing: bytes[admitted])) {
            good = max(next, broken.offset)
            return broken.refusal
        }
        if let line = markup.lineOfTooLarge {
            good = max(next, base + range.lowerBound)
            return FeedRefusal(.recordTooLarge, line: line)
        }
        good = base + admitted.upperBound
        if wrong != nil { return FeedRefusal(.notUTF8, line: markup.line) }
        if inside != range { return FeedRefusal(.tooLarge, line: markup.line) }
        if isAtEnd, !check.isComplete { return FeedRefusal(.notUTF8, line: markup.line) }
        return nil
    }
}
