import Foundation
import LeveeCore
import Testing

@testable import levee

/// Whole outputs that are committed. With `LEVEE_WRITE_EXPECTED=1` a run writes them: look at the difference before you
/// commit it.
enum Expected {
    static func text(_ name: String, _ actual: String) throws -> String {
        let file = Program.root.appending(path: "Tests/LeveeCommandTests/Expected/\(name)")
        if ProcessInfo.processInfo.environment["LEVEE_WRITE_EXPECTED"] != nil {
            try actual.write(to: file, atomically: true, encoding: .utf8)
        }
        return try String(contentsOf: file, encoding: .utf8)
    }
}

/// How wide a line is on a terminal.
enum DisplayWidthProbe {
    static func width(_ line: Substring) -> Int { DisplayWidth.of(line) }
}

/// The sample county, loaded, imported and examined once; every test works on a copy.
enum Sample {
    static let day = "2026-11-23"

    private static let made = Result {
        let scratch = try Scratch()
        for arguments in [
            ["load", Program.sample], ["import", Program.sample + "/feeds"], ["nightly", "--as-of", day],
        ] {
            let output = try scratch.run(arguments)
            try #require([0, 10].contains(output.status), "\(output)")
        }
        return scratch
    }

    static func copy() throws -> Scratch {
        let scratch = try Scratch(home: false)
        try FileManager.default.copyItem(atPath: try made.get().home, toPath: scratch.home)
        return scratch
    }
}
