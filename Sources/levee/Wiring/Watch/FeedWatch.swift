import Foundation
import LeveeCore
import LeveeSQLite

/// Works a folder off: what a run left in `working` first, then what has come into `incoming` and is no longer written. Each
/// file is imported as `levee import FILE` imports it, by the policy of its moment.
struct FeedWatch {
    private let folder: WatchedFolder
    private let options: ImportOptions
    /// Seconds between two looks.
    private let every: Int
    private let stop: StopSignal
    private var isStopped = false
    private var before = FolderLook()
    private var report: WatchReport

    /// The longest wait after a failure of ours, in seconds.
    private static let patience = 600

    init(_ folder: WatchedFolder, _ options: ImportOptions, every: Int, stop: StopSignal) {
        self.folder = folder
        self.options = options
        self.every = every
        self.stop = stop
        report = WatchReport(terminal: options.common.terminal, isJSON: options.json)
    }

    /// Works off what lies there now.
    /// - Returns: the exit code that the worst file asks for; nil where everything went in.
    mutating func once() throws -> Failure.Code? {
        guard try round(), !before.entries.isEmpty, try !isStopping(within: every), try round() else {
            return report.worst
        }
        for entry in try folder.look(into: .incoming).entries where isOrdinary(entry) { report.tellUnsettled(entry) }
        return report.worst
    }

    /// Works off what comes until a signal ends it, between two files.
    mutating func forever() throws {
        var wait = every
        repeat {
            wait = try round() ? every : min(wait * 2, max(Self.patience, every))
        } while try !isStopping(within: wait)
    }

    private mutating func isStopping(within seconds: Int) throws -> Bool {
        if !isStopped { isStopped = stop.comes(within: seconds) }
        return isStopped
    }

    /// - Returns: false where something of ours failed, and all waits.
    private mutating func round() throws -> Bool {
        do {
            try workOff(folder.look(into: .working).entries.map(\.name))
            let now = try folder.look(into: .incoming)
            let settled = now.settled(since: before)
            before = now
            guard try !isStopping(within: 0) else { return true }
            try workOff(
                settled.filter { isOrdinary($0) }.map { try folder.move($0.name, from: .incoming, to: .working) })
        } catch {
            guard case .later(let code) = FeedFate(error), let failure = Failure(error) else { throw error }
            report.tell(Failure(code, failure.message))
            return false
        }
        return true
    }

    /// Works off what lies in `working`. It is looked at there once more: before, another thing could be put under its name.
    private mutating func workOff(_ names: [String]) throws {
        let ordinary = names.filter { name in folder.look(at: name, in: .working).map { isOrdinary($0) } ?? false }
        guard !ordinary.isEmpty else { return }
        for name in try inOrder(ordinary) {
            guard try !isStopping(within: 0) else { return }
            try workOff(name)
        }
        report.tell(try Home(options.common).open().gaps())
    }

    private mutating func isOrdinary(_ entry: FolderEntry) -> Bool {
        guard let oddity = FolderOddity(entry, user: geteuid()) else { return true }
        report.tell(oddity, of: entry)
        return false
    }

    private func inOrder(_ names: [String]) throws -> [String] {
        guard names.count > 1 else { return names }
        let session = try FeedSession(options)
        let files = try names.map { name in
            let header = try session.header(of: folder.place(.working, name))
            return FeedPlace(name: name, source: header?.source, sequence: header?.sequence)
        }
        return FeedPlace.inOrder(files).map(\.name)
    }

    private mutating func workOff(_ name: String) throws {
        for attempt in 1... {
            let result = Result {
                let session = try FeedSession(options)
                try session.forget()
                return try session.run(folder.place(.working, name), shown: name)
            }
            switch FeedFate(result, attempt: attempt) {
            case .done: return try settle(result.get(), name, into: .done)
            case .refused: return try settle(result.get(), name, into: .refused)
            case .left: return report.tellUnreadable(name)
            case .again: continue
            case .later, .over: _ = try result.get()
            }
        }
    }

    private mutating func settle(_ result: ImportResult, _ name: String, into room: WatchedFolder.Room) throws {
        var result = result
        try folder.settle(name, into: room) { settled in
            result.file = "\(room.rawValue)/\(settled)"
            return try ImportReport.statement(result)
        }
        try report.show(result)
    }
}
