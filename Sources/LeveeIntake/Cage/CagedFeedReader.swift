public import LeveeCore

/// Reads feeds in a child process that can touch nothing: a parser that breaks, hangs or is taken over costs one feed.
///
/// The child is given the open file and a pipe, no environment, and limits on memory, time and descriptors; it runs
/// ``FeedRecipe/readCaged()``. What comes over the pipe is checked like anything else from outside.
public struct CagedFeedReader: Sendable {
    /// Program and arguments of the child.
    private let command: [String]
    private let limits: FeedLimits
    /// How long the child may be silent.
    private let patience: Duration

    /// - Parameter command: program and arguments that end in ``FeedRecipe/readCaged()``.
    public init(command: [String], limits: FeedLimits = .standard) {
        self.command = command
        self.limits = limits
        patience = limits.patience + .seconds(10)
    }

    /// Reads a file, pipe or device.
    /// - Parameter progress: told how much of a regular file is read, from 0 to 1.
    /// - Returns: paths of another vocabulary that its profile neither maps nor ignores, with their counts.
    /// - Throws: ``FeedRefusal``, also `readerFailed` where the child ended without a word or told nonsense, and `tooSlow` where
    ///   it fell silent; whatever a handler throws, which ends the reading.
    public func read(
        path: String, progress: (Double) -> Void = { _ in }, header: (FeedHeader) throws -> Void,
        item: (FeedItem) throws -> Void
    ) throws -> [String: Int] {
        let file = try FileSource(path: path, limit: limits.fileBytes)
        let child = try ChildProcess(command, input: file.descriptor)
        defer { child.end() }
        let inbox = MessageInbox(child.output, patience: patience, file: file)
        return try inbox.handOn(stop: { child.stop() }, progress: progress, header: header, item: item)
    }
}
