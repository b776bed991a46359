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
    private var isChecked = false
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
            // What is wrong with the options or the registry is told before the first file comes.
            if !isChecked { _ = try ImportSession(options) }
            isChecked = true
            try workOff(folder.look(into: .working).entries, isLeft: true)
            let now = try folder.look(into: .incoming)
            let settled = now.settled(since: before)
            before = now
            try workOff(settled, isLeft: false)
        } catch {
            guard case .later(let code) = FeedFate(error), let failure = Failure(error) else { throw error }
            report.tell(Failure(code, failure.message))
            return false
        }
        return true
    }

    /// Takes files one by one, so that a run that is killed leaves the one at hand in `working` and the others in their turns.
    private mutating func workOff(_ entries: [FolderEntry], isLeft: Bool) throws {
        let names = entries.filter { isOrdinary($0) }.map(\.name)
        for name in try inOrder(names, in: isLeft ? .working : .incoming) {
            guard try !isStopping(within: 0) else { return }
            let taken = isLeft ? name : try folder.move(name, from: .incoming, to: .working)
            // Before it was there, another thing could be put under its name.
            guard let entry = folder.look(at: taken, in: .working), isOrdinary(entry) else { continue }
            try workOff(taken)
        }
        if !names.isEmpty { report.tell(try Home(options.common).open().gaps()) }
    }

    private mutating func isOrdinary(_ entry: FolderEntry) -> Bool {
        guard let oddity = FolderOddity(entry, user: geteuid()) else { return true }
        report.tell(oddity, of: entry)
        return false
    }

    private func inOrder(_ names: [String], in room: WatchedFolder.Room) throws -> [String] {
        guard names.count > 1 else { return names }
        let session = try ImportSession(options)
        let files = try names.map { name in
            let header = try folder.reading(name, in: room) { try session.header(of: $0) } ?? nil
            return FeedPlace(name: name, source: header?.source, sequence: header?.sequence)
        }
        return FeedPlace.inOrder(files).map(\.name)
    }

    private mutating func workOff(_ name: String) throws {
        for attempt in 1... {
            let result = Result {
                let session = try ImportSession(options)
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
