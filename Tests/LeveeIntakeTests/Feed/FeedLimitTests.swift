import LeveeCore
import Testing

@testable import LeveeIntake

/// Exactly the limit is inside, one beyond refuses the file.
struct FeedLimitTests {
    private static let limit = 65_536

    /// A construct that is padded to a number of bytes.
    struct Padded: CustomTestStringConvertible {
        var start: String
        var end: String
        var code: FeedRefusal.Code
        var fill = "x"
        var testDescription: String { start }

        func text(_ bytes: Int) -> String {
            start + String(repeating: fill, count: (bytes - (start + end).utf8.count) / fill.utf8.count) + end
        }
    }

    @Test(arguments: [
        Padded(start: "<a b='", end: "'/>", code: .tagTooLong),
        Padded(start: "<a b='>", end: "'></a>", code: .tagTooLong),
        Padded(start: "<a></a", end: ">", code: .tagTooLong, fill: " "),
        Padded(start: "<!--", end: "-->", code: .textTooLong),
        Padded(start: "<?p ", end: "?>", code: .textTooLong),
        Padded(start: "<a>", end: "</a>", code: .textTooLong),
        Padded(start: "<a><![CDATA[", end: "]]></a>", code: .textTooLong),
        Padded(start: "<a>x<!-- ", end: " --></a>", code: .textTooLong),
    ])
    func token(_ padded: Padded) {
        // What the tags around it add to the construct that is measured.
        let around: [String: Int] = [
            "<a b='>": 4, "<a></a": 3, "<a>": 7, "<a><![CDATA[": 7, "<a>x<!-- ": 8,
        ]
        let exact = Self.limit + (around[padded.start] ?? 0)
        let inside = FeedReading(FeedSample.root() + "\n" + padded.text(exact) + FeedSample.filing + "</borderFeed>")
        #expect(inside.refusal == nil)
        #expect(inside.records.count == 1)
        let beyond = FeedReading(
            FeedSample.root() + "\n" + padded.text(exact + 1) + FeedSample.filing + "</borderFeed>")
        #expect(beyond.refusal == FeedRefusal(padded.code, line: 2))
    }

    @Test func textIsCountedFromTagToTag() {
        let half = String(repeating: " ", count: Self.limit / 2)
        let inside = FeedSample.feed(half + "<!-- x -->" + half + FeedSample.filing + half + half)
        #expect(FeedReading(inside).refusal == nil)
        #expect(FeedReading(FeedSample.feed(half + "<!-- x -->" + half + " ")).refusal?.code == .textTooLong)
        #expect(FeedReading(FeedSample.feed(half + "<![CDATA[]]>" + half)).refusal?.code == .textTooLong)
    }

    @Test func multiByteTextIsMeasuredInBytes() {
        let wide = String(repeating: "张", count: Self.limit / 3)
        #expect(FeedReading(FeedSample.feed("<a>\(wide)x</a>")).refusal == nil)
        #expect(FeedReading(FeedSample.feed("<a>\(wide)xx</a>")).refusal?.code == .textTooLong)
    }

    @Test(arguments: [(64, nil), (65, FeedRefusal.Code.tooManyAttributes), (6_000, .tooManyAttributes)])
    func attributes(count: Int, code: FeedRefusal.Code?) {
        let attributes = (0..<count).map { " a\($0)='1'" }.joined()
        let reading = FeedReading(FeedSample.root() + "\n<x\(attributes)/>" + FeedSample.filing + "</borderFeed>")
        #expect(reading.refusal == code.map { FeedRefusal($0, line: 2) })
        #expect(reading.bad.count == (code == nil ? 1 : 0))
    }

    @Test func fortyThousandAttributes() {
        let attributes = (0..<40_000).map { " a\($0)='1'" }.joined()
        #expect(FeedReading(FeedSample.feed("<x\(attributes)/>")).refusal == FeedRefusal(.tooManyAttributes, line: 1))
    }

    @Test(arguments: [(31, nil), (32, FeedRefusal.Code.tooDeep), (5_000, .tooDeep)])
    func depth(below root: Int, code: FeedRefusal.Code?) {
        let open = String(repeating: "<a>", count: root - 1)
        let close = String(repeating: "</a>", count: root - 1)
        let reading = FeedReading(FeedSample.feed("\n" + open + "<a/>" + close))
        #expect(reading.refusal == code.map { FeedRefusal($0, line: 2) })
    }

    @Test func unknownNames() {
        func feed(_ count: Int) -> String {
            let names = (0..<count).map { "<n\($0)/>" }.joined()
            return FeedSample.root() + "\n" + names + names + FeedSample.filing + "</borderFeed>"
        }
        #expect(FeedReading(feed(64)).bad.count == 128)
        #expect(FeedReading(feed(64)).refusal == nil)
        #expect(FeedReading(feed(65)).refusal == FeedRefusal(.tooManyNames, line: 2))
        #expect(FeedReading(feed(600)).refusal == FeedRefusal(.tooManyNames, line: 2))
        // The same name in another namespace is another name.
        let spaces = (0..<65).map { "<n xmlns='urn:\($0)'/>" }.joined()
        #expect(FeedReading(FeedSample.feed(spaces)).refusal?.code == .tooManyNames)
    }

    @Test func fileSize() {
        let feed = FeedSample.feed(FeedSample.filing + "\n", after: "\n")
        var limits = FeedLimits.standard
        #expect(limits.fileBytes == 2_147_483_648)
        limits.fileBytes = feed.utf8.count
        #expect(FeedReading(feed, limits: limits).refusal == nil)
        limits.fileBytes -= 1
        #expect(FeedReading(feed, limits: limits).refusal == FeedRefusal(.tooLarge, line: 2))
        limits.fileBytes = 10
        #expect(FeedReading(feed, limits: limits).refusal == FeedRefusal(.tooLarge, line: 1))
    }

    /// A source that takes its time over every 64 KiB.
    private final class SlowSource: ByteSource {
        private let inner: MemorySource
        private let pause: Duration
        var now = Duration.zero

        init(_ bytes: [UInt8], pause: Duration) {
            inner = MemorySource(bytes, piece: 65_536)
            self.pause = pause
        }

        func read(into buffer: UnsafeMutableRawBufferPointer, within patience: Duration) throws(FeedRefusal) -> Int {
            now += pause
            return inner.read(into: buffer, within: patience)
        }
    }

    /// Sixteen reads make a MiB: 20 s for them is inside.
    @Test(arguments: [(1250, nil), (1251, FeedRefusal.Code.tooSlow)])
    func slowSource(milliseconds: Int, code: FeedRefusal.Code?) {
        let feed = FeedSample.feed(String(repeating: FeedSample.filing + "\n", count: 30_000))
        let source = SlowSource(Array(feed.utf8), pause: .milliseconds(milliseconds))
        let reading = FeedReading([], clock: { source.now }, source: source)
        #expect(reading.refusal?.code == code)
        #expect(reading.refusal == nil || reading.refusal?.line != nil)
    }
}
