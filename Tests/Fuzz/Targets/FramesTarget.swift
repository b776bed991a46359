@testable import LeveeCore
@testable import LeveeIntake

/// What may come over the pipe: any bytes as a frame, or as the parts of a message, are taken or refused, wherever they lie.
enum FramesTarget {
    static func check(_ bytes: [UInt8]) throws {
        let frame = try? RecordFrame(bytes)
        let around = [UInt8](repeating: 0xFF, count: 7)
        let whole = FrameBytes(around + bytes + around)
        let shifted = try? RecordFrame(whole, 7..<7 + bytes.count)
        try holdEqual(frame?.canonical, shifted?.canonical, "a frame somewhere else")
        if let frame { try check(frame) }
        var parts = MessageParts(whole, 7..<7 + bytes.count)
        if let header = try? parts.header() {
            let writer = MessageWriter()
            writer.add(header)
            var second = MessageParts(FrameBytes(Array(writer.raw)), 5..<writer.count)
            try holdEqual(try? second.header(), header, "a header that was written and read")
        }
        let alone = FrameBytes(bytes)
        let start = MessageParts(alone, bytes.indices)
        var (record, bad, refusal, warnings) = (start, start, start, start)
        if (try? record.record()) != nil { _ = try? record.elementPlace().text(in: alone, nil) }
        if (try? bad.bad()) != nil { _ = try? bad.elementPlace().text(in: alone, nil) }
        if let refusal = try? refusal.refusal() { _ = refusal.message(file: "feed.xml") }
        _ = try? warnings.warnings()
    }

    private static func check(_ frame: RecordFrame) throws {
        for text in RecordFrame.Text.allCases { _ = frame.string(text) }
        guard let record = try? FeedRecord(frame) else { return }
        guard let again = try? RecordFrame(record, line: frame.line, doubts: frame.doubts) else { return }
        try holdEqual(try? FeedRecord(again), record, "a record in a frame of its own")
    }
}
