import CFeedCage
import Glibc
import LeveeCore

extension FeedRecipe {
    /// Reads the feed on standard input inside a cage and tells of it on standard output: all that the process does. What it
    /// tells is read by ``CagedFeedReader``.
    /// - Returns: the process's exit code: 0 where the end or a refusal was told.
    public func readCaged() -> Int32 {
        var limits = levee_cage_limits(memory: memory, cpu_seconds: Cage.cpuSeconds, files: 3)
        guard prepare(), levee_cage_enter(&limits) == 0 else { return 1 }
        let pipe = MessagePipe(isInFile: isPlain && FileSource.isRegular(0))
        do {
            let warnings = try read(descriptor: 0, progress: { pipe.share = $0 }, into: pipe)
            try pipe.end(warnings)
        } catch let refusal as FeedRefusal {
            do { try pipe.end(refusal) } catch { return 1 }
        } catch { return 1 }
        return 0
    }
}

/// What the process inside may use.
enum Cage {
    /// Bytes of address space beyond what it starts with.
    static let memory = 96 << 20
    /// Bytes of memory for a byte of a signed file, of which a tree is built.
    static let treeFactor = 17
    /// Two gibibytes take less than a minute.
    static let cpuSeconds: UInt32 = 600
}

/// Writes messages to standard output, many at once.
private final class MessagePipe: FeedSink {
    private static let lot = 256 << 10

    /// What was told may end anywhere, so that nothing more can be said.
    private struct Broken: Error {}

    private let writer = MessageWriter()
    /// Whether the parent can read an element's XML where it lies.
    private let isInFile: Bool
    var share = 0.0

    init(isInFile: Bool) { self.isInFile = isInFile }

    func take(_ header: FeedHeader) throws { writer.add(header) }

    func take(_ frame: FrameBytes, xml: ElementXML) throws {
        writer.add(frame: frame.raw, xml: xml, isInFile: isInFile)
        if writer.count >= Self.lot { try send() }
    }

    func take(_ bad: BadRecord, line: Int, xml: ElementXML) throws {
        writer.add(bad, line: line, xml: xml, isInFile: isInFile)
        if writer.count >= Self.lot { try send() }
    }

    func end(_ warnings: [String: Int]) throws {
        writer.addEnd(warnings)
        try send()
    }

    func end(_ refusal: FeedRefusal) throws {
        writer.add(refusal)
        try send()
    }

    private func send() throws {
        writer.add(progress: share)
        let bytes = writer.raw
        var sent = 0
        while sent < bytes.count {
            let count = write(1, bytes.baseAddress?.advanced(by: sent), bytes.count - sent)
            if count < 0, errno != EINTR { throw Broken() }
            sent += max(0, count)
        }
        writer.clear()
    }
}
