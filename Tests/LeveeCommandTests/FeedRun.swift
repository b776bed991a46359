import Foundation
import GRDB
import LeveeCore
import Testing

/// A scratch home with the built program, and what runs of it gave.
final class FeedHome {
    let folder: URL
    private let home: URL
    private static let program = Bundle.main.bundleURL.appending(path: "levee")

    /// An empty registry with these people and documents loaded.
    init(_ people: String = FeedPeople.persons, documents: String = FeedPeople.documents) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "levee-feeds-\(UUID().uuidString)")
        home = folder.appending(path: "home")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try write("units.csv", "code,name,region\nU1,县委办,449999\n")
        try write("persons.csv", people)
        try write("documents.csv", documents)
        #expect(try run("init").code == 0)
        #expect(try run("load", "units.csv", "persons.csv", "documents.csv").code == 0)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var database: String { home.appending(path: "levee.db").path }

    func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

    func write(_ name: String, _ bytes: Data) throws { try bytes.write(to: folder.appending(path: name)) }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
    }

    /// Runs the program in the folder, in English, and waits for its end.
    @discardableResult
    func run(_ arguments: String...) throws -> FeedRun { try run(arguments) }

    func run(_ arguments: [String]) throws -> FeedRun {
        let (process, run) = try start(arguments)
        process.waitUntilExit()
        return run(process.terminationStatus)
    }

    /// Runs the program with 20 s of processor time and 1 GiB of addresses.
    func runLimited(_ arguments: String...) throws -> FeedRun {
        let limits = "ulimit -t 20 && ulimit -v 1048576 && exec \"$0\" \"$@\""
        let shell = URL(filePath: "/bin/sh")
        let (process, run) = try start(["-c", limits, Self.program.path] + arguments, program: shell)
        process.waitUntilExit()
        return run(process.terminationStatus)
    }

    /// Runs the program below a tool, such as one that traces it.
    func runBelow(_ tool: String, _ options: [String], _ arguments: [String]) throws -> FeedRun {
        let (process, run) = try start(
            [tool] + options + [Self.program.path] + arguments, program: URL(filePath: "/usr/bin/env"))
        process.waitUntilExit()
        return run(process.terminationStatus)
    }

    /// Runs the program and kills it after so long, unless it ends before.
    func runAndKill(_ arguments: [String], after delay: Duration) throws {
        let (process, _) = try start(arguments)
        let (seconds, rest) = delay.components
        Thread.sleep(forTimeInterval: Double(seconds) + Double(rest) / 1e18)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Output goes through files, so that no pipe can fill.
    func start(
        _ arguments: [String], program: URL = program
    ) throws -> (Process, (Int32) -> FeedRun) {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["LEVEE_HOME": home.path, "LC_ALL": "C", "PATH": "/usr/bin:/bin"]
        let (out, err) = (folder.appending(path: "out"), folder.appending(path: "err"))
        for file in [out, err] { try Data().write(to: file) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        try process.run()
        return (
            process,
            { code in
                let text = [out, err].map { String(decoding: (try? Data(contentsOf: $0)) ?? Data(), as: UTF8.self) }
                return FeedRun(code: code, output: text[0], errors: text[1])
            }
        )
    }

    /// Every row of these tables, or of all of them.
    func dump(_ chosen: [String]? = nil) throws -> [String] {
        try DatabaseQueue(path: database).read { db in
            let all = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
            return try (chosen ?? String.fetchAll(db, sql: all)).flatMap { table in
                try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
            }
        }
    }

    /// One column of rows, as text.
    func texts(_ sql: String) throws -> [String] {
        try DatabaseQueue(path: database).read { try String.fetchAll($0, sql: sql) }
    }

    /// Does something while another process writes.
    func whileLocked<Value>(_ work: () throws -> Value) throws -> Value {
        try DatabaseQueue(path: database).writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN IMMEDIATE")
            defer { try? db.execute(sql: "ROLLBACK") }
            return try work()
        }
    }

    /// Changes what no command changes, such as the day on which something came.
    func alter(_ sql: String) throws { try DatabaseQueue(path: database).write { try $0.execute(sql: sql) } }
}

/// What one run of the program gave.
struct FeedRun: Equatable {
    var code: Int32
    var output: String
    var errors: String

    /// The JSON lines of an import, each without the seconds, which no two runs share.
    var lines: [String] {
        output.split(separator: "\n").map { line in
            String(line).replacing(/"seconds":[0-9]+(\.[0-9]{1,3})?/, with: "\"seconds\":T")
        }
    }
}

/// What became of a file's records, written as the contracts do.
struct FeedTotals: Sendable {
    var accepted = 0
    var duplicate = 0
    var notRegistered = 0
    var possibleMatch = 0
    var quarantined = 0

    func line(_ file: String, source: String = "gd", _ sequence: Int64) -> String {
        let received = accepted + duplicate + notRegistered + possibleMatch + quarantined
        return """
            {"accepted":\(accepted),"duplicate":\(duplicate),"file":"\(file)","notRegistered":\(notRegistered),\
            "possibleMatch":\(possibleMatch),"quarantined":\(quarantined),"received":\(received),"seconds":T,\
            "sequence":\(sequence),"source":"\(source)"}
            """
    }

    static func refused(_ file: String, _ code: String, line: Int?) -> String {
        """
        {"file":"\(file)","refused":{"code":"\(code)","line":\(line.map(String.init) ?? "null")},"seconds":T}
        """
    }
}
