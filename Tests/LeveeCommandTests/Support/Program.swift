import Foundation
import Testing

/// What one run of the program gave.
struct Output: Equatable {
    var status: Int32
    var stdout: String
    var stderr: String

    init(_ status: Int32, _ stdout: String = "", _ stderr: String = "") {
        self.status = status
        self.stdout = stdout
        self.stderr = stderr
    }
}

/// The built program, as a user runs it: another process, with an environment that the test controls.
enum Program {
    /// The checkout.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let sample = root.appending(path: "data/sample").path

    /// The program that was built together with these tests.
    static var path: String {
        get throws {
            let tests = try #require(Bundle.main.executableURL)
            return tests.deletingLastPathComponent().appending(path: "levee").path
        }
    }

    /// Starts the program; its output goes to files, so that it never waits for a reader.
    /// - Parameter pipe: what it reads instead of `stdin`, as somebody types it.
    static func start(
        _ arguments: [String], stdin: String = "", pipe: Pipe? = nil, environment: [String: String] = [:],
        in directory: String,
        executable: String? = nil
    ) throws -> Running {
        let process = Process()
        process.executableURL = URL(filePath: try executable ?? path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: directory, directoryHint: .isDirectory)
        process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
            .merging(environment) { $1 }
        let names = ["in", "out", "err"].map { "\(NSTemporaryDirectory())/levee-test-\(UUID().uuidString).\($0)" }
        for name in names { try Data().write(to: URL(filePath: name)) }
        try stdin.write(toFile: names[0], atomically: false, encoding: .utf8)
        if let pipe {
            process.standardInput = pipe
        } else {
            process.standardInput = try FileHandle(forReadingFrom: URL(filePath: names[0]))
        }
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: names[1]))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: names[2]))
        try process.run()
        return Running(process: process, files: names)
    }
}

/// A run of the program that may still go on.
struct Running {
    let process: Process
    fileprivate let files: [String]

    fileprivate init(process: Process, files: [String]) {
        self.process = process
        self.files = files
    }

    func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

    func end() throws -> Output {
        process.waitUntilExit()
        defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
        return Output(
            process.terminationStatus, try String(contentsOfFile: files[1], encoding: .utf8),
            try String(contentsOfFile: files[2], encoding: .utf8))
    }
}
