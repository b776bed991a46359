import Foundation
import LeveeCore
import Testing

@testable import LeveeIntake

/// What bytes are let in, and on which line a file that is not is refused.
struct FeedBytesTests {
    @Test(arguments: [
        "<?xml version='1.0' encoding='UTF-8'?>", "<?xml version=\"1.0\" encoding=\"utf-8\" standalone='yes'?>\r\n",
        "<?xml version='1.0' encoding = 'Utf-8' standalone='no' ?>", "<?xml\tversion='1.0'?>", "",
        "\u{FEFF}<?xml version='1.0' encoding='UTF-8'?>", "\u{FEFF}", "\u{FEFF}\n",
    ])
    func admitted(start: String) {
        let reading = FeedReading(FeedSample.feed(FeedSample.filing, before: start))
        #expect(reading.refusal == nil)
        #expect(reading.records.count == 1)
    }

    @Test(arguments: [
        ("<?xml version='1.0' encoding='UTF-7'?>", FeedRefusal.Code.notUTF8),
        ("<?xml version='1.0' encoding='GB18030'?>", .notUTF8), ("<?xml version='1.0' encoding='UTF-16'?>", .notUTF8),
        ("<?xml version='1.0' encoding='utf8'?>", .notUTF8), ("<?xml version='1.0' encoding=' UTF-8'?>", .notUTF8),
        ("<?xml version='1.0' encoding=''?>", .notUTF8), ("<?xml version='1.1'?>", .notWellFormed),
        ("<?xml version='1.0' standalone='maybe'?>", .notWellFormed), ("<?xml encoding='UTF-8'?>", .notWellFormed),
        ("<?xml version='1.0'encoding='UTF-8'?>", .notWellFormed), ("<?xml version='1.0'>", .notWellFormed),
        (" <?xml version='1.0'?>", .notWellFormed), ("\u{FEFF}\u{FEFF}", .notWellFormed), ("x", .notWellFormed),
        ("<?xml version='1.0' standalone='yes' encoding='UTF-8'?>", .notWellFormed),
    ])
    func declaration(start: String, code: FeedRefusal.Code) {
        let refusal = FeedReading(FeedSample.feed(FeedSample.filing, before: start)).refusal
        #expect(refusal?.code == code)
        #expect(refusal?.line == 1)
    }

    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian, .utf16])
    func otherEncodings(encoding: String.Encoding) throws {
        for start in ["", "<?xml version='1.0'?>", "<!DOCTYPE borderFeed>"] {
            let data = try #require(FeedSample.feed(FeedSample.filing, before: start).data(using: encoding))
            #expect(FeedReading(Array(data)).refusal == FeedRefusal(.notUTF8, line: 1))
        }
    }

    @Test(arguments: [
        [0x1F, 0x8B, 8, 0], [0x50, 0x4B, 3, 4], Array("BZh9".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0],
        [0x28, 0xB5, 0x2F, 0xFD],
    ])
    func packed(start: [UInt8]) {
        #expect(FeedReading(start + Array(FeedSample.feed("").utf8)).refusal == FeedRefusal(.compressed, line: 1))
    }

    @Test(
        arguments: [
            [0x00], [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
            [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF8], [0xFF], [0xE5, 0xBC], [0xC4, 0xE3],
        ] as [[UInt8]])
    func notUTF8(wrong: [UInt8]) {
        let parts = [FeedSample.root() + "\n<a>", "</a></borderFeed>"].map { Array($0.utf8) }
        #expect(FeedReading(parts[0] + wrong + parts[1]).refusal == FeedRefusal(.notUTF8, line: 2))
        let after = Array(FeedSample.feed("").utf8) + [10, 10] + wrong
        #expect(FeedReading(after).refusal == FeedRefusal(.notUTF8, line: 3))
    }

    @Test(arguments: [
        "<!DOCTYPE borderFeed>", "<!DOCTYPE borderFeed SYSTEM 'file:///etc/passwd'>",
        "<!DOCTYPE borderFeed [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>",
        "<!DOCTYPE borderFeed [<!ATTLIST a b CDATA 'x'>]>",
        "<!DOCTYPE borderFeed [<!ENTITY % p SYSTEM 'http://x/'> %p;]>",
        "<!DOCTYPE borderFeed [<!-- " + String(repeating: "x", count: 200_000) + " -->]>",
    ])
    func doctype(text: String) {
        for start in ["", "\u{FEFF}", "<?xml version='1.0' encoding='UTF-8'?>", "<!-- x -->"] {
            let reading = FeedReading(FeedSample.feed("<a>&c;</a>", before: start + "\n" + text + "\n"))
            #expect(reading.refusal == FeedRefusal(.doctype, line: 2))
            #expect(reading.header == nil)
        }
    }

    @Test(
        arguments: [
            ("", 1), ("\n\n", 3), ("x", 1), ("<borderFeed", 1), (FeedSample.root(), 1),
            (FeedSample.root() + "\n\n" + FeedSample.filing.dropLast(9), 3),
            (FeedSample.root() + "\n<a></b></borderFeed>", 2),
            (FeedSample.feed("\n\n<a b='1' b='2'/>"), 3), (FeedSample.feed("\n<a b='<'/>"), 2),
            (FeedSample.feed("\n<p:a/>"), 2),
            (FeedSample.feed("\n<a p:b='1'/>"), 2),
            (FeedSample.feed("\n<a p:b='1' q:b='1' xmlns:p='u' xmlns:q='u'/>"), 2), (FeedSample.feed("\n&nbsp;"), 2),
            (FeedSample.feed("\n<a>]]></a>"), 2),
            (FeedSample.feed("\n<!-- -- -->"), 2), (FeedSample.feed("\n<?xml version='1.0'?>"), 2),
            (FeedSample.feed("\n<![X[]]>"), 2),
            (FeedSample.feed("", after: "\n<a/>"), 2), (FeedSample.feed("", after: "\nx"), 2),
            (FeedSample.feed("\n&#1;"), 2),
            (FeedSample.feed("\n<a \u{1}/>"), 2), (FeedSample.feed("\n<!DOCTYPE a>"), 2),
        ] as [(String, Int)])
    func notWellFormed(text: String, line: Int) {
        #expect(FeedReading(text).refusal == FeedRefusal(.notWellFormed, line: line))
    }

    @Test func longLines() {
        let lines = String(repeating: "\n", count: 60_000)
        let feed = FeedSample.root() + lines + FeedSample.filing + lines + "<b>x</b>\n"
        let reading = FeedReading(feed + "</borderFeed>")
        #expect(reading.items.map(\.line) == [60_001, 120_001])
        #expect(FeedReading(feed + "<a></b>").refusal == FeedRefusal(.notWellFormed, line: 120_002))
        #expect(FeedReading(feed + "x</borderFeed>").refusal == FeedRefusal(.textBetweenRecords, line: 120_002))
    }

    /// A parser never forgets a name; a fresh one takes over, and nothing shows.
    @Test func freshParsersChangeNothing() {
        let root = FeedSample.root(extra: "\n xmlns:q='urn:q'\n")
        let records = (0..<300).map { "<q:x a\($0)='1'\n recordId='r\($0)'>张</q:x>\n" + FeedSample.filing }
        let feed = root + records.joined(separator: "\r\n") + "\n"
        var limits = FeedLimits.standard
        let whole = FeedReading(feed + "</borderFeed>", limits: limits)
        limits.parserNames = 1
        let renewed = FeedReading(feed + "</borderFeed>", limits: limits)
        #expect(whole.items.count == 600)
        #expect(renewed.items == whole.items)
        #expect(renewed.refusal == nil)
        let last = whole.items.last?.line ?? 0
        #expect(FeedReading(feed + "<a></b>", limits: limits).refusal == FeedRefusal(.notWellFormed, line: last + 1))
        #expect(FeedReading(feed + "x", limits: limits).refusal == FeedRefusal(.textBetweenRecords, line: last + 1))
    }

    /// Ten MiB of names in attributes is where the C library alone would give up.
    @Test func anyNumberOfStrangeAttributes() {
        let pad = String(repeating: "n", count: 30_000)
        let feed = FeedSample.feed((0..<500).map { "<document \(pad)\($0)='1'/>" }.joined())
        let reading = FeedReading(feed)
        #expect(reading.refusal == nil)
        #expect(reading.bad.count == 500)
    }

    @Test func filesArePlain() throws {
        let reader = FeedReader(zone: .shanghai, today: try FeedSample.day("2026-11-23"))
        let path = FileManager.default.temporaryDirectory.appending(path: "levee-\(UUID().uuidString).xml").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(FeedSample.feed(FeedSample.filing).utf8).write(to: URL(filePath: path))
        var count = 0
        try reader.read(path: path, header: { _ in }, item: { _ in count += 1 })
        #expect(count == 1)
        for wrong in [path + ".missing", FileManager.default.temporaryDirectory.path] {
            #expect(throws: FeedRefusal(.unreadable)) { try reader.read(path: wrong, header: { _ in }, item: { _ in }) }
        }
        var small = reader
        small.limits.fileBytes = 10
        #expect(throws: FeedRefusal(.tooLarge)) { try small.read(path: path, header: { _ in }, item: { _ in }) }
    }

    @Test func parserOptions() {
        final class Nobody: XMLHandler {
            func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int { 0 }
            func start(_ element: XMLElement) -> Bool { true }
            func end(names: Int) -> Bool { true }
            func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) -> Bool { true }
        }
        // NOENT is bit 1, NONET is bit 11; no RECOVER, HUGE, DTD or XINCLUDE.
        guard let parser = XMLParser(Nobody()) else {
            Issue.record("no parser")
            return
        }
        let options = parser.options
        #expect(options == 1 << 1 | 1 << 11)
    }
}
