import Foundation
import GRDB
import Testing

/// A directory of its own for one test, with a home in it. It goes away with the test.
final class Scratch: Sendable {
    let path: String
    var home: String { path + "/home" }
    var database: String { home + "/levee.db" }

    /// - Parameter isMade: whether the home is made at once.
    init(home isMade: Bool = true) throws {
        path = "\(NSTemporaryDirectory())/levee-scratch-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        if isMade {
            let made = try levee("init")
            try #require(made.status == 0, "\(made)")
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Runs the program in the directory, with the home in its environment. Paths of the directory are told as `SCRATCH`.
    @discardableResult
    func levee(_ arguments: String..., stdin: String = "", environment: [String: String] = [:]) throws -> Output {
        try run(arguments, stdin: stdin, environment: environment)
    }

    func run(_ arguments: [String], stdin: String = "", environment: [String: String] = [:]) throws -> Output {
        var output = try start(arguments, stdin: stdin, environment: environment).end()
        output.stdout.replace(path, with: "SCRATCH")
        output.stderr.replace(path, with: "SCRATCH")
        return output
    }

    func start(
        _ arguments: [String], stdin: String = "", pipe: Pipe? = nil, environment: [String: String] = [:]
    ) throws -> Running {
        try Program.start(
            arguments, stdin: stdin, pipe: pipe, environment: ["LEVEE_HOME": home].merging(environment) { $1 },
            in: path)
    }

    /// Runs the program below a terminal of 80 columns; what it wrote to either stream, with its escapes.
    func inTerminal(_ command: String, environment: [String: String] = [:]) throws -> Output {
        let line = "stty cols 80; exec '\(try Program.path)' \(command)"
        return try Program.start(
            ["-qec", line, "/dev/null"],
            environment: ["LEVEE_HOME": home, "TERM": "xterm", "SHELL": "/bin/sh"].merging(environment) { $1 },
            in: path, executable: "/usr/bin/script"
        ).end()
    }

    /// Writes a file into the directory.
    func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

    func write(_ data: Data, to name: String) throws {
        let url = URL(filePath: "\(path)/\(name)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

    /// Writes one table and loads it.
    @discardableResult
    func load(_ table: String, _ text: String, _ options: String...) throws -> Output {
        try write(text, to: "\(table).csv")
        return try run(["load", "\(table).csv"] + options)
    }

    /// Runs a night and gives the lines of its findings file, parsed.
    func night(_ day: String, _ options: String...) throws -> (output: Output, findings: [Line]) {
        let output = try run(["nightly", "--as-of", day, "--findings", "findings.jsonl"] + options)
        let lines = try read("findings.jsonl").split(separator: "\n")
        return (output, try lines.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) })
    }

    /// A line of the findings file.
    struct Line: Decodable {
        var rule: String
        var person: String
        var subject: String
        var since: String
        var state: String

        var brief: String { "\(rule) \(person) \(subject) \(since)" }
    }

    /// Every row of every table as text; moments and what is hashed over them are left out.
    func dump() throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: database, configuration: configuration).read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1")
            return try tables.flatMap { table in
                let columns = try db.columns(in: table).map(\.name).filter { !Self.moments.contains("\(table).\($0)") }
                return try Row.fetchAll(db, sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table)")
                    .map { "\(table) \($0)" }.sorted()
            }
        }
    }

    private static let moments: Set<String> = [
        "receipt.received_at", "audit.at", "audit.previous", "audit.hash", "feed_file.received_at",
    ]

    /// Changes the database behind the program's back.
    func tamper(_ sql: String) throws {
        try DatabaseQueue(path: database).writeWithoutTransaction { try $0.execute(sql: sql) }
    }

    /// The login under which the program runs here.
    func login() -> String { NSUserName() }

    /// The actors and acts of the audit, in order.
    func audit() throws -> [String] {
        try DatabaseQueue(path: database).read { db in
            try String.fetchAll(db, sql: "SELECT actor || ' ' || action FROM audit ORDER BY number")
        }
    }
}
