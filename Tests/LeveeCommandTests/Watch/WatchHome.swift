import Foundation
import Testing

/// A registry beside a watched folder, `f`, and what runs over it gave.
struct WatchHome {
    typealias Text = FeedText
    let home: FeedHome

    init() throws {
        home = try FeedHome()
        try FileManager.default.createDirectory(
            at: home.folder.appending(path: "f/incoming"), withIntermediateDirectories: true)
    }

    func path(_ name: String) -> String { home.folder.appending(path: "f/\(name)").path }

    func put(_ name: String, _ text: String) throws { try home.write("f/incoming/\(name)", text) }

    static let once = ["import", "--watch", "f", "--once", "--every", "1"]

    func once(_ more: String...) throws -> FeedRun { try Self.timeless(home.run(Self.once + more)) }

    /// Without the seconds, which no two runs share.
    static func timeless(_ run: FeedRun) -> FeedRun {
        var run = run
        run.output = timeless(run.output)
        return run
    }

    static func timeless(_ text: String) -> String {
        text.replacing(/; [0-9.]+ s\n/, with: "; T s\n").replacing(/"seconds":[0-9.]+/, with: "\"seconds\":T")
    }

    /// Every file below the folder but the lock, and what the statements say.
    func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path("")).sorted().compactMap { name in
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: path(name), isDirectory: &isFolder)
            if name == ".watch.lock" || isThere && isFolder.boolValue { return nil }
            return name.hasSuffix(".statement.json") ? Self.timeless("\(name) \(try home.text("f/" + name))") : name
        }
    }

    /// Starts a run and waits until something is so.
    func start(_ arguments: [String], until isSo: () -> Bool) throws -> (Process, (Int32) -> FeedRun) {
        let run = try home.start(arguments)
        let end = ContinuousClock.now + .seconds(30)
        while !isSo(), run.0.isRunning, .now < end { usleep(2_000) }
        try #require(isSo())
        return run
    }

    func isThere(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// What is said of a file that came in.
    static func said(_ file: String, _ sequence: Int, _ totals: FeedTotals = FeedTotals(accepted: 1)) -> String {
        let received = totals.accepted + totals.duplicate + totals.quarantined
        return
            "\(file): gd \(sequence), \(received) received: \(totals.accepted) accepted, \(totals.duplicate) duplicate, "
            + "0 not registered, 0 possible, \(totals.quarantined) quarantined; T s\n"
    }

    /// A statement as it lies beside its file.
    static func statement(_ file: String, _ sequence: Int64, _ totals: FeedTotals = FeedTotals(accepted: 1)) -> String {
        "\(file).statement.json \(totals.line(file, sequence))\n"
    }
}
